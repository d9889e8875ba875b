package frontdesk.engine.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made up, sample by sample, of sounds whose pitch is a whole number of samples. */
class ConcealedSamplesTest {
  private static final int HEARD = 480;
  private static final int FULL_LEVEL = 80;
  private static final int SILENT_FROM = 480;

  private final LossConcealer concealer = new LossConcealer();

  /** A rough sound that repeats itself exactly. */
  private static short[] periodic(int period, int length) {
    Random random = new Random(period);
    short[] table = new short[period];
    for (int i = 0; i < period; i++) {
      table[i] = (short) (random.nextInt(16_000) - 8_000);
    }
    short[] sound = new short[length];
    for (int i = 0; i < length; i++) {
      sound[i] = table[i % period];
    }
    return sound;
  }

  private void hear(short[] sound) {
    concealer.good(sound.clone(), 0, sound.length);
  }

  private short[] lose(int length) {
    short[] made = new short[length];
    concealer.lost(made, 0, length);
    return made;
  }

  private static int faded(int sample, int lostBefore) {
    int level = SILENT_FROM - Math.max(lostBefore, FULL_LEVEL);
    return level <= 0 ? 0 : sample * level / (SILENT_FROM - FULL_LEVEL);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 57, 64, 119, 120})
  void shouldGoOnWithTheLastPeriodAtFullLevelThenFadeEvenlyToSilence(int period) {
    // given
    short[] sound = periodic(period, HEARD + 600);
    hear(Arrays.copyOf(sound, HEARD));

    // when
    short[] made = lose(600);

    // then
    for (int i = 0; i < made.length; i++) {
      assertThat(made[i]).as("sample %d", i).isEqualTo((short) faded(sound[HEARD + i], i));
    }
  }

  @Test
  void shouldMakeUpTheSameWhetherHeardAndLostInOneOrInPieces() {
    // given
    short[] sound = periodic(71, 1_000);
    LossConcealer whole = new LossConcealer();
    whole.good(sound.clone(), 0, sound.length);
    short[] expected = new short[560];
    whole.lost(expected, 0, expected.length);

    // when
    short[] heard = sound.clone();
    for (int at = 0; at < heard.length; at += 8) {
      concealer.good(heard, at, 8);
    }
    short[] made = new short[600];
    for (int at = 20; at < 580; at += 7) {
      concealer.lost(made, at, 7);
    }

    // then
    assertThat(heard).as("what was heard").isEqualTo(sound);
    assertThat(Arrays.copyOfRange(made, 20, 580)).isEqualTo(expected);
    assertThat(Arrays.copyOf(made, 20)).as("left of it").containsOnly(0);
    assertThat(Arrays.copyOfRange(made, 580, 600)).as("right of it").containsOnly(0);
  }

  @Test
  void shouldLeadOverFromTheLastSampleHeardAndFromTheEndOfEachPeriodToItsStart() {
    // given: a sound that also rises by one each sample
    short[] sound = periodic(64, HEARD + 64);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += (short) i;
    }
    hear(Arrays.copyOf(sound, HEARD));

    // when
    short[] made = lose(80);

    // then: the rise of one period, 64, is taken back within 2 ms
    for (int i = 0; i < 16; i++) {
      assertThat(made[i])
          .as("sample %d", i)
          .isEqualTo((short) (sound[HEARD - 64 + i] + 64 - 4 * i));
    }
    for (int i = 16; i < 48; i++) {
      assertThat(made[i]).as("sample %d", i).isEqualTo(sound[HEARD - 64 + i]);
    }
    // and the last quarter goes over to what preceded the period
    for (int i = 48; i < 64; i++) {
      assertThat(made[i])
          .as("sample %d", i)
          .isEqualTo((short) (sound[HEARD - 64 + i] - 4 * (i - 48)));
    }
    for (int i = 64; i < 80; i++) {
      assertThat(made[i]).as("sample %d", i).isEqualTo(sound[HEARD - 128 + i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20, 160, 40",
    "40, 160, 48",
    "119, 160, 79",
    "120, 160, 80",
    "300, 160, 80",
    "40, 30, 30"
  })
  void shouldFadeRealSoundInLongerAfterALongerLoss(int lost, int length, int overlap) {
    // given
    short[] sound = periodic(64, HEARD + lost + overlap);
    hear(Arrays.copyOf(sound, HEARD));
    lose(lost);
    short[] real = new short[10 + length];
    Arrays.fill(real, (short) 3_000);

    // when
    concealer.good(real, 10, length);

    // then
    assertThat(Arrays.copyOf(real, 10)).as("before it").containsOnly(3_000);
    for (int i = 0; i < overlap; i++) {
      int made = faded(sound[HEARD + lost + i], lost + i);
      int mixed = (made * (overlap - i) + 3_000 * i) / overlap;
      assertThat(real[10 + i]).as("sample %d", i).isEqualTo((short) mixed);
    }
    for (int i = overlap; i < length; i++) {
      assertThat(real[10 + i]).as("sample %d", i).isEqualTo((short) 3_000);
    }
    // and what comes next is left as it is
    short[] next = {5, -5, 5};
    concealer.good(next, 0, 3);
    assertThat(next).containsExactly(5, -5, 5);
  }

  @Test
  void shouldLeadOverWhereSoundWasLeftOutOnPurpose() {
    // given
    short[] sound = periodic(64, HEARD + 32);
    hear(Arrays.copyOf(sound, HEARD));
    short[] real = new short[160];

    // when
    concealer.cut();
    concealer.good(real, 0, real.length);

    // then
    for (int i = 0; i < 32; i++) {
      assertThat(real[i]).as("sample %d", i).isEqualTo((short) (sound[HEARD + i] * (32 - i) / 32));
    }
    assertThat(Arrays.copyOfRange(real, 32, 160)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void shouldStayWithinTheRangeOfASample(int sign) {
    // given: the last sample is as far as can be from the one a period before
    short[] sound = new short[HEARD];
    for (int i = 0; i < HEARD; i++) {
      sound[i] = (short) (sign * (i % 64 < 8 ? 30_000 : -4_000));
    }
    sound[HEARD - 65] = (short) (-sign * 32_767);
    sound[HEARD - 1] = (short) (sign * 32_767);
    sound[HEARD - 64] = (short) (sign * 30_000);
    hear(sound);

    // when
    short[] made = lose(1);

    // then
    assertThat(made[0]).isEqualTo(sign > 0 ? Short.MAX_VALUE : Short.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 55, 64, 100, 120})
  void shouldFindTheShortestLagAtWhichASoundRepeatsItself(int period) {
    short[] sound = periodic(period, 400);
    assertThat(LossConcealer.bestLag(sound, 240, 160, -1)).isEqualTo(period);
    assertThat(LossConcealer.bestLag(sound, 0, 80, 1)).isEqualTo(period);
    assertThat(LossConcealer.bestLag(sound, 13, 80, 1)).isEqualTo(period);
  }

  @Test
  void shouldTakeTheLongestLagWhereNothingRepeatsItself() {
    // given: silence, and a sound that is followed by its opposite
    short[] opposite = new short[200];
    Arrays.fill(opposite, 0, 40, (short) 1_000);
    Arrays.fill(opposite, 40, 200, (short) -1_000);

    // then
    assertThat(LossConcealer.bestLag(new short[200], 0, 80, 1)).isEqualTo(120);
    assertThat(LossConcealer.bestLag(opposite, 0, 40, 1)).isEqualTo(120);
  }
}
