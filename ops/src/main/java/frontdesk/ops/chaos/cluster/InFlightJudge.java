package frontdesk.ops.chaos.cluster;

import java.util.List;

/** Judges bookings that were being made when their node died. Pure. */
final class InFlightJudge {
  private InFlightJudge() {}

  /** Says what held. */
  static void judge(Aftermath after) {
    List<HeardCall> inFlight =
        after.heard().stream()
            .filter(call -> after.theirs().contains(call.index()))
            .filter(call -> after.stored().facts(call.callId()).bookingAtLoss())
            .toList();
    long untold =
        inFlight.stream()
            .filter(
                call ->
                    after.stored().bookedBy(call.callId()) != 1
                        || !after.stored().facts(call.callId()).toldBooked())
            .count();
    after
        .verdict()
        .check(
            "bookings were being made when the node died",
            !inFlight.isEmpty(),
            inFlight.size() + " of " + after.theirs().size())
        .check(
            "each of them is made once and told",
            untold == 0,
            untold + " of " + inFlight.size() + " are not")
        .figure("in_flight", inFlight.size());
  }
}
