package frontdesk.ops.bench.turn;

import java.util.List;

/**
 * What the callers' process is to do.
 *
 * @param atOnce how many calls at a time
 * @param turnQuietMs quiet after which a caller takes its turn
 * @param shortSpeechMs speech shorter than this may be "one moment": then it waits longer
 * @param shortTurnQuietMs the quiet after such short speech
 */
record TurnPlan(
    List<Call> calls, int atOnce, long turnQuietMs, long shortSpeechMs, long shortTurnQuietMs) {
  TurnPlan {
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param counted whether it is measured; else it only warms the node
   * @param from the caller's SIP URI
   * @param voice who says shipped lines
   * @param lines said one after the other, each in its turn: names, or files beside the plan
   */
  record Call(boolean counted, String from, String voice, List<String> lines) {
    Call {
      lines = List.copyOf(lines);
    }
  }
}
