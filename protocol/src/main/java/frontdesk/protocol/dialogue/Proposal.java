package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a brain outside the conversation would do next: stored data, and never more than a wish. The
 * conversation checks it, and follows it or goes on as it would have.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Proposal.UseTool.class, name = "UseTool"),
  @JsonSubTypes.Type(value = Proposal.SayText.class, name = "SayText"),
  @JsonSubTypes.Type(value = Proposal.Ask.class, name = "Ask"),
  @JsonSubTypes.Type(value = Proposal.HandOver.class, name = "HandOver"),
  @JsonSubTypes.Type(value = Proposal.End.class, name = "End"),
})
public sealed interface Proposal {
  /** Have something done. */
  record UseTool(ToolCall call) implements Proposal {}

  /** Say this, then ask the pending question again. */
  record SayText(Phrase phrase) implements Proposal {}

  /** Ask this next. */
  record Ask(Question question) implements Proposal {}

  /** Ask the caller whether a person is to call them back. */
  record HandOver() implements Proposal {}

  /** Say goodbye: only where the caller was asked for anything else. */
  record End() implements Proposal {}
}
