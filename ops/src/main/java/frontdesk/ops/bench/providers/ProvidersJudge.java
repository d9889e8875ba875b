package frontdesk.ops.bench.providers;

import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.bench.providers.ProvidersWatch.Seen;
import frontdesk.ops.bench.providers.Served.Step;
import frontdesk.ops.caller.MeasuredCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes each caller's wait apart: until the turn was taken to be over, then what was waited for at
 * each vendor, one after the other, and the rest, which is the engine's. What a vendor did while
 * something before it was being waited for anyway is no share of its own. One thread.
 */
final class ProvidersJudge {
  private final List<MeasuredCall> calls = new ArrayList<>();
  private int leftOut;

  /**
   * A caller's wait, in nanoseconds.
   *
   * @param total from the last audible packet sent to the first one heard
   * @param endOfTurn until the caller was taken to have finished
   * @param engine what is neither that nor any vendor's
   */
  record Wait(long total, long endOfTurn, Map<Step, Long> vendors, Engine engine) {
    Wait {
      vendors = Map.copyOf(vendors);
    }

    /** Of a vendor; 0 where nobody waited for it. */
    long of(Step step) {
      return vendors.getOrDefault(step, 0L);
    }
  }

  /**
   * The engine's share by where it went, in nanoseconds.
   *
   * @param toModel before the recognizer or the model is asked
   * @param toSay from the model's words to the call's saying them
   * @param toVoice then, to the voice's being asked for them
   * @param toCaller from the voice's first audio to the caller's ear
   */
  record Engine(long toModel, long toSay, long toVoice, long toCaller) {
    long total() {
      return toModel + toSay + toVoice + toCaller;
    }
  }

  /** One more call that counts. */
  void take(MeasuredCall call) {
    calls.add(call);
  }

  /** Sentences that were cut off, said into the far end's words, or not answered by the model. */
  int leftOut() {
    return leftOut;
  }

  /** All waits, once everything has come in. */
  List<Wait> waits(ProvidersWatch watch, List<Served> served, ClockOffset clock) {
    leftOut = 0;
    Map<Integer, List<Served>> byMark =
        served.stream()
            .map(one -> ours(one, clock))
            .sorted(Comparator.comparing(Served::step).thenComparingLong(Served::asked))
            .collect(Collectors.groupingBy(Served::mark));
    List<Wait> waits = new ArrayList<>();
    for (MeasuredCall call : calls) {
      for (MeasuredCall.Turn turn : call.turns()) {
        if (turn.kind().equals("say")) {
          int before = waits.size();
          wait(turn, watch.seen(call.farTag()), byMark, clock, waits);
          leftOut += waits.size() == before ? 1 : 0;
        }
      }
    }
    return waits;
  }

  private static Served ours(Served one, ClockOffset clock) {
    return new Served(one.step(), one.mark(), clock.ours(one.asked()), clock.ours(one.given()));
  }

  private static void wait(
      MeasuredCall.Turn turn,
      Seen seen,
      Map<Integer, List<Served>> byMark,
      ClockOffset clock,
      List<Wait> waits) {
    MeasuredCall.Moments moments = turn.moments();
    Long heard = moments == null ? null : moments.answered();
    if (moments == null || heard == null || turn.interrupted()) {
      return;
    }
    long first = clock.ours(moments.firstSent());
    long last = clock.ours(moments.lastSent());
    long answered = clock.ours(heard);
    boolean cutOff = seen.decided().stream().anyMatch(at -> at >= first && at < last);
    if (cutOff) {
      return;
    }
    seen.decided().stream()
        .filter(at -> at >= last && at <= answered)
        .findFirst()
        .ifPresent(
            decided ->
                seen.said().stream()
                    .filter(said -> said.nanos() >= decided && said.nanos() <= answered)
                    .findFirst()
                    .map(
                        said ->
                            apart(
                                last,
                                decided,
                                said.nanos(),
                                answered,
                                byMark.getOrDefault(said.mark(), List.of())))
                    .filter(ProvidersJudge::isWhole)
                    .ifPresent(waits::add));
  }

  private static boolean isWhole(Wait wait) {
    return wait.vendors().size() == Step.values().length;
  }

  /** Vendors come in the order of their steps. */
  private static Wait apart(
      long last, long decided, long said, long answered, List<Served> vendors) {
    Map<Step, Long> shares = new EnumMap<>(Step.class);
    long toModel = 0;
    long toSay = 0;
    long toVoice = 0;
    long until = decided;
    for (Served one : vendors) {
      long asked = Math.min(answered, Math.max(until, one.asked()));
      long given = Math.min(answered, Math.max(asked, one.given()));
      if (one.step() == Step.VOICE) {
        long saying = Math.max(until, Math.min(asked, said));
        toSay += saying - until;
        toVoice += asked - saying;
      } else {
        toModel += asked - until;
      }
      shares.merge(one.step(), given - asked, Long::sum);
      until = given;
    }
    Engine engine = new Engine(toModel, toSay, toVoice, answered - until);
    return new Wait(answered - last, decided - last, shares, engine);
  }
}
