package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.KeyChoice;
import frontdesk.ops.caller.ScriptStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Books by keys: each key answers the question that is really asked. Pure. */
final class KeyScript {
  /** Far more than a booking takes, with every question asked again. */
  private static final int MOST_KEYS = 40;

  private KeyScript() {}

  /**
   * The script.
   *
   * @param intoWords how long after the beginning of a prompt a key is pressed; zero: in its turn
   * @param choice knows what is asked
   */
  static CallScript books(Duration intoWords, KeyChoice choice) {
    List<ScriptStep> steps = new ArrayList<>();
    for (int key = 0; key < MOST_KEYS; key++) {
      if (!intoWords.isZero()) {
        steps.add(CallScript.interruptAfter(intoWords));
      }
      steps.add(new ScriptStep.PressAnswer(choice));
    }
    steps.add(CallScript.waitForHangUp());
    return new CallScript(CallScript.DEFAULT_VOICE, steps);
  }
}
