package frontdesk.ops.bench.ledger;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.CallerLimits;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the ledger of a started node's first clinic, then wakes it again. Blocks its thread. */
final class LedgerBench {
  private static final int COMMANDS_A_ROUND = 5;

  private final FrontdeskNode node;
  private final LedgerFigures.Database database;
  private final Consumer<String> progress;
  private final Catalogue catalogue;
  private int runs;

  LedgerBench(FrontdeskNode node, LedgerFigures.Database database, Consumer<String> progress) {
    this.node = node;
    this.database = database;
    this.progress = progress;
    this.catalogue = node.configuration().catalogues().all().get(0).catalogue();
  }

  /**
   * Measures for so long, fills up to so many events, and wakes the ledger.
   *
   * @param year what was measured apart
   */
  LedgerFigures run(int clients, Duration length, long events, YearFigures year)
      throws InterruptedException, ExecutionException, TimeoutException, SQLException {
    List<Slot> slots = slots(clients);
    long end = System.nanoTime() + length.toNanos();
    long start = System.nanoTime();
    List<LedgerClient.Tally> measured = converse(slots, () -> System.nanoTime() < end);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> nanos = measured.stream().flatMap(t -> t.nanos().stream()).sorted().toList();
    long done = nanos.size();
    AtomicLong left = new AtomicLong(Math.max(0, events - done));
    progress.accept("measured; filling up to " + events + " events");
    long filled = 0;
    long refused = measured.stream().mapToLong(LedgerClient.Tally::refused).sum();
    for (var tally : converse(slots, () -> left.getAndAdd(-COMMANDS_A_ROUND) > 0)) {
      filled += tally.nanos().size();
      refused += tally.refused();
    }
    var set = node.configuration().settings().ledger();
    LedgerSettings settings =
        new LedgerSettings(
            set.holdDuration(),
            set.idempotencyRetention(),
            set.maxHoldsPerCall(),
            set.maxStoredAnswers(),
            set.maxAppointments(),
            set.maxSlotsPerAnswer(),
            set.maxPendingWrites(),
            set.snapshotEvery(),
            CallerLimits.defaults());
    LedgerRecovery recovery = new LedgerRecovery(node, catalogue, settings);
    double withSnapshots = recovery.measure("bench-ledger-1");
    recovery.forgetSnapshots();
    double without = recovery.measure("bench-ledger-2");
    return new LedgerFigures(
        done / seconds,
        percentile(nanos, 0.99),
        withSnapshots,
        without,
        database,
        done + filled,
        set.snapshotEvery(),
        slots.size(),
        seconds,
        percentile(nanos, 0.5),
        refused,
        year);
  }

  private static double percentile(List<Long> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
  }

  private List<LedgerClient.Tally> converse(List<Slot> slots, BooleanSupplier goesOn)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(slots.size());
    try {
      List<Future<LedgerClient.Tally>> running = new ArrayList<>();
      runs++;
      for (int i = 0; i < slots.size(); i++) {
        CallId call =
            CallId.create(
                ShardId.of(node.configuration().settings().node().name(), 0), new SecureRandom());
        running.add(
            threads.submit(
                new LedgerClient(
                    ledger(),
                    Clock.systemUTC(),
                    slots.get(i),
                    call,
                    "r" + runs + "c" + i,
                    goesOn)));
      }
      List<LedgerClient.Tally> tallies = new ArrayList<>();
      for (Future<LedgerClient.Tally> client : running) {
        tallies.add(client.get());
      }
      return tallies;
    } finally {
      threads.shutdownNow();
    }
  }

  private ToolDesk.Desk<LedgerProtocol.Command> ledger() {
    return node.desks(catalogue.id()).ledger();
  }

  /** Slots that do not overlap, so that no client is in another's way. */
  private List<Slot> slots(int clients) throws InterruptedException, ExecutionException {
    SlotQuery any =
        new SlotQuery(
            catalogue.services().get(0).id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            20);
    LedgerProtocol.FreeSlots free =
        ledger()
            .<LedgerProtocol.FreeSlots>ask(
                to -> new LedgerProtocol.FindFree(any, to), Duration.ofSeconds(20))
            .toCompletableFuture()
            .get();
    List<Slot> chosen = new ArrayList<>();
    for (Slot slot : free.slots()) {
      if (chosen.size() < clients
          && chosen.stream().noneMatch(other -> other.overlaps(slot.start(), slot.end()))) {
        chosen.add(slot);
      }
    }
    return chosen;
  }
}
