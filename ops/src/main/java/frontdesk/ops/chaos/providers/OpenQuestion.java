package frontdesk.ops.chaos.providers;

import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The question that a caller has heard to its end, by the call's journal. Pure. */
final class OpenQuestion {
  private OpenQuestion() {}

  /** Empty while it is being said, or a tool is at work, or nothing is open. */
  static Optional<Decision.Say> of(List<StoredEvent> events) {
    Optional<Decision.Say> asked = Optional.empty();
    Set<Integer> atWork = new HashSet<>();
    Set<Integer> over = new HashSet<>();
    for (StoredEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made) {
        if (made.decision() instanceof Decision.Say say) {
          asked = say.expectation().question() == Question.NONE ? asked : Optional.of(say);
        } else if (made.decision() instanceof Decision.UseTool use) {
          atWork.add(use.tool());
        } else if (made.decision() instanceof Decision.EndCall) {
          asked = Optional.empty();
        }
      } else if (event instanceof CallEvent.InputRecorded recorded) {
        if (recorded.input() instanceof Input.ToolAnswered answered) {
          atWork.remove(answered.tool());
        } else if (recorded.input() instanceof Input.PromptEnded ended) {
          over.add(ended.prompt());
        }
      }
    }
    return asked.filter(say -> atWork.isEmpty() && over.contains(say.prompt()));
  }
}
