package frontdesk.engine.media.jitter;

/**
 * Judges joins between real and made-up audio: a click is a step between two neighbouring samples
 * that is far above what the sound itself does around it.
 */
final class ClickMeter {
  /*
   * How steep the sound is, 20 ms of the original ahead and 100 ms behind say: what is made up goes on
   * with what was heard for up to 60 ms. A faint hiss is no click.
   */
  private static final int AHEAD = 160;
  private static final int BEHIND = 800;
  private static final int AUDIBLE = 600;
  private static final double LOUD = 150;
  private static final double STEEPER = 1.6;

  private ClickMeter() {}

  /**
   * The worst step of what was heard between two places, as a multiple of what the original allows
   * there; above 1 is a click.
   */
  static double worst(short[] original, short[] heard, int from, int to) {
    double worst = 0;
    for (int at = Math.max(1, from); at < Math.min(to, heard.length); at++) {
      double allowed = Math.max(AUDIBLE, STEEPER * steepest(original, at));
      worst = Math.max(worst, Math.abs(heard[at] - heard[at - 1]) / allowed);
    }
    return worst;
  }

  /**
   * How much steeper than the usual step of the original there the step at each border of a loss
   * is, on average over the borders where there is sound; about 1 where nobody could tell.
   */
  static double atBorders(short[] original, short[] heard, boolean[] lost, int packet) {
    double sum = 0;
    int borders = 0;
    for (int i = 10; i < lost.length; i++) {
      int at = i * packet;
      double usual = usual(original, at);
      if (lost[i] != lost[i - 1] && usual > LOUD) {
        sum += Math.abs(heard[at] - heard[at - 1]) / usual;
        borders++;
      }
    }
    return borders == 0 ? 0 : sum / borders;
  }

  private static double usual(short[] original, int place) {
    int first = Math.max(1, place - AHEAD);
    int last = Math.min(original.length - 1, place + AHEAD);
    long sum = 0;
    for (int at = first; at <= last; at++) {
      sum += Math.abs(original[at] - original[at - 1]);
    }
    return (double) sum / (last - first + 1);
  }

  private static int steepest(short[] original, int place) {
    int steepest = 0;
    int last = Math.min(original.length - 1, place + AHEAD);
    for (int at = Math.max(1, place - BEHIND); at <= last; at++) {
      steepest = Math.max(steepest, Math.abs(original[at] - original[at - 1]));
    }
    return steepest;
  }
}
