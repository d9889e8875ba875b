package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Says how loud the echo of what is being played can be right now.
 *
 * <p>One thread; without allocation.
 */
final class EchoGauge {
  /*
   * For each possible delay the gauge keeps the least difference seen, of late, between what came in
   * and what had been played that long before. At the true delay the line's echo never lets the
   * difference fall below the echo's own loss; at any other delay something loud was sooner or later
   * followed by little, and the least difference is low. So the greatest of "played then plus least
   * difference" over all delays is the echo to expect, however many ways it takes. A caller who
   * speaks at the same time only makes differences greater, which the least does not see.
   *
   * The minima are taken over smoothed levels, in two turns of two seconds of played speech, so that a
   * path that changes is learnt anew. A delay that has not been seen yet is assumed to lose little:
   * better deaf for a moment than interrupted by oneself.
   */
  private static final double ASSUMED_LOSS_DB = -9;
  private static final double PLAYING_DB = -45;
  private static final int FRAMES_PER_TURN = 100;
  private static final double SMOOTHING = 0.5;

  private final int delays;
  private final double[] played;
  private final double[] least;
  private final double[] leastBefore;
  private int newest;
  private int framesOfTurn;
  private double smoothedIn = FrameMeter.SILENCE_DB;
  private double smoothedPlayed = FrameMeter.SILENCE_DB;
  private double loudest = FrameMeter.SILENCE_DB;

  /** Looks back over the given number of frames. */
  EchoGauge(int maxDelayFrames) {
    delays = maxDelayFrames + 1;
    played = new double[delays];
    least = new double[delays];
    leastBefore = new double[delays];
    reset();
  }

  /** Takes the levels of one moment: what came in and what was played, in dB under full scale. */
  void take(double inDb, double playedDb) {
    smoothedIn = smooth(smoothedIn, inDb);
    smoothedPlayed = smooth(smoothedPlayed, playedDb);
    newest = (newest + 1) % delays;
    played[newest] = smoothedPlayed;
    loudest = FrameMeter.SILENCE_DB;
    boolean learning = false;
    for (int delay = 0; delay < delays; delay++) {
      double then = playedBefore(delay);
      loudest = Math.max(loudest, then);
      if (then > PLAYING_DB) {
        least[delay] = Math.min(least[delay], smoothedIn - then);
        learning |= delay == delays - 1;
      }
    }
    if (learning && ++framesOfTurn >= FRAMES_PER_TURN) {
      nextTurn();
    }
  }

  private static double smooth(double before, double now) {
    // In power, so that the attack of a word is seen at once and its decay soon.
    double power = Math.pow(10, before / 10) * (1 - SMOOTHING) + Math.pow(10, now / 10) * SMOOTHING;
    return 10 * Math.log10(power);
  }

  private void nextTurn() {
    framesOfTurn = 0;
    System.arraycopy(least, 0, leastBefore, 0, delays);
    Arrays.fill(least, ASSUMED_LOSS_DB);
  }

  private double playedBefore(int delay) {
    return played[(newest - delay + delays) % delays];
  }

  /** Whether something played may still be heard. */
  boolean playing() {
    return loudest > PLAYING_DB;
  }

  /** The echo to expect now, in dB under full scale, without any margin. */
  double expectedDb() {
    if (!playing()) {
      return FrameMeter.SILENCE_DB;
    }
    double expected = FrameMeter.SILENCE_DB;
    for (int delay = 0; delay < delays; delay++) {
      expected =
          Math.max(expected, playedBefore(delay) + Math.min(least[delay], leastBefore[delay]));
    }
    return expected;
  }

  void reset() {
    Arrays.fill(played, FrameMeter.SILENCE_DB);
    Arrays.fill(least, ASSUMED_LOSS_DB);
    Arrays.fill(leastBefore, ASSUMED_LOSS_DB);
    newest = 0;
    framesOfTurn = 0;
    smoothedIn = FrameMeter.SILENCE_DB;
    smoothedPlayed = FrameMeter.SILENCE_DB;
    loudest = FrameMeter.SILENCE_DB;
  }
}
