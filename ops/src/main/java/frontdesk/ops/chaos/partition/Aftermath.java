package frontdesk.ops.chaos.partition;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.cluster.CallFacts;
import frontdesk.ops.chaos.cluster.HeardCall;
import frontdesk.ops.chaos.cluster.Outage;
import frontdesk.ops.chaos.cluster.SecondVoiceJudge;
import frontdesk.ops.chaos.cluster.StoredCalls;
import frontdesk.ops.chaos.cluster.history.Finding;
import frontdesk.ops.chaos.cluster.history.LinearizabilityCheck;
import frontdesk.ops.chaos.cluster.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Says what held after a network broke and healed. One thread. */
final class Aftermath {
  private static final Duration AUDIBLE_AGAIN = Duration.ofSeconds(15);
  private static final Duration MUTE = Duration.ofSeconds(1);

  /**
   * A side that may have lost goes silent after doubt-after, and its callers' pause begins there;
   * where it is heard by some it is told later that it is out.
   */
  private static final Duration PAUSE_BEGINS = Duration.ofSeconds(10);

  /** The jitter of a busy machine. */
  private static final Duration UNNOTICED = Duration.ofMillis(500);

  private static final Duration HOLD = Duration.ofMinutes(3);
  private static final long MOST_CONFIGURATIONS = 3_000_000;

  private final Duration audibleAgain;
  private final Duration muteWithin;
  private final Duration unnoticed;
  private final NetFault fault;
  private final NodeWords words;
  private final VoiceMeter meter;
  private final Map<Integer, Integer> exits = new TreeMap<>();
  private long broken;
  private long healed;
  private long ended;

  Aftermath(NetFault fault, NodeWords words, VoiceMeter meter, int patience) {
    this.audibleAgain = AUDIBLE_AGAIN.multipliedBy(patience);
    this.unnoticed = UNNOTICED.multipliedBy(patience);
    this.muteWithin = MUTE.multipliedBy(patience);
    this.fault = fault;
    this.words = words;
    this.meter = meter;
  }

  void brokenAt(long now) {
    broken = now;
  }

  void healedAt(long now) {
    healed = now;
  }

  void endedAt(long now) {
    ended = now;
  }

  /** From the breaking to the healing. */
  Duration brokenFor() {
    return Duration.ofNanos(healed - broken);
  }

  /** A node whose process has ended; of two ends the first one counts. */
  void gone(int node, int exit) {
    exits.putIfAbsent(node, exit);
  }

  /**
   * Says it.
   *
   * @param heard calls that were going on when it broke
   */
  void judge(
      List<HeardCall> heard,
      int victim,
      int nodes,
      StoredCalls stored,
      StoredLedgers ledgers,
      Verdict verdict) {
    losers(victim, nodes, verdict);
    List<HeardCall> orphans = heard.stream().filter(call -> exits.containsKey(home(call))).toList();
    audible(orphans, heard.size(), nodes, verdict);
    bystanders(heard.stream().filter(call -> !orphans.contains(call)).toList(), verdict);
    voices(orphans, verdict);
    // What a caller's phone does not take is no pause, and no sound of its.
    SecondVoiceJudge.judge(heard, muteWithin, verdict);
    calls(heard, stored, exits.size() < nodes, verdict);
    ledgers(ledgers, stored, verdict);
    atWork(heard.size() >= nodes, orphans.size(), nodes, verdict);
  }

  /** Where nobody calls, books or waits, every promise holds. */
  private void atWork(boolean callsOnAll, int orphans, int nodes, Verdict verdict) {
    long asked =
        words.operations(HOLD).stream()
            .filter(one -> one.invoked() >= broken && one.invoked() <= healed)
            .count();
    verdict.check("clients ask while it is broken", asked > 0, asked + " operations");
    if (callsOnAll && !exits.isEmpty() && exits.size() < nodes) {
      verdict.check("a node that stops has calls", orphans > 0, orphans + " calls");
    }
  }

  private void losers(int victim, int nodes, Verdict verdict) {
    boolean right =
        switch (fault.losers()) {
          case NOBODY -> exits.isEmpty();
          case VICTIM -> exits.keySet().equals(java.util.Set.of(victim));
          case HIGHER -> exits.keySet().equals(java.util.Set.of(nodes));
          case SOME -> exits.size() < nodes;
          case ALL -> exits.size() == nodes;
        };
    verdict.check(
        "those stop who have to, and no other: " + fault.losers(),
        right,
        exits.isEmpty() ? "nobody stopped" : "nodes that stopped: " + exits.keySet());
    verdict.check(
        "whoever stops says so by its exit status",
        exits.values().stream().allMatch(status -> status == Exit.UNAVAILABLE),
        exits.toString());
  }

  private void audible(List<HeardCall> orphans, int all, int nodes, Verdict verdict) {
    List<Long> gaps = new ArrayList<>();
    long never = 0;
    for (HeardCall call : orphans) {
      OptionalLong again = audibleAgain(call);
      if (again.isEmpty()) {
        never++;
      } else {
        gaps.add(again.getAsLong() / 1_000_000);
      }
    }
    long longest = gaps.stream().mapToLong(Long::longValue).max().orElse(0);
    if (exits.size() < nodes) { // with nobody left there is nobody to speak until they are back
      verdict.check(
          "each call of a node that stops is audible again within "
              + audibleAgain.toSeconds()
              + " s",
          never == 0 && longest <= audibleAgain.toMillis(),
          "%d calls, longest %d ms, never %d".formatted(orphans.size(), longest, never));
    }
    verdict
        .figure("calls", all)
        .figure("moved", orphans.size())
        .figure("gaps_ms", gaps.stream().sorted().toList())
        .figure("never_again", never);
  }

