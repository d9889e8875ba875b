package frontdesk.engine.speech.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LoudFramesTest {
  private static final int SECOND = 8_000;
  private static final int SEED = 11;

  @Test
  void shouldFindTheVoiceInTheNoise() {
    // given; half a second of noise, one of a loud tone, half a second of noise
    short[] samples = new short[2 * SECOND];
    Random random = new Random(SEED);
    for (int i = 0; i < samples.length; i++) {
      boolean voice = i >= SECOND / 2 && i < 3 * SECOND / 2;
      samples[i] = (short) (100 * random.nextGaussian() + (voice ? 4_000 * Math.sin(i * 0.5) : 0));
    }

    // when
    LoudFrames loud = LoudFrames.of(samples, samples.length);
    SpeechBounds bounds = SpeechBounds.of(samples, samples.length);

    // then
    assertThat(loud.count()).isBetween(98, 104);
    assertThat(loud.count(0, 45)).isZero();
    assertThat(loud.count(60, 140)).isEqualTo(80);
    assertThat(loud.count(155, 1_000)).isZero();
    assertThat(bounds.from()).isBetween(SECOND / 4, SECOND / 2);
    assertThat(bounds.to()).isBetween(3 * SECOND / 2, 7 * SECOND / 4);
  }

  @Test
  void shouldTakeAllWhereNothingIsLouder() {
    assertThat(SpeechBounds.of(new short[SECOND], SECOND)).isEqualTo(new SpeechBounds(0, SECOND));
    assertThat(SpeechBounds.of(new short[0], 0)).isEqualTo(new SpeechBounds(0, 0));
    assertThat(LoudFrames.of(new short[10], 10).count()).isZero();
  }
}
