package frontdesk.persistence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import frontdesk.protocol.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unwrapped keys are kept no longer than is said, whatever is done to the wall clock. */
class SealingCacheTest {
  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final KeyId KEY = new KeyId("call/1");

  private final AtomicReference<Instant> wall =
      new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
  private final SealingCache cache = new SealingCache(10, KEEP, wall::get);

  @BeforeEach
  void keepOne() {
    assertThat(cache.keep(KEY, new AeadSealing(KEY, new Open()), cache.destructions())).isPresent();
  }

  @Test
  void shouldKeepAKeyThatIsUsed() {
    for (int i = 0; i < 5; i++) {
      pass(KEEP.minusSeconds(1));
      assertThat(cache.find(KEY)).isPresent();
    }
  }

  @Test
  void shouldForgetAKeyThatIsNotUsed() {
    pass(KEEP.plusMillis(1));
    assertThat(cache.find(KEY)).isEmpty();
    assertThat(cache.size()).isZero();
  }

  @Test
  void shouldNotKeepAKeyForAnHourMoreWhenTheClockIsSetBack() {
    // when
    pass(Duration.ofHours(-1));
    pass(KEEP.plusMillis(1));
    // then
    assertThat(cache.find(KEY)).isEmpty();
    assertThat(cache.size()).isZero();
  }

  /** Hides nothing: only how long it is kept matters here. */
  private static final class Open implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
      return plaintext;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
      return ciphertext;
    }
  }

  private void pass(Duration time) {
    wall.updateAndGet(before -> before.plus(time));
  }
}
