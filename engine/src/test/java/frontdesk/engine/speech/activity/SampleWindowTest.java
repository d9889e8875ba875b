package frontdesk.engine.speech.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleWindowTest {
  private static final int FRAME = 4;
  private static final int LENGTH = 11;

  private final SampleWindow window = new SampleWindow(LENGTH, FRAME);

  private void append(int from) {
    window.advance();
    for (int i = 0; i < FRAME; i++) {
      window.samples()[window.newest() + i] = from + i;
    }
  }

  private float[] last() {
    int end = window.newest() + FRAME;
    return Arrays.copyOfRange(window.samples(), end - LENGTH, end);
  }

  @Test
  void theLastSamplesLieInTheOrderOfTimeWheneverTheyWereMoved() {
    for (int frame = 0; frame < 200; frame++) {
      append(1 + frame * FRAME);

      float newest = (frame + 1) * FRAME;
      float[] expected = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = Math.max(0, newest - (LENGTH - 1) + i);
      }
      assertThat(last()).as("after frame %d", frame).isEqualTo(expected);
    }
  }

  @Test
  void theSampleBehindTheNewestCanBeRead() {
    for (int frame = 0; frame < 200; frame++) {
      append(1);
      assertThat(window.newest() + FRAME).isLessThan(window.samples().length);
    }
  }

  @Test
  void whatWasForgottenIsSilence() {
    append(1);
    window.clear();
    assertThat(last()).containsOnly(0);
  }
}
