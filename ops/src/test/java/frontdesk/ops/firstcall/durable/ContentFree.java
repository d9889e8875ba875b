package frontdesk.ops.firstcall.durable;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells sound without content, which is hiss and the holding announcement, from everything else
 * that a caller may hear: whatever is audible must be found, sample by sample, in the announcement.
 */
final class ContentFree {
  private static final int FRAME_SAMPLES = 160;
  private static final double AUDIBLE = 150;

  /** Shorter runs are the ends of words; they are too short to be compared. */
  private static final int COMPARED_SAMPLES = 5 * FRAME_SAMPLES;

  /** G.711 leaves more than 0.99 of equal sound, chance less than 0.6. */
  private static final double ALIKE = 0.9;

  private final short[] announcement;

  ContentFree(short[] announcement) {
    this.announcement = announcement.clone();
  }

  /** What was audible and is not the announcement, a description each. */
  List<String> foreign(short[] heard) {
    List<String> found = new ArrayList<>();
    int begin = -1;
    for (int at = 0; at + FRAME_SAMPLES <= heard.length; at += FRAME_SAMPLES) {
      boolean audible = loudness(heard, at) > AUDIBLE;
      if (audible && begin < 0) {
        begin = at;
      } else if (!audible && begin >= 0) {
        judge(heard, begin, at, found);
        begin = -1;
      }
    }
    if (begin >= 0) {
      judge(heard, begin, heard.length / FRAME_SAMPLES * FRAME_SAMPLES, found);
    }
    return found;
  }

  private void judge(short[] heard, int from, int to, List<String> found) {
    int length = to - from;
    if (length < COMPARED_SAMPLES) {
      return;
    }
    double likeness = likeness(heard, from, length);
    if (likeness < ALIKE) {
      found.add(
          "%d ms of sound after %d ms, likeness %.2f".formatted(length / 8, from / 8, likeness));
    }
  }

  /** The best normalized correlation with any stretch of the announcement. */
  private double likeness(short[] heard, int from, int length) {
    double best = 0;
    for (int shift = 0; shift + length <= announcement.length; shift++) {
      double product = 0;
      double own = 0;
      double other = 0;
      for (int i = 0; i < length; i++) {
        double a = heard[from + i];
        double b = announcement[shift + i];
        product += a * b;
        own += a * a;
        other += b * b;
      }
      if (own > 0 && other > 0) {
        best = Math.max(best, product / Math.sqrt(own * other));
      }
    }
    return best;
  }

  private static double loudness(short[] samples, int from) {
    double squares = 0;
    for (int i = from; i < from + FRAME_SAMPLES; i++) {
      squares += (double) samples[i] * samples[i];
    }
    return Math.sqrt(squares / FRAME_SAMPLES);
  }
}
