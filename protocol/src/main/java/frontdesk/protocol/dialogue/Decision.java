package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Everything that a conversation can decide: stored data, in the order decided. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.PhaseChanged.class, name = "PhaseChanged"),
  @JsonSubTypes.Type(value = Decision.SlotFilled.class, name = "SlotFilled"),
  @JsonSubTypes.Type(value = Decision.SlotCleared.class, name = "SlotCleared"),
  @JsonSubTypes.Type(value = Decision.TroubleCounted.class, name = "TroubleCounted"),
  @JsonSubTypes.Type(value = Decision.TroubleForgotten.class, name = "TroubleForgotten"),
  @JsonSubTypes.Type(value = Decision.Say.class, name = "Say"),
  @JsonSubTypes.Type(value = Decision.UseTool.class, name = "UseTool"),
  @JsonSubTypes.Type(value = Decision.EndCall.class, name = "EndCall"),
})
public sealed interface Decision {
  /** The conversation went from one phase to another. */
  record PhaseChanged(Phase from, Phase to) implements Decision {}

  /** A slot has a value; it replaces an earlier one. */
  record SlotFilled(SlotValue value) implements Decision {}

  /** A slot has no value any more. */
  record SlotCleared(SlotValue.SlotName slot) implements Decision {}

  /** A question was not answered, for this reason, so many times now. */
  record TroubleCounted(Question question, Trouble trouble, int count) implements Decision {}

  /** A question was answered: its counters start again. */
  record TroubleForgotten(Question question) implements Decision {}

  /**
   * Speak, then listen for what is expected.
   *
   * @param prompt counts the prompts of the call from 1
   * @param phrases said in order
   * @param interruptible whether the caller's voice or key stops it
   * @param expectation what may be answered; question NONE: nothing is listened for
   */
  record Say(int prompt, List<Phrase> phrases, boolean interruptible, Expectation expectation)
      implements Decision {
    public Say {
      phrases = List.copyOf(phrases);
    }
  }

  /** Have something done; counts the tools of the call from 1. */
  record UseTool(int tool, ToolCall call) implements Decision {}

  /** Hang up when everything said so far was played. */
  record EndCall(EndReason reason) implements Decision {}

  /** Why a question was not answered. */
  enum Trouble {
    NOT_UNDERSTOOD,
    /** Understood, but impossible: a past date, a closed day, a service nobody offers. */
    IMPOSSIBLE,
    SILENCE
  }

  /** Why the conversation ends the call. */
  enum EndReason {
    BOOKED,
    CALLER_SAID_GOODBYE,
    CALLER_GONE,
    CALLBACK_PROMISED,
    HUMAN_NUMBER_NAMED,
    EMERGENCY,
    TOO_LONG,
    /** An appointment was moved or changed, or cancelled, and nothing else was wished. */
    CHANGED,
    CANCELLED,
    /** The caller was told what they wanted to know, and nothing else was wished. */
    INFORMED
  }
}
