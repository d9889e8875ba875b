package frontdesk.engine.call;

import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in memory: what they seal can be opened where it was sealed for, and nowhere else. */
final class FakeKeys implements KeyStore {
  final Set<KeyId> made = ConcurrentHashMap.newKeySet();

  /** While this is set the store cannot be reached. */
  volatile boolean broken;

  /** Keys are found only once this is complete. */
  volatile CompletableFuture<Boolean> found = CompletableFuture.completedFuture(true);

  @Override
  public CompletionStage<Sealing> create(KeyId keyId) {
    if (broken) {
      return CompletableFuture.failedStage(new IllegalStateException("no key store"));
    }
    made.add(keyId);
    return CompletableFuture.completedStage(new Key(keyId));
  }

  @Override
  public CompletionStage<Optional<Sealing>> find(KeyId keyId) {
    return broken
        ? CompletableFuture.failedStage(new IllegalStateException("no key store"))
        : found.thenApply(
            yes -> made.contains(keyId) ? Optional.of(new Key(keyId)) : Optional.empty());
  }

  @Override
  public CompletionStage<Void> destroy(KeyId keyId) {
    made.remove(keyId);
    return CompletableFuture.runAsync(() -> {}, Runnable::run);
  }

  @Override
  public CompletionStage<Void> forget(KeyId keyId) {
    return destroy(keyId);
  }

  @Override
  public CompletionStage<KeyedHash> clinicHash(ClinicId clinic) {
    return CompletableFuture.completedStage(text -> "hmac of " + text.length());
  }

  private record Key(KeyId keyId) implements Sealing {
    @Override
    public Sealed seal(String text, String place) {
      return sealBytes(text.getBytes(StandardCharsets.UTF_8), place);
    }

    @Override
    public Sealed sealBytes(byte[] content, String place) {
      byte[] at = (place + '\0').getBytes(StandardCharsets.UTF_8);
      byte[] both = Arrays.copyOf(at, at.length + content.length);
      System.arraycopy(content, 0, both, at.length, content.length);
      return new Sealed(keyId, both);
    }

    @Override
    public Optional<String> open(Sealed handle, String place) {
      return openBytes(handle, place).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> openBytes(Sealed handle, String place) {
      byte[] at = (place + '\0').getBytes(StandardCharsets.UTF_8);
      byte[] both = handle.bytes();
      boolean mine =
          handle.keyId().equals(keyId)
              && both.length >= at.length
              && Arrays.equals(at, Arrays.copyOf(both, at.length));
      return mine
          ? Optional.of(Arrays.copyOfRange(both, at.length, both.length))
          : Optional.empty();
    }
  }
}
