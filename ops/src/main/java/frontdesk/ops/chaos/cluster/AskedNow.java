package frontdesk.ops.chaos.cluster;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.media.TelephoneKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a call's journal says is asked at this moment. Pure.
 *
 * @param expectation of the last question; empty while none is open or a tool is at work
 */
record AskedNow(Optional<Expectation> expectation) {
  /** Yes, the first, or the soonest. */
  private static final char YES = '1';

  /** What is read out before these is heard whole: no key answers them before its end. */
  private static final Set<Question> HEARD_OUT = EnumSet.of(Question.CONFIRM, Question.MORE);

  /** There is nothing to give, as at the question for a name. */
  private static final char NONE = '#';

  /** Reads a call's events, in order. */
  static AskedNow of(List<CallEvent> events) {
    Optional<Expectation> asked = Optional.empty();
    Set<Integer> atWork = new TreeSet<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made) {
        Decision decision = made.decision();
        if (decision instanceof Decision.Say say && say.expectation().question() != Question.NONE) {
          asked = Optional.of(say.expectation());
        } else if (decision instanceof Decision.UseTool use
            && !(use.call() instanceof ToolCall.ReleaseHold)) {
          atWork.add(use.tool());
        } else if (decision instanceof Decision.EndCall) {
          asked = Optional.empty();
        }
      } else if (event instanceof CallEvent.InputRecorded recorded
          && recorded.input() instanceof Input.ToolAnswered answered) {
        atWork.remove(answered.tool());
      }
    }
    return new AskedNow(atWork.isEmpty() ? asked : Optional.empty());
  }

  /** Whether it is asked if the read-back is right. */
  boolean confirms() {
    return expectation.filter(asked -> asked.question() == Question.CONFIRM).isPresent();
  }

  /**
   * The key of a caller who wants to book and has no wishes.
   *
   * @param inTurn whether the question was heard out
   */
  Optional<TelephoneKey> key(boolean inTurn) {
    return expectation
        .filter(asked -> inTurn || !HEARD_OUT.contains(asked.question()))
        .map(asked -> asked.keys().containsKey(YES) ? YES : NONE)
        .flatMap(TelephoneKey::ofSymbol);
  }
}
