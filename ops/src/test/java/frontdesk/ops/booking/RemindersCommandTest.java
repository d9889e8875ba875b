package frontdesk.ops.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.Exit;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.LedgerVisits;
import frontdesk.ops.firstcall.harness.MovedClock;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.node.LocalSocket;
import frontdesk.protocol.id.PatientId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has to be reminded, as the node and as its store tell it. */
class RemindersCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final String QUICK = "frontdesk.ledger.reminders.look-every = 20ms";

  @TempDir private Path directory;

  @Test
  void shouldListWhatLedgersWroteAsDueAndNobodysName() throws IOException {
    MovedClock clock = MovedClock.startingAt(MONDAY_MORNING);
    Path config;
    String clinic;
    try (NodeUnderTest node = NodeUnderTest.startWithoutEars(directory, "127.0.0.1", QUICK, clock);
        LocalSocket socket =
            LocalSocket.open(node.node().configuration().settings(), node.node().answers())) {
      assertThat(socket.path()).exists();
      config = node.files().config();
      Catalogue catalogue = node.node().configuration().catalogues().all().get(0).catalogue();
      clinic = catalogue.id().value();
      LedgerVisits visits =
          new LedgerVisits(node.node().desks(catalogue.id()).ledger(), catalogue, clock);
      assertThat(reminders(config).out()).contains("no reminders are due");
      visits.book("a1", new PatientId("p-one"), WEDNESDAY, LocalTime.of(10, 0));
      visits.book("a2", new PatientId("p-two"), WEDNESDAY, LocalTime.of(12, 0));
      // when a day and some hours have passed
      clock.move(Duration.ofHours(27));
      Await.until("both are due", PATIENCE, () -> reminders(config).out().contains("p-two"));
      Ran listed = reminders(config);
      Ran nowhere = reminders(config, "--clinic", "nowhere");
      visits.cancel("a2");
      // then
      assertThat(listed.out().lines()).hasSize(2);
      assertThat(listed.out())
          .contains("1d before", "clinic " + clinic, "patient p-one")
          .contains("2026-11-24T08:00:00Z");
      assertThat(nowhere.status()).isEqualTo(Exit.NO);
      assertThat(nowhere.err()).contains("there is no such clinic");
    }
    // and when no node runs; what was cancelled is nobody's to be told of
    Ran stored = reminders(config, "--clinic", clinic, "--json");
    assertThat(stored.status()).as(stored.err()).isEqualTo(Exit.OK);
    assertThat(stored.out()).contains("p-one").doesNotContain("p-two");
  }

  private static Ran reminders(Path config, String... more) {
    List<String> line = new ArrayList<>(List.of("reminders", "-c", config.toString()));
    line.addAll(List.of(more));
    return Ran.frontdesk(line.toArray(new String[0]));
  }
}
