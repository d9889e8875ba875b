package frontdesk.protocol.privacy;

import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The data keys of calls and patients, wrapped by the master key, in a database of their own.
 *
 * <p>All methods are asynchronous and may be called from any thread.
 */
public interface KeyStore {
  /** Makes a random data key under this name, or finds the one made before. */
  CompletionStage<Sealing> create(KeyId keyId);

  /** The key of this name; empty when it was destroyed or never made. */
  CompletionStage<Optional<Sealing>> find(KeyId keyId);

  /** Destroys a key for ever: everything sealed with it is erased. */
  CompletionStage<Void> destroy(KeyId keyId);

  /** Leaves nothing of the key of a call that never began: nothing was sealed with it. */
  CompletionStage<Void> forget(KeyId keyId);

  /** The clinic's secret for keyed hashes, made at its first use. */
  CompletionStage<KeyedHash> clinicHash(ClinicId clinic);

  /** HMAC-SHA-256 under one clinic's secret: finds personal data without storing it. */
  interface KeyedHash {
    /** The hash in lower-case hex. */
    String of(String text);
  }
}
