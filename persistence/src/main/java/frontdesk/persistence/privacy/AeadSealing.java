package frontdesk.persistence.privacy;

import com.google.crypto.tink.Aead;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One unwrapped data key; opens nothing any more once it is forgotten. */
final class AeadSealing implements Sealing {
  private static final Logger LOG = LoggerFactory.getLogger(AeadSealing.class);

  private final KeyId keyId;
  private volatile @Nullable Aead aead;

  AeadSealing(KeyId keyId, Aead aead) {
    this.keyId = keyId;
    this.aead = aead;
  }

  /** The key was destroyed: whoever still holds this opens nothing with it. */
  void forget() {
    aead = null;
  }

  @Override
  public Sealed seal(String text, String place) {
    return sealBytes(text.getBytes(StandardCharsets.UTF_8), place);
  }

  @Override
  public Sealed sealBytes(byte[] content, String place) {
    Aead key = aead;
    if (key == null) {
      throw new KeyDestroyedException(keyId);
    }
    try {
      return new Sealed(keyId, key.encrypt(content, associated(place)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to seal", e);
    }
  }

  @Override
  public Optional<String> open(Sealed sealed, String place) {
    return openBytes(sealed, place).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<byte[]> openBytes(Sealed sealed, String place) {
    Aead key = aead;
    if (key == null || !sealed.keyId().equals(keyId)) {
      return Optional.empty();
    }
    try {
      return Optional.of(key.decrypt(sealed.bytes(), associated(place)));
    } catch (GeneralSecurityException e) {
      LOG.warn("something sealed with {} does not belong where it stands", keyId);
      return Optional.empty();
    }
  }

  private static byte[] associated(String place) {
    return place.getBytes(StandardCharsets.UTF_8);
  }
}
