package frontdesk.engine.call;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Effects that were written and have no outcome yet. Recovery does them again under the same ids,
 * or resolves them; derived from the call's events alone.
 *
 * @param tools by tool number
 * @param speaking the prompt that is being spoken
 * @param hangUp the decision to hang up, once made; it stays
 */
record Outbox(
    SortedMap<Integer, PendingTool> tools,
    Optional<Decision.Say> speaking,
    Optional<Decision.EndCall> hangUp) {
  /**
   * A tool at work.
   *
   * @param madeAt the recorded time of the decision, which is the time of its command key
   */
  record PendingTool(int number, ToolCall call, Instant madeAt) {}

  static final Outbox EMPTY = new Outbox(new TreeMap<>(), Optional.empty(), Optional.empty());

  /** With an effect that this decision asks for, at this recorded time. */
  Outbox with(Decision decision, Instant at) {
    if (decision instanceof Decision.Say say) {
      return new Outbox(tools, Optional.of(say), hangUp);
    }
    if (decision instanceof Decision.SayMore more) {
      return new Outbox(tools, speaking.map(more::of), hangUp);
    }
    if (decision instanceof Decision.UseTool use) {
      SortedMap<Integer, PendingTool> more = new TreeMap<>(tools);
      more.put(use.tool(), new PendingTool(use.tool(), use.call(), at));
      return new Outbox(more, speaking, hangUp);
    }
    if (decision instanceof Decision.EndCall end) {
      return new Outbox(tools, speaking, Optional.of(end));
    }
    return this;
  }

  /** Without the effect that this input is the outcome of. */
  Outbox settledBy(Input input) {
    if (input instanceof Input.ToolAnswered answered && tools.containsKey(answered.tool())) {
      SortedMap<Integer, PendingTool> fewer = new TreeMap<>(tools);
      fewer.remove(answered.tool());
      return new Outbox(fewer, speaking, hangUp);
    }
    if (input instanceof Input.PromptEnded ended
        && speaking.filter(say -> say.prompt() == ended.prompt()).isPresent()) {
      return new Outbox(tools, Optional.empty(), hangUp);
    }
    return this;
  }

  /** Whether this prompt is being spoken; of none, 0, that is true. */
  boolean isSpeaking(int prompt) {
    return prompt == 0 || speaking.filter(say -> say.prompt() == prompt).isPresent();
  }

  /** The tools at work, by number. */
  Map<Integer, PendingTool> pendingTools() {
    return tools;
  }
}
