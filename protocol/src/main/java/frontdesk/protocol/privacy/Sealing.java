package frontdesk.protocol.privacy;

import java.util.Optional;

/**
 * One data key, unlocked: seals and opens personal data at the edges. Thread-safe.
 *
 * <p>Fetched from the {@link KeyStore} before an entity recovers; event handlers never see it.
 */
public interface Sealing {
  /**
   * Seals a text.
   *
   * @param place where it will stand: persistence id, event and field; needed again to open it
   */
  Sealed seal(String text, String place);

  /** Seals bytes, such as a recorded name. */
  Sealed sealBytes(byte[] content, String place);

  /**
   * Opens a sealed text; empty when its key is destroyed, or the place is not the one that it was
   * sealed for.
   */
  Optional<String> open(Sealed sealed, String place);

  /** Opens sealed bytes, likewise. */
  Optional<byte[]> openBytes(Sealed sealed, String place);
}
