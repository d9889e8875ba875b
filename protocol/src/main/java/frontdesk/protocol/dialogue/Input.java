package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a conversation can learn: stored data. Times are the recorded clock of the node
 * that wrote them; the conversation has no other.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Input.CallOpened.class, name = "CallOpened"),
  @JsonSubTypes.Type(value = Input.Heard.class, name = "Heard"),
  @JsonSubTypes.Type(value = Input.NotUnderstood.class, name = "NotUnderstood"),
  @JsonSubTypes.Type(value = Input.SilenceHeard.class, name = "SilenceHeard"),
  @JsonSubTypes.Type(value = Input.KeyPressed.class, name = "KeyPressed"),
  @JsonSubTypes.Type(value = Input.AudioRecorded.class, name = "AudioRecorded"),
  @JsonSubTypes.Type(value = Input.PromptEnded.class, name = "PromptEnded"),
  @JsonSubTypes.Type(value = Input.ToolAnswered.class, name = "ToolAnswered"),
  @JsonSubTypes.Type(value = Input.TurnLate.class, name = "TurnLate"),
  @JsonSubTypes.Type(value = Input.Resumed.class, name = "Resumed"),
  @JsonSubTypes.Type(value = Input.CallerGone.class, name = "CallerGone"),
  @JsonSubTypes.Type(value = Input.Proposed.class, name = "Proposed"),
})
public sealed interface Input {
  /** When it was learned. */
  Instant at();

  /**
   * The call was answered. {@code callerNumber} is E.164, sealed; a hint, never proof.
   *
   * @param tongues what can be spoken and understood; empty: every language
   * @param cutOff what a call from this number had come to that was cut off a moment ago
   */
  record CallOpened(
      Instant at,
      Optional<Sealed> callerNumber,
      String language,
      Optional<Tongues> tongues,
      Optional<RecentWish> cutOff)
      implements Input {
    @JsonCreator
    public CallOpened {}

    /** Where no call was cut off. */
    public CallOpened(
        Instant at, Optional<Sealed> callerNumber, String language, Optional<Tongues> tongues) {
      this(at, callerNumber, language, tongues, Optional.empty());
    }

    /** Where every language can be spoken and understood. */
    public CallOpened(Instant at, Optional<Sealed> callerNumber, String language) {
      this(at, callerNumber, language, Optional.empty());
    }
  }

  /**
   * The languages of the ears and voices that a call begins with, as primary subtags of IETF BCP
   * 47.
   *
   * @param spoken those that there is a voice for
   * @param understood those that are recognized; in any other one a caller has their keys
   */
  record Tongues(List<String> spoken, List<String> understood) {
    public Tongues {
      spoken = List.copyOf(spoken);
      understood = List.copyOf(understood);
    }
  }

  /**
   * The caller said something that fits the question, or a second reading of it does.
   *
   * @param prompt number of the prompt that it answers
   * @param afterPrompt whether it began after that prompt was fully played
   * @param understanding what the rules made of it
   * @param confidence 0 to 1
   * @param words what was heard, sealed
   * @param brain what a language model made of the same words, where it was asked: never more than
   *     a proposal
   */
  record Heard(
      Instant at,
      int prompt,
      boolean afterPrompt,
      Understanding understanding,
      double confidence,
      Sealed words,
      Optional<Understanding> brain)
      implements Input {
    @JsonCreator
    public Heard {}

    /** Where no language model was asked. */
    public Heard(
        Instant at,
        int prompt,
        boolean afterPrompt,
        Understanding understanding,
        double confidence,
        Sealed words) {
      this(at, prompt, afterPrompt, understanding, confidence, words, Optional.empty());
    }

    /** The same words with what a language model made of them. */
    public Heard withBrain(Understanding made) {
      return new Heard(
          at, prompt, afterPrompt, understanding, confidence, words, Optional.of(made));
    }
  }

  /** The caller said something that was not understood. */
  record NotUnderstood(Instant at, int prompt, boolean afterPrompt, NotUnderstoodReason reason)
      implements Input {}

  /** The caller was owed a turn and said nothing. */
  record SilenceHeard(Instant at, int prompt) implements Input {}

  /**
   * A key was pressed where keys are answers; digits of numbers arrive as {@link Heard}.
   *
   * @param afterPrompt whether the prompt had been fully played
   */
  record KeyPressed(Instant at, int prompt, boolean afterPrompt, char key) implements Input {}

  /** What the caller said was kept as audio: a name or a note. */
  record AudioRecorded(Instant at, int prompt, Sealed audio, int durationMs) implements Input {}

  /**
   * A prompt has been played, or as much of it as there was.
   *
   * @param complete whether all of it was played
   * @param wordsHeard words of it that really went out
   * @param phrasesHeard phrases of it, from the first, that went out to their last word; empty in
   *     what was journaled before they were counted
   */
  record PromptEnded(
      Instant at, int prompt, boolean complete, int wordsHeard, Optional<Integer> phrasesHeard)
      implements Input {

    /** A prompt of which so many words and whole phrases were heard. */
    public static PromptEnded of(
        Instant at, int prompt, boolean complete, int wordsHeard, int phrasesHeard) {
      return new PromptEnded(at, prompt, complete, wordsHeard, Optional.of(phrasesHeard));
    }
  }

  /** A tool has answered. */
  record ToolAnswered(Instant at, int tool, ToolAnswer answer) implements Input {}

  /** A turn's deadline is over: something that was asked for did not come. */
  record TurnLate(Instant at, int prompt) implements Input {}

  /** The call goes on after its node was lost or restarted. */
  record Resumed(Instant at) implements Input {}

  /** The caller has hung up, or is lost. */
  record CallerGone(Instant at) implements Input {}

  /**
   * A brain proposes what to do next.
   *
   * @param prompt number of the last prompt that it knew of
   * @param said what the caller said and the rules made of it, where the proposal answers it; what
   *     counts where the proposal is not followed
   */
  record Proposed(Instant at, int prompt, Proposal proposal, Optional<Heard> said)
      implements Input {
    @JsonCreator
    public Proposed {}

    /** Where the caller said nothing that waits. */
    public Proposed(Instant at, int prompt, Proposal proposal) {
      this(at, prompt, proposal, Optional.empty());
    }
  }

  /** Why words were not understood. */
  enum NotUnderstoodReason {
    /** What was heard fits nothing that can be said now. */
    REJECTED,
    /** The recognizer failed or was late. */
    RECOGNIZER_FAILED
  }
}
