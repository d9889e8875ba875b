package frontdesk.engine.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossConcealerTest {
  private static final int LEVEL = 8_000;

  private final LossConcealer concealer = new LossConcealer();

  private static short[] tone(int from, int length, double hertz) {
    short[] tone = new short[length];
    for (int i = 0; i < length; i++) {
      tone[i] = (short) (LEVEL * Math.sin(2 * Math.PI * hertz * (from + i) / 8_000));
    }
    return tone;
  }

  private short[] lose(int length) {
    short[] made = new short[length];
    concealer.lost(made, 0, length);
    return made;
  }

  private static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }

  @Test
  void shouldGoOnWithTheToneThenFadeAndBeSilentAt60Ms() {
    for (double hertz : new double[] {80, 100, 125, 160, 190}) {
      LossConcealer fresh = new LossConcealer();
      short[] before = tone(0, 800, hertz);
      fresh.good(before, 0, before.length);
      short[] made = new short[800];
      fresh.lost(made, 0, made.length);
      // the first 10 ms are as loud as before
      assertThat(loudest(made, 0, 80)).as("%s Hz", hertz).isGreaterThan(LEVEL * 8 / 10);
      // then it fades
      assertThat(loudest(made, 280, 400)).isBetween(LEVEL / 10, LEVEL * 6 / 10);
      assertThat(loudest(made, 400, 480)).isLessThan(LEVEL / 4);
      assertThat(loudest(made, 480, 800)).isZero();
    }
  }

  @Test
  void shouldNotClickWhereLossBeginsAndEnds() {
    for (int lost = 80; lost <= 800; lost += 80) {
      LossConcealer fresh = new LossConcealer();
      short[] all = new short[800 + lost + 800];
      System.arraycopy(tone(0, 800, 117), 0, all, 0, 800);
      fresh.good(all, 0, 800);
      fresh.lost(all, 800, lost);
      System.arraycopy(tone(800 + lost, 800, 117), 0, all, 800 + lost, 800);
      fresh.good(all, 800 + lost, 160);
      // the tone itself moves by at most this much from one sample to the next
      int steepest = (int) (LEVEL * 2 * Math.PI * 117 / 8_000);
      for (int i = 1; i < all.length; i++) {
        assertThat(Math.abs(all[i] - all[i - 1])).as("sample %d", i).isLessThan(steepest * 3);
      }
    }
  }

  @Test
  void shouldSayNothingWhenNothingWasHeard() {
    assertThat(loudest(lose(480), 0, 480)).isZero();
  }
}
