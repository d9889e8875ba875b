package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * The last samples of a signal in the order of time in one array, as correlations read them: a new
 * frame moves nothing but now and then, when the array is full.
 *
 * <p>One thread; allocates once.
 */
final class SampleWindow {
  /*
   * Moving eight thousand octets with each frame cost little for one line, and with a thousand lines,
   * whose windows no cache holds, half of what its voice activity costs.
   */
  private static final int FRAMES_BETWEEN_MOVES = 25;

  private final float[] samples;
  private final int length;
  private final int frame;
  private int end;

  /** Keeps so many samples, and takes frames of this length. */
  SampleWindow(int length, int frame) {
    this.length = length;
    this.frame = frame;
    // Sums that slide look at the sample behind the newest; what it is does not matter to them.
    this.samples = new float[length + FRAMES_BETWEEN_MOVES * frame + 1];
    this.end = length;
  }

  /** Makes room for a frame, and forgets the oldest: its samples are to be set at once. */
  void advance() {
    if (end + frame >= samples.length) {
      System.arraycopy(samples, end - length + frame, samples, 0, length - frame);
      end = length;
    } else {
      end += frame;
    }
  }

  /** Where its samples are. */
  float[] samples() {
    return samples;
  }

  /** Index of the newest frame's first sample. */
  int newest() {
    return end - frame;
  }

  void clear() {
    Arrays.fill(samples, 0);
    end = length;
  }
}
