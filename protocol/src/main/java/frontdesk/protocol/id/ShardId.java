package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The shard of a call: the stable name of the node that made it, a dash and a small number, such as
 * {@code frontdesk-1-0}.
 */
public record ShardId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}-[0-9]{1,4}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ShardId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a shard id");
    }
  }

  /** The shard with this number of the node with this stable name. */
  public static ShardId of(String nodeName, int number) {
    return new ShardId(nodeName + "-" + number);
  }

  /** The stable name of the node that made this shard. */
  public String nodeName() {
    return value.substring(0, value.lastIndexOf('-'));
  }

  @Override
  public String toString() {
    return value;
  }
}
