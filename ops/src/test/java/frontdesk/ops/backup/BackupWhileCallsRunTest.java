package frontdesk.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.chaos.BriskClinics;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.firstcall.wire.KeysBooking;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.ops.node.LocalSocket;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupWhileCallsRunTest {
  private static final Duration GOODBYE = Duration.ofSeconds(30);
  private static final Duration ENDED = Duration.ofSeconds(60);

  /** A restored call is found long after it was cut off; here everything is quick. */
  private static final String LATE_AT_ONCE =
      """
      frontdesk.sip.timers { t1 = 50ms, t2 = 400ms, t4 = 500ms }
      frontdesk.call.resume-window = 1s
      """;

  @TempDir private Path directory;

  @Test
  void shouldGoOnFromACopyAndNameTheCallsThatItCutOff() throws IOException, SQLException {
    Path file = directory.resolve("backup.zip");
    CallId booked;
    CallId cutOff;
    List<String> references;
    // given: one call that booked, and one in the middle of it while the copy is made
    try (NodeUnderTest node =
            NodeUnderTest.startWithoutEars(directory.resolve("old"), "127.0.0.1", settings());
        LocalSocket socket =
            LocalSocket.open(node.node().configuration().settings(), node.node().answers())) {
      assertThat(socket.path()).exists();
      booked = bookByKeys(node);
      references = node.bookings(booked);
      try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
        cutOff = phone.id();
        KeysBooking booking = new KeysBooking(phone, () -> node.calls().words(cutOff));
        booking.step();
        booking.step();
        // when
        Ran backup =
            Ran.frontdesk("backup", file.toString(), "-c", node.files().config().toString());
        assertThat(backup.status()).as(backup.err()).isEqualTo(Exit.OK);
        // and the call goes on meanwhile
        assertThat(booking.step()).isTrue();
        phone.call().hangUp(2);
      }
      Ran again = Ran.frontdesk("backup", file.toString(), "-c", node.files().config().toString());
      assertThat(again.status()).isEqualTo(Exit.UNAVAILABLE);
      assertThat(again.err()).contains("exists already");
    }
    // then
    NodeFiles files = NodeFiles.at(directory.resolve("new"), "127.0.0.1", settings());
    Ran restore = Ran.frontdesk("restore", file.toString(), "-c", files.config().toString());
    assertThat(restore.status()).as(restore.err()).isEqualTo(Exit.OK);
    assertThat(restore.out()).contains("sound").contains(cutOff.value());
    assertThat(restore.out()).doesNotContain(booked.value());
    goOn(booked, references, cutOff);
  }

  private void goOn(CallId booked, List<String> references, CallId cutOff)
      throws IOException, SQLException {
    try (NodeUnderTest node =
        NodeUnderTest.startWithoutEars(directory.resolve("new"), "127.0.0.1", settings())) {
      assertThat(node.bookings(booked)).isEqualTo(references).hasSize(1);
      assertThat(
              new ReplayReader(node.node().storage(), BuildVersion.current())
                  .replay(booked, true)
                  .identical())
          .isTrue();
      Await.until("the call that was cut off ends", ENDED, () -> ending(node, cutOff).isPresent());
      assertThat(ending(node, cutOff)).contains(CallEvent.Ending.NODE_LOST);
      assertThat(node.bookings(bookByKeys(node)))
          .hasSize(1)
          .doesNotContainAnyElementsOf(references);
    }
  }

  private String settings() throws IOException {
    return LATE_AT_ONCE + BriskClinics.in(directory.resolve("clinics"));
  }

  private static Optional<CallEvent.Ending> ending(NodeUnderTest node, CallId call) {
    try {
      return node.events(call).stream()
          .filter(CallEvent.CallEnded.class::isInstance)
          .map(event -> ((CallEvent.CallEnded) event).ending())
          .findFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CallId bookByKeys(NodeUnderTest node) throws IOException {
    CallId id;
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      id = phone.id();
      new KeysBooking(phone, () -> node.calls().words(id)).book();
      String bye = phone.client().expect(m -> m.startsWith("BYE "), "BYE", GOODBYE);
      phone.client().send(phone.call().response(bye, "200 OK", ""));
    }
    Await.until("the call ends", () -> node.calls().ending(id).isPresent());
    return id;
  }
}
