package frontdesk.engine.media.jitter;

/**
 * Hides lost audio by repeating the last pitch period, after G.711 appendix I: full level for 10
 * ms, then fading, silent from 60 ms. Owned by one thread; never allocates after construction.
 */
final class LossConcealer {
  /*
   * The pitch is the lag between 66 and 200 Hz at which the last 20 ms look most like what came
   * before. One period is cut out; its end is overlapped with what preceded its start, so that it can
   * be repeated without a step. The step between the last real sample and the first made-up one is
   * taken out by an offset that decays within 2 ms. When real audio comes back, both are cross-faded
   * for 4 to 10 ms, longer after a longer loss.
   */
  private static final int MIN_PITCH = 40;
  private static final int MAX_PITCH = 120;
  private static final int COMPARED = 160;
  private static final int HISTORY = MAX_PITCH + COMPARED + MAX_PITCH;
  private static final int FULL_LEVEL = 80;
  private static final int SILENT_FROM = 480;
  private static final int OFFSET_DECAY = 16;

  private final short[] history = new short[HISTORY];
  private final short[] period = new short[MAX_PITCH];
  private int pitch = MAX_PITCH;
  private int phase;
  private int lost;
  private int offset;
  private boolean losing;

  /** Real audio: smoothed in place where it follows a loss, and remembered. */
  void good(short[] samples, int from, int length) {
    if (losing) {
      int overlap = Math.min(length, Math.min(80, 32 + lost * 32 / 80));
      for (int i = 0; i < overlap; i++) {
        int made = next();
        samples[from + i] = (short) ((made * (overlap - i) + samples[from + i] * i) / overlap);
      }
      losing = false;
    }
    remember(samples, from, length);
  }

  /** Lost audio: made up in place. */
  void lost(short[] samples, int from, int length) {
    cut();
    for (int i = 0; i < length; i++) {
      samples[from + i] = (short) next();
    }
    remember(samples, from, length);
  }

  /**
   * Audio was left out on purpose: the next real samples are cross-faded with what would follow.
   */
  void cut() {
    if (!losing) {
      prepare();
      losing = true;
    }
  }

  private int next() {
    int level = SILENT_FROM - Math.max(lost, FULL_LEVEL);
    int made = 0;
    if (level > 0) {
      made = period[phase] * level / (SILENT_FROM - FULL_LEVEL);
      if (lost < OFFSET_DECAY) {
        made += offset * (OFFSET_DECAY - lost) / OFFSET_DECAY;
      }
      phase = phase + 1 == pitch ? 0 : phase + 1;
      lost++;
    }
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, made));
  }

  private void prepare() {
    pitch = bestLag(history, HISTORY - COMPARED, COMPARED, -1);
    int start = HISTORY - pitch;
    System.arraycopy(history, start, period, 0, pitch);
    int quarter = pitch / 4;
    for (int i = 0; i < quarter; i++) {
      int before = history[start - quarter + i];
      int at = pitch - quarter + i;
      period[at] = (short) ((period[at] * (quarter - i) + before * i) / quarter);
    }
    offset = history[HISTORY - 1] - history[start - 1];
    phase = 0;
    lost = 0;
  }

  /**
   * The lag at which the samples from here on look most like those that lie the lag away.
   *
   * @param compared how many samples are compared
   * @param direction -1 to look back, 1 to look ahead
   */
  static int bestLag(short[] samples, int start, int compared, int direction) {
    int best = MAX_PITCH;
    double bestScore = 0;
    for (int lag = MIN_PITCH; lag <= MAX_PITCH; lag++) {
      long product = 0;
      long energy = 1;
      int other = start + direction * lag;
      for (int i = 0; i < compared; i += 2) {
        int there = samples[other + i];
        product += (long) samples[start + i] * there;
        energy += (long) there * there;
      }
      double score = product <= 0 ? 0 : (double) product * product / energy;
      if (score > bestScore) {
        bestScore = score;
        best = lag;
      }
    }
    return best;
  }

  private void remember(short[] samples, int from, int length) {
    int kept = Math.min(length, HISTORY);
    System.arraycopy(history, kept, history, 0, HISTORY - kept);
    System.arraycopy(samples, from + length - kept, history, HISTORY - kept, kept);
  }
}
