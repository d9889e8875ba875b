package frontdesk.ops.firstcall.harness;

import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the journal says of one call.
 *
 * @param events in order
 */
public record CallFacts(List<StoredEvent> events) {
  public CallFacts {
    events = List.copyOf(events);
  }

  /** The recorded inputs of a kind, in order. */
  public <T extends Input> List<T> inputs(Class<T> kind) {
    return inputs()
        .map(CallEvent.InputRecorded::input)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private Stream<CallEvent.InputRecorded> inputs() {
    return events.stream()
        .filter(CallEvent.InputRecorded.class::isInstance)
        .map(CallEvent.InputRecorded.class::cast);
  }

  private Stream<CallEvent.DecisionMade> made() {
    return events.stream()
        .filter(CallEvent.DecisionMade.class::isInstance)
        .map(CallEvent.DecisionMade.class::cast);
  }

  /** The decisions of a kind, in order. */
  public <T extends Decision> List<T> decisions(Class<T> kind) {
    return made()
        .map(CallEvent.DecisionMade::decision)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** What was decided because of an input. */
  public List<Decision> decidedOn(Input input) {
    int turn =
        inputs()
            .filter(recorded -> recorded.input() == input)
            .map(CallEvent.InputRecorded::turn)
            .findFirst()
            .orElseThrow();
    return made()
        .filter(decision -> decision.turn() == turn)
        .map(CallEvent.DecisionMade::decision)
        .toList();
  }

  /** The tools of a kind that were used, in order. */
  public <T extends ToolCall> List<T> tools(Class<T> kind) {
    return decisions(Decision.UseTool.class).stream()
        .map(Decision.UseTool::call)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The answers of tools of a kind, in order. */
  public <T extends ToolAnswer> List<T> answers(Class<T> kind) {
    return inputs(Input.ToolAnswered.class).stream()
        .map(Input.ToolAnswered::answer)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** What was asked, prompt by prompt. */
  public List<Question> asked() {
    return decisions(Decision.Say.class).stream()
        .map(say -> say.expectation().question())
        .filter(question -> question != Question.NONE)
        .toList();
  }

  /** The prompts that asked this, in order. */
  public List<Decision.Say> asking(Question question) {
    return decisions(Decision.Say.class).stream()
        .filter(say -> say.expectation().question() == question)
        .toList();
  }

  /** The texts that were said, in order. */
  public List<String> texts() {
    return decisions(Decision.Say.class).stream()
        .flatMap(say -> say.phrases().stream())
        .map(phrase -> phrase.key())
        .toList();
  }

  /** Why the conversation ended the call; empty when it did not. */
  public List<Decision.EndReason> ended() {
    return decisions(Decision.EndCall.class).stream().map(Decision.EndCall::reason).toList();
  }
}
