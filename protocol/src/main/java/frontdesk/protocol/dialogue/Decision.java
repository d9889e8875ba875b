package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** Everything that a conversation can decide: stored data, in the order decided. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.PhaseChanged.class, name = "PhaseChanged"),
  @JsonSubTypes.Type(value = Decision.SlotFilled.class, name = "SlotFilled"),
  @JsonSubTypes.Type(value = Decision.SlotCleared.class, name = "SlotCleared"),
  @JsonSubTypes.Type(value = Decision.TroubleCounted.class, name = "TroubleCounted"),
  @JsonSubTypes.Type(value = Decision.TroubleForgotten.class, name = "TroubleForgotten"),
  @JsonSubTypes.Type(value = Decision.Say.class, name = "Say"),
  @JsonSubTypes.Type(value = Decision.SayMore.class, name = "SayMore"),
  @JsonSubTypes.Type(value = Decision.UseTool.class, name = "UseTool"),
  @JsonSubTypes.Type(value = Decision.EndCall.class, name = "EndCall"),
  @JsonSubTypes.Type(value = Decision.LanguageChanged.class, name = "LanguageChanged"),
  @JsonSubTypes.Type(value = Decision.ProposalRefused.class, name = "ProposalRefused"),
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
   * @param slower true: more slowly than usual, as the caller asked; never false
   */
  record Say(
      int prompt,
      List<Phrase> phrases,
      boolean interruptible,
      Expectation expectation,
      Optional<Boolean> slower)
      implements Decision {
    @JsonCreator
    public Say {
      phrases = List.copyOf(phrases);
    }

    /** At the usual rate. */
    public Say(int prompt, List<Phrase> phrases, boolean interruptible, Expectation expectation) {
      this(prompt, phrases, interruptible, expectation, Optional.empty());
    }
  }

  /**
   * Go on with the prompt that is being said: nothing of it stops, and nothing is said twice.
   *
   * @param whole all of that prompt, under its number; takes the place of what was decided of it
   */
  record SayMore(Say whole) implements Decision {
    /** What a prompt is with it: another one stays as it is. */
    public Say of(Say said) {
      return said.prompt() == whole.prompt() ? whole : said;
    }
  }

  /** Have something done; counts the tools of the call from 1. */
  record UseTool(int tool, ToolCall call) implements Decision {}

  /** Hang up when everything said so far was played. */
  record EndCall(EndReason reason) implements Decision {}

  /** From now on this language is spoken: an IETF BCP 47 tag. */
  record LanguageChanged(String language) implements Decision {}

  /** What was proposed is not done, or not said, for this reason. */
  record ProposalRefused(Objection objection) implements Decision {}

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
