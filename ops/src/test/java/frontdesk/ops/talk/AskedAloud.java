package frontdesk.ops.talk;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The question that a caller has heard to its end, by the call's journal. Pure.
 *
 * @param asked empty while it is still being said, or a tool is at work, or nothing is open
 * @param inTrouble whether what the caller did before was not understood, or not heard
 */
record AskedAloud(Optional<Decision.Say> asked, boolean inTrouble) {
  /** Reads a call's events, in order. */
  static AskedAloud of(List<CallEvent> events) {
    Optional<Decision.Say> asked = Optional.empty();
    boolean trouble = false;
    Set<Integer> atWork = new TreeSet<>();
    Set<Integer> heardOut = new TreeSet<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made) {
        Decision decision = made.decision();
        if (decision instanceof Decision.Say say && say.expectation().question() != Question.NONE) {
          asked = Optional.of(say);
        } else if (decision instanceof Decision.UseTool use) {
          atWork.add(use.tool());
        } else if (decision instanceof Decision.EndCall) {
          asked = Optional.empty();
        }
      } else if (event instanceof CallEvent.InputRecorded recorded) {
        trouble = isTrouble(recorded.input(), trouble);
        if (recorded.input() instanceof Input.ToolAnswered answered) {
          atWork.remove(answered.tool());
        } else if (recorded.input() instanceof Input.PromptEnded ended && ended.complete()) {
          heardOut.add(ended.prompt());
        }
      }
    }
    return new AskedAloud(
        asked.filter(say -> atWork.isEmpty() && heardOut.contains(say.prompt())), trouble);
  }

  /** What is none of the caller's doing changes nothing. */
  private static boolean isTrouble(Input input, boolean before) {
    if (input instanceof Input.NotUnderstood || input instanceof Input.SilenceHeard) {
      return true;
    }
    boolean taken =
        input instanceof Input.Heard
            || input instanceof Input.KeyPressed
            || input instanceof Input.AudioRecorded;
    return before && !taken;
  }
}
