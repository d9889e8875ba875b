package frontdesk.ops.chaos.senses;

import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What every caller is promised, looked at after the call. */
record Promises(ChaosRun run, Verdict verdict) {
  /** The sound may stop for so much of the silence that is allowed: 500 ms of 2 s. */
  private static final int GAPS_IN_SILENCE = 4;

  /** All of it, for a caller who was to get an appointment. */
  void kept(String whose, TroubledNode node, Caller.Ended ended) throws SQLException {
    heard(whose, ended.heard());
    if (!booked(whose, node.journal(), ended.call())) {
      node.watch().words(ended.call()).forEach(words -> run.say("to " + whose + ": " + words));
    }
    replayed(whose, node.journal(), ended.call());
  }

  /** The caller heard something in time, and the sound never stopped. */
  void heard(String whose, MeasuredCall call) {
    run.say(
        "%s: %s, %d of %d steps, longest silence owed %d ms"
            .formatted(
                whose, call.reason(), call.stepsDone(), call.steps(), call.longestOwedSilenceMs()));
    verdict.silence(whose, Duration.ofMillis(call.longestOwedSilenceMs()), run.silenceBound());
    long gap = call.packets().largestGapMs();
    long most = run.silenceBound().toMillis() / GAPS_IN_SILENCE;
    verdict.check(
        "the sound to " + whose + " never stops for " + most + " ms",
        gap <= most && call.packets().received() > 0,
        gap + " ms");
  }

  /** What the call agreed to stands in the ledger once, at the time that was held for it. */
  boolean booked(String whose, Journal journal, CallId call) throws SQLException {
    List<LedgerEvent.AppointmentBooked> booked =
        journal.bookings().stream().filter(event -> event.call().equals(call)).toList();
    verdict.check(
        "the appointment of " + whose + " is in the ledger once",
        booked.size() == 1,
        booked.size() + " times");
    for (LedgerEvent.AppointmentBooked event : booked) {
      Slot slot = event.appointment().slot();
      boolean asHeld =
          journal.ledgers().stream()
              .filter(LedgerEvent.HoldPlaced.class::isInstance)
              .map(LedgerEvent.HoldPlaced.class::cast)
              .anyMatch(held -> held.hold().equals(event.hold()) && held.slot().equals(slot));
      verdict.check(
          "the appointment of " + whose + " is at the wall time that was held for it",
          asHeld,
          slot.start().toString());
    }
    return booked.size() == 1;
  }

  /** The call's journal re-decides to what was decided. */
  void replayed(String whose, Journal journal, CallId call) throws SQLException {
    ReplayReport replay = journal.replay(call);
    verdict.check(
        "the call of " + whose + " replays identically",
        replay.identical(),
        replay.verdict() + ", " + replay.decisions() + " decisions");
  }
}
