package frontdesk.engine.speech.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseReductionTest {
  private static final int SECOND = 8_000;
  private static final int SEED = 7;

  @Test
  void shouldTakeOutASteadyNoiseAndLeaveATone() {
    // given; half a second of noise, one with a tone in it, half a second of noise
    short[] noisy = new short[2 * SECOND];
    Random random = new Random(SEED);
    for (int i = 0; i < noisy.length; i++) {
      boolean tone = i >= SECOND / 2 && i < 3 * SECOND / 2;
      double wave = tone ? 3_000 * Math.sin(2 * Math.PI * 700 * i / SECOND) : 0;
      noisy[i] = (short) (wave + 200 * random.nextGaussian());
    }

    // when
    short[] reduced = new NoiseReduction(0.1).reduced(noisy, noisy.length);

    // then
    assertThat(reduced).hasSameSizeAs(noisy);
    assertThat(level(reduced, 1_000, 3_000)).isLessThan(0.3 * level(noisy, 1_000, 3_000));
    assertThat(level(reduced, 5_000, 11_000)).isBetween(1_900.0, 2_200.0);
  }

  @Test
  void shouldLeaveAllWhereItIsToldTo() {
    short[] samples = new short[1_000];
    Arrays.setAll(new int[1_000], i -> samples[i] = (short) (i * 31 % 997));
    assertThat(new NoiseReduction(1).reduced(samples, 1_000)).isEqualTo(samples);
  }

  @Test
  void shouldDoNothingToNothing() {
    assertThat(new NoiseReduction(0.1).reduced(new short[SECOND], SECOND))
        .isEqualTo(new short[SECOND]);
    assertThat(new NoiseReduction(0.1).reduced(new short[1], 1)).hasSize(1);
    assertThat(new NoiseReduction(0.1).reduced(new short[0], 0)).isEmpty();
  }

  @Test
  void shouldRefuseAPartThatIsNone() {
    assertThatThrownBy(() -> new NoiseReduction(1.1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double level(short[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return Math.sqrt(energy / (to - from));
  }
}
