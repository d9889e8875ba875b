package frontdesk.ops.bench.turn;

import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.caller.MeasuredCall;
import java.util.ArrayList;
import java.util.List;

/** Puts a caller's moments and the node's decisions side by side. One thread. */
final class TurnJudge {
  private final List<Judged> turns = new ArrayList<>();

  /** What became of one sentence. */
  sealed interface Judged {
    /** The sentence. */
    String line();
  }

  /**
   * It was heard to its end, and answered.
   *
   * @param endOfTurnNanos from its last audible packet to the decision that it was over
   * @param engineNanos from that decision to the first audible packet of the answer
   */
  record Answered(String line, long endOfTurnNanos, long engineNanos) implements Judged {
    /** From the last audible packet sent to the first one heard. */
    long mouthToEarNanos() {
      return endOfTurnNanos + engineNanos;
    }
  }

  /** It was taken to be over while audible packets of it were still to come. */
  record CutOff(String line) implements Judged {}

  /** It was said into the far end's words: what answers what cannot be told. */
  record Crossed(String line) implements Judged {}

  /** The node never took it to be over, or nothing answered it. */
  record Unanswered(String line) implements Judged {}

  /** Judges all that was said in one call by the moments at which its turns were decided. */
  void take(MeasuredCall call, List<Long> decided, ClockOffset clock) {
    for (MeasuredCall.Turn turn : call.turns()) {
      if (turn.kind().equals("say")) {
        turns.add(judge(turn, decided, clock));
      }
    }
  }

  private static Judged judge(MeasuredCall.Turn turn, List<Long> decided, ClockOffset clock) {
    MeasuredCall.Moments moments = turn.moments();
    if (moments == null) {
      return new Unanswered(turn.what());
    }
    long first = clock.ours(moments.firstSent());
    long last = clock.ours(moments.lastSent());
    if (decided.stream().anyMatch(at -> at >= first && at < last)) {
      return new CutOff(turn.what());
    }
    if (turn.interrupted()) {
      return new Crossed(turn.what());
    }
    Long heard = moments.answered();
    if (heard == null) {
      return new Unanswered(turn.what());
    }
    long answered = clock.ours(heard);
    return decided.stream()
        .filter(at -> at >= last && at <= answered)
        .findFirst()
        .<Judged>map(at -> new Answered(turn.what(), at - last, answered - at))
        .orElseGet(() -> new Unanswered(turn.what()));
  }

  /** All sentences in the order in which they were judged. */
  List<Judged> turns() {
    return List.copyOf(turns);
  }

  /** Those that were heard to their end and answered. */
  List<Answered> answered() {
    return of(Answered.class);
  }

  /** Those that were cut off. */
  List<CutOff> cutOffs() {
    return of(CutOff.class);
  }

  <T extends Judged> List<T> of(Class<T> kind) {
    return turns.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
