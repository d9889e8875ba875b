package frontdesk.engine.speech.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** At which delay what comes in is most like what was played. */
class EchoSearchTest {
  private static final int DELAYS = 400;
  private static final int FRAME = 80;
  private static final int DELAY = 137;

  /** All parts of the delays are looked at. */
  private static final int ROUND = 4;

  private static final int FRAMES = 400;

  private final EchoSearch search = new EchoSearch(DELAYS);
  private final Random random = new Random(11);
  private final float[] played = noise();
  private int at = DELAYS;

  private float[] noise() {
    float[] samples = new float[DELAYS + (FRAMES + 1) * FRAME];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (1_000 * random.nextGaussian());
    }
    return samples;
  }

  /** The next frame comes in: what was played so long ago, or else something of its own. */
  private int look(boolean echo) {
    float[] heard = new float[FRAME];
    double energy = 0;
    for (int i = 0; i < FRAME; i++) {
      heard[i] = echo ? 0.3f * played[at + i - DELAY] : (float) (300 * random.nextGaussian());
      energy += heard[i] * heard[i];
    }
    int found = search.look(played, at, heard, energy);
    at += FRAME;
    return found;
  }

  /** How many frames it takes until a delay is named. */
  private int framesUntilFound() {
    for (int frames = 1; frames < FRAMES / 2; frames++) {
      int found = look(true);
      if (found != EchoSearch.NONE) {
        assertThat(found).isEqualTo(DELAY);
        return frames;
      }
    }
    throw new AssertionError("no delay was named");
  }

  @Test
  void shouldNameTheDelayOfAnEchoOnceItStoodOutTwice() {
    assertThat(framesUntilFound()).isEqualTo(2 * ROUND);
  }

  @Test
  void shouldNameNothingWhereNothingComesBack() {
    for (int i = 0; i < FRAMES; i++) {
      assertThat(look(false)).isEqualTo(EchoSearch.NONE);
    }
  }

  @Test
  void shouldBelieveLaterAfterItWasWrongOnce() {
    // given
    int before = framesUntilFound();
    // when
    search.doubt();
    // then: not at once, though the same delay still stands out
    assertThat(framesUntilFound()).isGreaterThan(before).isEqualTo(5 * ROUND);
    // and after a reset as at first
    search.reset();
    assertThat(framesUntilFound()).isEqualTo(before);
  }
}
