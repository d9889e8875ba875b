package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Judges what callers heard and what is stored after a node died under them. Pure. */
final class KillJudge {
  /** No pause of a call whose node lives; the machine is busy with starting the others' calls. */
  private static final Duration BYSTANDER_PAUSE = Duration.ofMillis(500);

  private final long death;
  private final Set<Integer> orphaned;
  private final Duration bound;
  private final Duration bystanderPause;

  /**
   * @param death when the node died, by the callers' clock
   * @param orphaned calls, by index, that lived on it then
   * @param bound until each of them hears something again
   * @param patience how many times a pause of the other calls may be what it is promised to be
   */
  KillJudge(long death, Set<Integer> orphaned, Duration bound, int patience) {
    this.death = death;
    this.orphaned = Set.copyOf(orphaned);
    this.bound = bound;
    this.bystanderPause = BYSTANDER_PAUSE.multipliedBy(patience);
  }

  /**
   * Says what held.
   *
   * @param heard the calls that were going on at the death, all nodes'
   */
  void judge(List<HeardCall> heard, StoredCalls stored, Verdict verdict) {
    List<HeardCall> lost = heard.stream().filter(call -> orphaned.contains(call.index())).toList();
    verdict.check(
        "the node that dies has calls", !lost.isEmpty(), lost.size() + " of " + heard.size());
    audio(lost, verdict);
    bystanders(heard, verdict);
    endings(heard, stored, verdict);
    facts(heard, stored, verdict);
    bookings(heard, stored, verdict);
    long alive = heard.stream().filter(call -> isAlive(call)).count();
    verdict.figure("answered", heard.size()).figure("alive", alive).figure("moved", lost.size());
    verdict.check(
        "every answered call speaks again", alive == heard.size(), alive + " of " + heard.size());
  }

  private boolean isAlive(HeardCall call) {
    return Outage.untilAudible(call.sound(), death).isPresent();
  }

  private void audio(List<HeardCall> lost, Verdict verdict) {
    List<Long> packets = new ArrayList<>();
    List<Long> audible = new ArrayList<>();
    long silent = 0;
    for (HeardCall call : lost) {
      Outage.ofDeath(call.sound(), death).ifPresent(nanos -> packets.add(nanos / 1_000_000));
      OptionalLong again = Outage.untilAudible(call.sound(), death);
      again.ifPresent(nanos -> audible.add(nanos / 1_000_000));
      silent += again.isEmpty() || again.getAsLong() > bound.toNanos() ? 1 : 0;
    }
    verdict.check(
        "audio again within " + bound.toMillis() + " ms of the death, every call",
        silent == 0,
        silent == 0 ? "all of " + lost.size() : silent + " of " + lost.size() + " later or never");
    verdict.figure("gap_ms", Spread.of(audible)).figure("no_packets_ms", Spread.of(packets));
  }

  private void bystanders(List<HeardCall> heard, Verdict verdict) {
    long longest =
        heard.stream()
                .filter(call -> !orphaned.contains(call.index()))
                .mapToLong(
                    call ->
                        Outage.longestPause(
                            call.sound(), death, death + Duration.ofSeconds(10).toNanos()))
                .max()
                .orElse(0)
            / 1_000_000;
    verdict.check(
        "calls on other nodes do not notice: no pause over " + bystanderPause.toMillis() + " ms",
        longest <= bystanderPause.toMillis(),
        longest + " ms");
  }

  private static void endings(List<HeardCall> heard, StoredCalls stored, Verdict verdict) {
    List<String> cut =
        heard.stream()
            .filter(call -> !facts(stored, call).endedOrderly())
            .map(call -> "call " + call.index() + ": " + facts(stored, call).ending())
            .toList();
    verdict.check(
        "nobody is hung up on: each call ends as its conversation, or its caller, decided",
        cut.isEmpty(),
        cut.isEmpty() ? heard.size() + " calls" : String.join(", ", cut));
    long byes =
        heard.stream()
            .filter(call -> call.measured().endedBy() == MeasuredCall.EndedBy.FAR_END)
            .filter(call -> !facts(stored, call).concluded())
            .count();
    verdict
        .check("no caller gets a BYE before the conversation's end", byes == 0, byes + " did")
        .figure("byes", byes);
  }

  private static void facts(List<HeardCall> heard, StoredCalls stored, Verdict verdict) {
    int asked = heard.stream().mapToInt(call -> facts(stored, call).askedTwice()).sum();
    verdict.check("no fact is asked twice", asked == 0, asked + " times");
    verdict.figure("asked_twice", asked);
  }

  private static void bookings(List<HeardCall> heard, StoredCalls stored, Verdict verdict) {
    long more =
        heard.stream().mapToLong(call -> Math.max(0, stored.bookedBy(call.callId()) - 1)).sum();
    long twice = more + Booking.clashing(stored.bookings());
    long lost =
        heard.stream()
            .filter(call -> facts(stored, call).toldBooked())
            .filter(call -> stored.bookedBy(call.callId()) == 0)
            .count();
    long without = heard.stream().filter(call -> stored.bookedBy(call.callId()) == 0).count();
    long untold =
        heard.stream()
            .filter(call -> stored.bookedBy(call.callId()) > 0 && !facts(stored, call).toldBooked())
            .count();
    verdict.check("every booking is told", untold == 0, untold + " are not");
    verdict.check(
        "nobody writes after somebody else took over",
        stored.cameBack() == 0,
        stored.cameBack() + " entities");
    verdict.check("nothing is booked twice", twice == 0, twice + " too many");
    verdict.check("no booking is lost", lost == 0, lost + " told and not in the ledger");
    verdict.check("every caller books", without == 0, without + " of " + heard.size() + " did not");
    verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
    verdict.figure("bookings_lost", lost).figure("bookings_double", twice);
  }

  private static CallFacts facts(StoredCalls stored, HeardCall call) {
    return stored.facts(call.callId());
  }

  /** The middle, nearly all, and the worst of some times. */
  static final class Spread {
    private Spread() {}

    static Map<String, Long> of(List<Long> values) {
      List<Long> sorted = values.stream().sorted().toList();
      Map<String, Long> spread = new LinkedHashMap<>();
      spread.put("p50", at(sorted, 0.5));
      spread.put("p95", at(sorted, 0.95));
      spread.put("max", at(sorted, 1));
      return spread;
    }

    private static long at(List<Long> sorted, double part) {
      return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(part * (sorted.size() - 1)));
    }
  }
}
