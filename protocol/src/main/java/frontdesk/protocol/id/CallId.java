package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one call: its shard id, a dot and 128 random bits in hex. It is also our SIP tag and the
 * user part of our Contact (RFC 3261 19.3 asks for at least 32 random bits in a tag).
 */
public record CallId(@JsonValue String value) {
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,31}-[0-9]{1,4}\\.[0-9a-f]{32}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a call id");
    }
  }

  /** A new call id in this shard; the generator must be cryptographically strong in production. */
  public static CallId create(ShardId shard, RandomGenerator random) {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    return new CallId(shard.value() + "." + HexFormat.of().formatHex(bits));
  }

  /** The call id in this text, if it is one: a To-tag from the network may be anything. */
  public static Optional<CallId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new CallId(text)) : Optional.empty();
  }

  /** The shard that this call lives in. */
  public ShardId shard() {
    return new ShardId(value.substring(0, value.indexOf('.')));
  }

  @Override
  public String toString() {
    return value;
  }
}
