package frontdesk.ops.talk;

import frontdesk.engine.call.summary.CallTurn;
import frontdesk.engine.call.summary.Outcome;
import frontdesk.protocol.dialogue.Input;
import java.util.Optional;

/** The most important thing that happened in a written conversation. Pure. */
final class HappenedMost {
  private HappenedMost() {}

  /** Who hangs up for want of words, and not because the file says so, has not left. */
  static Outcome in(TalkResult result) {
    return Outcome.of(
        result.turns().stream()
            .filter(turn -> result.hungUp() || !(turn.input() instanceof Input.CallerGone))
            .map(turn -> new CallTurn(turn.input(), turn.decisions()))
            .toList(),
        Optional.empty());
  }
}
