package frontdesk.engine.call;

import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keys in memory whose hashes differ by clinic and text, as those of a secret do. */
record ClinicKeys(FakeKeys keys) implements KeyStore {
  @Override
  public CompletionStage<Sealing> create(KeyId keyId) {
    return keys.create(keyId);
  }

  @Override
  public CompletionStage<Optional<Sealing>> find(KeyId keyId) {
    return keys.find(keyId);
  }

  @Override
  public CompletionStage<Void> destroy(KeyId keyId) {
    return keys.destroy(keyId);
  }

  @Override
  public CompletionStage<Void> forget(KeyId keyId) {
    return keys.forget(keyId);
  }

  @Override
  public CompletionStage<KeyedHash> clinicHash(ClinicId clinic) {
    return CompletableFuture.completedStage(text -> sha256(clinic.value() + "|" + text));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }
}
