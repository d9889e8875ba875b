package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What pressing a key means at a question. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = KeyMeaning.Means.class, name = "Means"),
  @JsonSubTypes.Type(value = KeyMeaning.Repeat.class, name = "Repeat"),
  @JsonSubTypes.Type(value = KeyMeaning.MoreChoices.class, name = "MoreChoices"),
})
public sealed interface KeyMeaning {
  /** The same as having said this. */
  record Means(Understanding understanding) implements KeyMeaning {}

  /** The question once more. */
  record Repeat() implements KeyMeaning {}

  /** The next choices. */
  record MoreChoices() implements KeyMeaning {}
}