  private void bystanders(List<HeardCall> others, Verdict verdict) {
    long longest =
        others.stream()
            .mapToLong(call -> Outage.longestPause(call.sound(), broken, ended))
            .max()
            .orElse(0);
    verdict.check(
        "calls of nodes that stay do not notice: no pause over " + unnoticed.toMillis() + " ms",
        longest <= unnoticed.toNanos(),
        "%d calls, longest %d ms".formatted(others.size(), longest / 1_000_000));
  }

  /** From the fault to the first audible sound after the pause that it made. */
  private OptionalLong audibleAgain(HeardCall call) {
    Optional<VoiceJudge.Gap> gap = gap(call);
    if (gap.isEmpty()) {
      return call.sound().last() > broken + PAUSE_BEGINS.toNanos()
          ? OptionalLong.of(0)
          : OptionalLong.empty();
    }
    return call.sound().audible().stream()
        .filter(span -> span.to() >= gap.get().to())
        .mapToLong(span -> Math.max(span.from(), gap.get().to()) - broken)
        .min();
  }

  /** A call's id begins with its shard's, and that with the name of the node that made it. */
  private static int home(HeardCall call) {
    String name = call.callId().substring(0, call.callId().indexOf('.'));
    return Integer.parseInt(name.split("-", -1)[1]);
  }

  private Optional<VoiceJudge.Gap> gap(HeardCall call) {
    return VoiceJudge.gap(call.sound(), broken, PAUSE_BEGINS.toNanos());
  }

  private void voices(List<HeardCall> orphans, Verdict verdict) {
    long second = 0;
    Map<Integer, Long> mute = new TreeMap<>();
    Map<Integer, Long> silent = new TreeMap<>();
    for (int node : exits.keySet()) {
      long last = VoiceJudge.lastVoice(meter.of(node), broken, ended).orElse(broken);
      List<VoiceJudge.Gap> gaps =
          orphans.stream()
              .filter(call -> home(call) == node)
              .flatMap(call -> gap(call).stream())
              .toList();
      second += VoiceJudge.secondVoices(last, gaps);
      silent.put(node, (last - broken) / 1_000_000);
      words
          .foundOut(node, broken)
          .ifPresent(found -> mute.put(node, Math.max(0, last - found) / 1_000_000));
      second += VoiceJudge.lastVoice(meter.of(node), healed, ended).isPresent() ? 1 : 0;
    }
    verdict.check("one voice per caller", second == 0, second + " second voices");
    verdict.check(
        "a node that finds itself out is mute within " + muteWithin.toMillis() + " ms",
        mute.size() == exits.size()
            && mute.values().stream().allMatch(ms -> ms <= muteWithin.toMillis()),
        "ms after finding out, by node: " + mute);
    verdict.figure("silent_after_ms", silent).figure("mute_after_finding_out_ms", mute);
  }

  private static void calls(
      List<HeardCall> heard, StoredCalls stored, boolean somebodyStayed, Verdict verdict) {
    List<String> cut = new ArrayList<>();
    long lost = 0;
    long twice = 0;
    for (HeardCall call : heard) {
      CallFacts facts = stored.calls().getOrDefault(call.callId(), CallFacts.NONE);
      if (!facts.endedOrderly()) {
        cut.add("call " + call.index() + ": " + facts.ending());
      }
      lost += facts.toldBooked() && stored.bookedBy(call.callId()) == 0 ? 1 : 0;
      twice += Math.max(0, stored.bookedBy(call.callId()) - 1);
    }
    if (somebodyStayed) {
      verdict.check(
          "nobody is hung up on",
          cut.isEmpty(),
          heard.size() + " calls; " + String.join(", ", cut));
    }
    verdict.figure("not_ended_orderly", cut.size());
    verdict.check(
        "callers' bookings: none lost, none double",
        lost + twice == 0,
        lost + " lost, " + twice + " double");
    verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
  }

  private void ledgers(StoredLedgers ledgers, StoredCalls stored, Verdict verdict) {
    List<Operation> history = words.operations(HOLD);
    Finding finding = new LinearizabilityCheck(MOST_CONFIGURATIONS).check(history);
    verdict.check(
        "every clinic's slots are linearizable, as its clients saw them",
        finding instanceof Finding.Linearizable,
        finding instanceof Finding.Linearizable ? history.size() + " operations" : finding + "");
    List<String> lost = LedgerJudge.lost(history, ledgers.standing().keySet());
    List<String> unwanted = LedgerJudge.unwanted(history, ledgers.standing().keySet());
    long doubles = LedgerJudge.doubles(ledgers.standing().values());
    verdict.check(
        "clients' bookings against the ledgers: none lost, none unwanted, none double",
        lost.isEmpty() && unwanted.isEmpty() && doubles == 0,
        "%d lost, %d unwanted, %d double of %d that stand"
            .formatted(lost.size(), unwanted.size(), doubles, ledgers.standing().size()));
    List<String> former = LedgerJudge.writtenByFormerOwners(ledgers.writers());
    verdict.check(
        "no former owner writes again",
        former.isEmpty(),
        former.isEmpty() ? ledgers.writers().size() + " entities" : former + "");
    long unknown = history.stream().filter(one -> one.returned() == Operation.NEVER).count();
    verdict
        .figure("operations", history.size())
        .figure("outcome_unknown", unknown)
        .figure("bookings_lost", lost.size())
        .figure("bookings_double", doubles)
        .figure("bookings", stored.bookings().size());
  }
}
