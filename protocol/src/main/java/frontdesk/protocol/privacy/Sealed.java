package frontdesk.protocol.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import frontdesk.protocol.id.KeyId;
import java.util.Arrays;

/**
 * Personal data as it stands in events: ciphertext, and the name of the key that opens it.
 *
 * <p>AES-GCM; the associated data is the persistence id, event and field that it stands in, so that
 * it cannot be moved elsewhere. Nothing branches on what is inside.
 *
 * @param keyId the data key; when that key is destroyed the content is gone
 * @param bytes nonce and ciphertext
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Sealed(@JsonProperty("k") KeyId keyId, @JsonProperty("b") byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that
        && keyId.equals(that.keyId)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[sealed]";
  }
}
