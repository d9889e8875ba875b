package frontdesk.persistence.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps and unwraps keys by the master key, each bound to its own name. Thread-safe. */
final class KeyWrapping {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWrapping.class);
  private static final byte[] PROOF = bytes("frontdesk");

  private final Aead master;
  private final Configuration configuration;

  KeyWrapping(Aead master) throws GeneralSecurityException {
    AeadConfig.register();
    this.configuration = RegistryConfiguration.get();
    this.master = master;
  }

  /** A text known beforehand, sealed: whoever opens it has the same master key. */
  byte[] newProof() throws GeneralSecurityException {
    return master.encrypt(PROOF, bytes("proof"));
  }

  boolean opensProof(byte[] proof) {
    try {
      master.decrypt(proof, bytes("proof"));
      return true;
    } catch (GeneralSecurityException e) {
      LOG.debug("the proof does not open: {}", e.getClass().getName());
      return false;
    }
  }

  /** A new random AES-256-GCM key, wrapped. */
  byte[] newKey(KeyId keyId) {
    try {
      KeysetHandle key =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, configuration);
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          key, master, place(keyId), configuration);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a data key could not be made", e);
    }
  }

  AeadSealing unwrapKey(KeyId keyId, byte[] wrapped) {
    try {
      KeysetHandle key =
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, place(keyId), configuration);
      return new AeadSealing(keyId, key.getPrimitive(configuration, Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key " + keyId + " does not unwrap", e);
    }
  }

  byte[] wrapSecret(ClinicId clinic, byte[] secret) {
    try {
      return master.encrypt(secret, place(clinic));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a clinic's secret could not be wrapped", e);
    }
  }

  byte[] unwrapSecret(ClinicId clinic, byte[] wrapped) {
    try {
      return master.decrypt(wrapped, place(clinic));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the secret of clinic " + clinic + " does not unwrap", e);
    }
  }

  private static byte[] place(KeyId keyId) {
    return bytes("key/" + keyId);
  }

  private static byte[] place(ClinicId clinic) {
    return bytes("clinic/" + clinic);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
