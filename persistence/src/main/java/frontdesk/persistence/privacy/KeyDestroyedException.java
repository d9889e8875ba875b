package frontdesk.persistence.privacy;

import frontdesk.protocol.id.KeyId;

/** Something was to be sealed with a key that was destroyed: a destroyed name is never reused. */
public final class KeyDestroyedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  KeyDestroyedException(KeyId keyId) {
    super("key " + keyId + " was destroyed");
  }
}
