package frontdesk.ops.firstcall.booked;

import static frontdesk.ops.caller.CallScript.say;
import static frontdesk.ops.caller.CallScript.waitForHangUp;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.firstcall.harness.FinishedCall;
import frontdesk.ops.firstcall.harness.NodeClock;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.harness.Patients;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.privacy.PlainTextScan;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole spoken call whose journal and keys are on PostgreSQL, by settings alone. */
class BookedOnPostgresqlTest {
  private static final Instant THURSDAY = Instant.parse("2027-02-04T07:40:00Z");
  private static final Duration IN_TWO_WEEKS = Duration.ofDays(14);
  private static final String CALLER = "+442079460715";
  private static final CallScript SCRIPT =
      CallScript.of(
          say("book-consultation-all-in-one"),
          say("maria-jones"),
          say("yes"),
          say("yes"),
          say("yes-please"),
          waitForHangUp());

  @Test
  void shouldBookAndStillKnowItAfterARestart(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        NodeUnderTest node =
            NodeUnderTest.start(
                directory, "127.0.0.1", settings(server), NodeClock.startingAt(THURSDAY));
        Patients patients = new Patients(node)) {
      // when
      FinishedCall call =
          patients
              .call(Duration.ZERO, CALLER, "harbour", SCRIPT)
              .toCompletableFuture()
              .get(3, TimeUnit.MINUTES);
      // then
      assertThat(call.heard().completed()).as(call.heard().json()).isTrue();
      assertThat(call.heard().keysPressed()).isZero();
      List<LedgerEvent.AppointmentBooked> booked = node.booked(call.id());
      assertThat(booked).hasSize(1);
      Slot slot = booked.get(0).appointment().slot();
      assertThat(slot.practitioner()).isEqualTo(new PractitionerId("sarah_bennett"));
      // Which day was understood is the recognizer's; it was read back, and this caller says yes.
      assertThat(slot.start()).isBetween(THURSDAY, THURSDAY.plus(IN_TWO_WEEKS));
      nothingInFilesAndNothingInClear(node);
      node.restart();
      assertThat(node.booked(call.id())).isEqualTo(booked);
      assertThat(node.replay(call.id(), true).verdict()).isEqualTo("identical");
      assertThat(new JournalVerifier(node.node().storage().journal().source(), 1).verify())
          .isInstanceOf(Verification.Sound.class);
    }
  }

  private static String settings(EmbeddedPostgres server) {
    return """
    frontdesk {
      journal {
        database = postgresql
        url = "jdbc:postgresql://127.0.0.1:%d/postgres"
        user = postgres
        password = postgres
        schema = calls
      }
      keys.schema = calls_keys
    }
    """
        .formatted(server.getPort());
  }

  private static void nothingInFilesAndNothingInClear(NodeUnderTest node)
      throws IOException, SQLException {
    try (Stream<Path> files = Files.walk(node.files().data())) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".mv.db"));
    }
    var storage = node.node().storage();
    PlainTextScan scan = new PlainTextScan(List.of(CALLER.substring(1), "maria jones"));
    assertThat(scan.database(storage.journal().source())).isEmpty();
    assertThat(scan.database(storage.keyDatabase().source())).isEmpty();
    assertThat(new PlainTextScan(List.of("CallArrived")).database(storage.journal().source()))
        .isNotEmpty();
  }
}
