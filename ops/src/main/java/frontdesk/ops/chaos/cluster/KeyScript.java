package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.ScriptStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Books by keys whatever is asked, in any order. Pure.
 *
 * <p>"1" means yes, the first, or the soonest at every question but that for the name, where the
 * pound key says that there is none; the wrong one of the two only has the question asked again. So
 * a caller who takes turns with both books even when a key was lost with a node, or when the slot
 * went to somebody else meanwhile.
 */
final class KeyScript {
  /** Subject, service and day: a name is never asked before. */
  private static final int SURE = 3;

  private static final int MOST_KEYS = 40;

  private KeyScript() {}

  /**
   * The script.
   *
   * @param intoWords how long after the beginning of a prompt a key is pressed; zero: in its turn
   */
  static CallScript books(Duration intoWords) {
    List<ScriptStep> steps = new ArrayList<>();
    for (int key = 0; key < MOST_KEYS; key++) {
      if (!intoWords.isZero()) {
        steps.add(CallScript.interruptAfter(intoWords));
      }
      steps.add(CallScript.press(key < SURE || key % 2 == 1 ? "1" : "#"));
    }
    steps.add(CallScript.waitForHangUp());
    return new CallScript(CallScript.DEFAULT_VOICE, steps);
  }
}
