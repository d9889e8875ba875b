package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.privacy.Sealed;
import java.util.List;

/**
 * What a brain outside the conversation would do next: stored data, and never more than a wish. The
 * conversation checks it, and follows it or goes on as it would have.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Proposal.UseTool.class, name = "UseTool"),
  @JsonSubTypes.Type(value = Proposal.SayText.class, name = "SayText"),
  @JsonSubTypes.Type(value = Proposal.SayWords.class, name = "SayWords"),
  @JsonSubTypes.Type(value = Proposal.SayMore.class, name = "SayMore"),
  @JsonSubTypes.Type(value = Proposal.Ask.class, name = "Ask"),
  @JsonSubTypes.Type(value = Proposal.HandOver.class, name = "HandOver"),
  @JsonSubTypes.Type(value = Proposal.End.class, name = "End"),
})
public sealed interface Proposal {
  /** Have something done. */
  record UseTool(ToolCall call) implements Proposal {}

  /** Say this, then ask the pending question again. */
  record SayText(Phrase phrase) implements Proposal {}

  /**
   * Say a sentence of its own, then ask the pending question again.
   *
   * @param words the sentence, sealed
   * @param findings what speaks against it, found at the edge where its words can be read; with any
   *     it is not said
   */
  record SayWords(Sealed words, List<Finding> findings) implements Proposal {
    public SayWords {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Say a further sentence of its own behind those of the same answer that are being said.
   *
   * @param words the sentence, sealed
   * @param findings what speaks against it, as of a first sentence
   */
  record SayMore(Sealed words, List<Finding> findings) implements Proposal {
    public SayMore {
      findings = List.copyOf(findings);
    }
  }

  /** Ask this next. */
  record Ask(Question question) implements Proposal {}

  /** Ask the caller whether a person is to call them back. */
  record HandOver() implements Proposal {}

  /** Say goodbye: only where the caller was asked for anything else. */
  record End() implements Proposal {}

  /** What can speak against a sentence; the names are stored data. */
  enum Finding {
    /** An amount of money that is no price of what the sentence names. */
    PRICE,
    /** A time of day that was neither offered nor said, and is no opening hour. */
    TIME,
    /** A day that was neither offered nor said. */
    DAY,
    /** Any other number that is not known. */
    NUMBER,
    /** A name that is neither the clinic's nor was said. */
    NAME,
    /** A treatment that the clinic does not have. */
    SERVICE,
    /** Medical advice. */
    ADVICE,
    /** That something was or will be booked, changed, cancelled or passed on. */
    PROMISE,
    /** What the model was told, or its tools. */
    PROMPT,
    /** An address of the web or of mail. */
    LINK,
    /** Too many characters for one sentence. */
    LENGTH,
    /** Another language than the one that is spoken. */
    LANGUAGE,
    /** No plain sentence: markup, code, or nothing at all. */
    FORM
  }
}
