package frontdesk.ops.chaos.senses;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.ShardId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A slot that is held for somebody whose call is not among the scenario's: kept by the ledger as
 * long as it was asked to, whatever the wall clock says.
 */
record HeldSlot(HoldId hold, Duration keep, long placedNanos) {
  private static final ClinicId CLINIC = new ClinicId("harbour-view");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More than a busy machine needs to write that a hold has ended. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  /** Holds a slot two weeks ahead. */
  static HeldSlot place(TroubledNode node, Clock clock, Duration keep) {
    Catalogue catalogue = node.node().configuration().catalogues().byId(CLINIC).orElseThrow();
    LocalDate day = LocalDate.ofInstant(clock.instant(), catalogue.zone()).plusWeeks(2);
    SlotQuery query =
        new SlotQuery(
            catalogue.services().get(0).id(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(day),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    var ledger = node.node().desks(CLINIC).ledger();
    List<Slot> slots =
        ledger
            .<LedgerProtocol.FreeSlots>ask(
                replyTo -> new LedgerProtocol.FindFree(query, replyTo), PATIENCE)
            .toCompletableFuture()
            .join()
            .slots();
    CallId nobody = CallId.create(ShardId.of("chaos", 0), new Random());
    HoldId hold = new HoldId("chaos-hold");
    CommandKey key = new CommandKey(new CommandId("chaos-hold"), clock.instant());
    LedgerProtocol.Answer answer =
        ledger
            .<LedgerProtocol.Answer>ask(
                replyTo ->
                    new LedgerProtocol.PlaceHold(key, hold, slots.get(0), nobody, keep, replyTo),
                PATIENCE)
            .toCompletableFuture()
            .join();
    if (!(answer instanceof LedgerProtocol.Held)) {
      throw new IllegalStateException("a slot that is free is not held");
    }
    return new HeldSlot(hold, keep, System.nanoTime());
  }

  /** Waits until its time is over, if that is soon, and says whether the ledger kept to it. */
  void judge(TroubledNode node, Verdict verdict) throws SQLException {
    long last = placedNanos + keep.plus(SLACK).toNanos();
    boolean soon = keep.compareTo(SLACK) < 0;
    while (soon && isKept(node) && System.nanoTime() - last < 0) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    Duration held = Duration.ofNanos(System.nanoTime() - placedNanos);
    boolean due = held.compareTo(keep) >= 0;
    verdict.check(
        "a hold of " + keep.toSeconds() + " s ends when that time has passed, and not before",
        isKept(node) != due,
        (isKept(node) ? "kept" : "over") + " after " + held.toMillis() + " ms");
  }

  private boolean isKept(TroubledNode node) throws SQLException {
    return node.journal().ledgers().stream()
        .noneMatch(
            event -> event instanceof LedgerEvent.HoldExpired gone && gone.hold().equals(hold));
  }
}
