package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Finds by how much the line's echo is late: the delay at which what comes in is most like what was
 * played, over the last second.
 *
 * <p>At 4 kHz. One thread; without allocation.
 */
final class EchoSearch {
  /*
   * A cross-correlation, forgetting slowly, over all delays. Each frame one part of the delays is
   * looked at, as all of them at once cost more than everything else together. Each frame counts alike
   * however loud it was. A delay is believed when it stands out from the others twice in a row, or
   * more often where one was named that was no echo.
   */
  static final int NONE = -1;

  private static final int PARTS = 4;
  private static final float MEMORY = 0.9f;
  private static final double STANDS_OUT = 5.0;
  private static final int SAME = 3;
  private static final int AGREED_IN_DOUBT = 5;

  private final float[] likeness;
  private final int part;
  private final float[] sums;
  private final SlidingSum correlation;
  private int next;
  private int candidate = NONE;
  private int agreed;
  private int needed = 1;

  /** Searches among so many delays from 0 on. */
  EchoSearch(int delays) {
    part = (delays + PARTS - 1) / PARTS;
    likeness = new float[part * PARTS];
    sums = new float[part];
    correlation = new SlidingSum(part);
  }

  int delays() {
    return likeness.length;
  }

  /**
   * Looks at the next part.
   *
   * @param now index of the sample played together with the first of {@code heard}
   * @param energy of what was heard
   * @return a delay in samples, or {@link #NONE} while there is nothing new to say
   */
  int look(float[] played, int now, float[] heard, double energy) {
    float scale = (float) (1 / Math.sqrt(energy + 1));
    // likeness[k] belongs to delay length-1-k, so that both arrays run the same way.
    int base = now - (likeness.length - 1) + next * part;
    Arrays.fill(sums, 0);
    correlation.add(played, base, heard, sums);
    int begin = next * part;
    for (int k = 0; k < part; k++) {
      likeness[begin + k] = MEMORY * likeness[begin + k] + scale * sums[k];
    }
    next = (next + 1) % PARTS;
    return next == 0 ? judge() : NONE;
  }

  private int judge() {
    double sum = 0;
    float best = 0;
    int at = 0;
    for (int k = 0; k < likeness.length; k++) {
      float square = likeness[k] * likeness[k];
      sum += square;
      if (square > best) {
        best = square;
        at = k;
      }
    }
    int before = candidate;
    candidate =
        best > STANDS_OUT * STANDS_OUT * sum / likeness.length ? likeness.length - 1 - at : NONE;
    boolean same = before != NONE && Math.abs(candidate - before) <= SAME;
    agreed = same ? agreed + 1 : 0;
    return agreed >= needed ? candidate : NONE;
  }

  /** What it named was no echo: from now on a delay must stand out for longer. */
  void doubt() {
    agreed = 0;
    needed = AGREED_IN_DOUBT;
  }

  void reset() {
    Arrays.fill(likeness, 0);
    next = 0;
    candidate = NONE;
    agreed = 0;
    needed = 1;
  }
}
