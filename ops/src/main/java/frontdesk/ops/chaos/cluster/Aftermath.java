package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What there is to judge when every call is over.
 *
 * @param moment when the fault happened, by the callers' clock
 * @param theirs calls, by index, that lived on the node of the fault
 * @param heard all calls that were going on at that moment
 * @param silenceBound how long a caller may hear nothing
 * @param patience how many times each other promised time may be taken
 * @param steps what the other nodes did about it, and when
 */
record Aftermath(
    long moment,
    Set<Integer> theirs,
    List<HeardCall> heard,
    StoredCalls stored,
    Duration silenceBound,
    int patience,
    TakeoverSteps steps,
    Verdict verdict) {
  Aftermath {
    theirs = Set.copyOf(theirs);
    heard = List.copyOf(heard);
  }
}
