package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.LedgerVisits;
import frontdesk.ops.firstcall.harness.MovedClock;
import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.passage.Passages;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that nobody calls reminds all the same, and tells who waited that it is over. */
class AwakeLedgersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final PatientId PATIENT = new PatientId("p-one");
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final String QUICK = "frontdesk.ledger.reminders.look-every = 20ms";

  @TempDir private Path directory;

  private final MovedClock clock = MovedClock.startingAt(Instant.parse("2026-11-23T08:00:00Z"));
  private Closing closing = new Closing();

  @AfterEach
  void close() {
    closing.now();
  }

  /** A node without calls, in which nothing keeps ledgers awake. */
  private NodeCore core() throws Exception {
    NodeFiles files = NodeFiles.at(directory, "127.0.0.1", QUICK);
    Configuration.Loaded loaded =
        (Configuration.Loaded) Configuration.load(Optional.of(files.config()), Map.of());
    Storage storage =
        ((Storage.Opening.Opened) NodeCore.openStorage(loaded, clock, closing)).storage();
    return ((NodeCore.Start.Started)
            NodeCore.start(
                loaded, clock, BuildVersion.current(), storage, closing, Passages.UNWATCHED))
        .core();
  }

  @Test
  void shouldWakeLedgersAfterARestartThatHaveToRemindOrToEndAWait() throws Exception {
    // given: an appointment and a place on the waiting list, and then the node is gone for a while
    NodeCore before = core();
    Catalogue catalogue = before.configuration().catalogues().all().get(0).catalogue();
    LedgerVisits visits =
        new LedgerVisits(
            before.entities().desk(AppointmentLedger.TYPE_KEY, catalogue.id()), catalogue, clock);
    visits.book("a1", PATIENT, WEDNESDAY, LocalTime.of(10, 0));
    visits.waitUntil("w1", PATIENT, LocalDate.of(2026, 11, 23));
    closing.now();
    closing = new Closing();
    clock.move(Duration.ofHours(27));
    NodeCore after = core();

    // when nobody asks the ledger, it sleeps
    assertThat(awake(after)).isEmpty();
    assertThat(events(after, catalogue))
        .noneMatch(LedgerEvent.ReminderDue.class::isInstance)
        .noneMatch(LedgerEvent.WaitingEnded.class::isInstance);

    // when it is kept awake
    closing.later(
        AwakeLedgers.begin(after.system(), after.entities(), after.catalogues(), OFTEN, PATIENCE));

    // then
    Await.until(
        "a reminder is written",
        PATIENCE,
        () ->
            events(after, catalogue).stream().anyMatch(LedgerEvent.ReminderDue.class::isInstance));
    assertThat(events(after, catalogue))
        .filteredOn(LedgerEvent.ReminderDue.class::isInstance)
        .hasSize(1);
    assertThat(events(after, catalogue)).anyMatch(LedgerEvent.WaitingEnded.class::isInstance);
    assertThat(awake(after)).contains(catalogue.id().value());
  }

  /** The ledgers that are awake. */
  private static List<String> awake(NodeCore core) {
    return AskPattern.<ClusterShardingQuery, ShardRegion.CurrentShardRegionState>ask(
            ClusterSharding.get(core.system()).shardState(),
            replyTo -> new GetShardRegionState(AppointmentLedger.TYPE_KEY, replyTo),
            PATIENCE,
            core.system().scheduler())
        .toCompletableFuture()
        .join()
        .getShards()
        .stream()
        .flatMap(shard -> shard.getEntityIds().stream())
        .toList();
  }

  private static List<LedgerEvent> events(NodeCore core, Catalogue catalogue) {
    try {
      return new JournalReader(core.storage().journal().source(), 1_000)
          .history(EntityKind.LEDGER.persistenceId(catalogue.id().value())).stream()
              .map(JournalEntry.Event.class::cast)
              .map(entry -> (LedgerEvent) entry.event())
              .toList();
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }
}
