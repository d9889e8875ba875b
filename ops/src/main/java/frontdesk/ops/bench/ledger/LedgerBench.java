package frontdesk.ops.bench.ledger;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.CallerLimits;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Asks the ledger of a started node's first clinic, then wakes it again. Blocks its thread. */
final class LedgerBench {
  private final FrontdeskNode node;
  private final LoadProcess clients;
  private final LedgerFigures.Database database;
  private final Consumer<String> progress;
  private final Catalogue catalogue;
  private int runs;

  LedgerBench(
      FrontdeskNode node,
      LoadProcess clients,
      LedgerFigures.Database database,
      Consumer<String> progress) {
    this.node = node;
    this.clients = clients;
    this.database = database;
    this.progress = progress;
    this.catalogue = node.configuration().catalogues().all().get(0).catalogue();
  }

  /**
   * Measures so many clients for so long, fills up to so many events, and wakes the ledger.
   *
   * @param year what was measured apart
   */
  LedgerFigures run(int count, Duration length, long events, YearFigures year)
      throws IOException, InterruptedException, ExecutionException, TimeoutException, SQLException {
    List<Slot> slots = slots(count);
    long start = System.nanoTime();
    LedgerClient.Tally measured = converse(length.toMillis(), 0, slots);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> nanos = measured.nanos().stream().sorted().toList();
    long done = nanos.size();
    progress.accept("measured; filling up to " + events + " events");
    LedgerClient.Tally filling =
        done < events ? converse(0, events - done, slots) : new LedgerClient.Tally(List.of(), 0);
    long filled = filling.nanos().size();
    long refused = measured.refused() + filling.refused();
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

  private LedgerClient.Tally converse(long millis, long commands, List<Slot> slots)
      throws IOException {
    clients.order(
        LedgerClientsCommand.JSON.writeValueAsString(
            new LedgerClientsCommand.Order(++runs, millis, commands, slots)));
    return LedgerClientsCommand.JSON.readValue(clients.line(), LedgerClient.Tally.class);
  }

  private ToolDesk.Desk<LedgerProtocol.Command> ledger() {
    return node.desks(catalogue.id()).ledger();
  }

  /** Slots that do not overlap, so that no client is in another's way. */
  private List<Slot> slots(int count) throws InterruptedException, ExecutionException {
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
      if (chosen.size() < count
          && chosen.stream().noneMatch(other -> other.overlaps(slot.start(), slot.end()))) {
        chosen.add(slot);
      }
    }
    return chosen;
  }
}
