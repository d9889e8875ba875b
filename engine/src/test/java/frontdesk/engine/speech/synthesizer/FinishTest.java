package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinishTest {
  private static final int RATE_HZ = 8_000;

  /** A tone with quiet before and behind it, in milliseconds. */
  private static short[] tone(int before, int length, int behind) {
    short[] samples = new short[(before + length + behind) * 8];
    for (int i = before * 8; i < (before + length) * 8; i++) {
      samples[i] = (short) (10_000 * Math.cos(2 * Math.PI * 400 * i / RATE_HZ));
    }
    return samples;
  }

  private static int quietBeforeMs(short[] samples) {
    int at = 0;
    while (Math.abs((int) samples[at]) < 300) {
      at++;
    }
    return at / 8;
  }

  @Test
  void shouldBeginToSpeakAtOnceAndKeepTheDistanceToTheNextSentence() {
    // given
    short[] raw = tone(320, 500, 100);
    // when
    short[] finished = new Finish(-6).apply(new TextVoice.Sound(raw.clone(), RATE_HZ));
    // then
    assertThat(finished).hasSameSizeAs(raw);
    assertThat(quietBeforeMs(finished)).isBetween(9, 15);
    assertThat(finished[(10 + 500 + 5) * 8]).isZero();
    assertThat(finished[finished.length - 1]).isZero();
  }

  @Test
  void shouldLeaveASoundThatBeginsAtOnceWhereItIs() {
    short[] finished = new Finish(-6).apply(new TextVoice.Sound(tone(0, 200, 50), RATE_HZ));
    assertThat(quietBeforeMs(finished)).isLessThan(5);
    assertThat(Math.abs((int) finished[150 * 8])).isGreaterThan(1_000);
  }

  @Test
  void shouldLeaveSilenceAlone() {
    assertThat(new Finish(-6).apply(new TextVoice.Sound(new short[800], RATE_HZ)))
        .containsOnly((short) 0)
        .hasSize(800);
  }
}
