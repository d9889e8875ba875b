package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names the build that made an event. */
public record BuildId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BuildId {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
