package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.booking.Slot;
import java.util.List;

/** Judges a race for one slot. Pure. */
final class RaceJudge {
  private RaceJudge() {}

  /**
   * Says what held.
   *
   * @param all attempts of all nodes
   * @param stored the appointments in the ledgers afterwards
   */
  static void judge(RaceTally all, Slot slot, List<Booking> stored, Verdict verdict) {
    verdict.check("exactly one wins", all.held() == 1, all.held() + " were told they have it");
    verdict.check(
        "everyone else is told that it is not free",
        all.notFree() == all.attempts() - 1 && all.otherwise() == 0,
        all.notFree() + " of " + all.attempts() + ", " + all.otherwise() + " otherwise");
    long there = stored.stream().filter(booking -> booking.slot().equals(slot)).count();
    verdict.check(
        "the winner's appointment is in the ledger, once",
        all.booked() == 1 && there == 1,
        all.booked() + " told, " + there + " in the ledger");
    verdict.check(
        "nothing in the ledger clashes", Booking.clashing(stored) == 0, stored.size() + " stored");
    verdict.check(
        "all losers are offered other times that are true",
        all.alternativesAsked() == all.notFree() && all.alternativesFalse() == 0,
        all.alternativesFalse() + " of " + all.alternativesAsked() + " false");
    verdict
        .figure("attempts", all.attempts())
        .figure("winners", all.held())
        .figure("alternatives_false", all.alternativesFalse());
  }
}
