package frontdesk.ops.bench.media;

/**
 * How evenly packets arrive: the gaps between two that follow each other, against 20 ms.
 *
 * <p>Owned by one thread; never allocates.
 */
final class Pacing {
  private static final double NOMINAL_MS = 20;
  private static final double TOLERATED_MS = 2;

  private long gaps;
  private long late;
  private double sumOfSquares;
  private double longestMs;

  /** One gap. */
  void add(long gapNanos) {
    double gapMs = gapNanos / 1e6;
    double off = gapMs - NOMINAL_MS;
    gaps++;
    sumOfSquares += off * off;
    late += Math.abs(off) > TOLERATED_MS ? 1 : 0;
    longestMs = Math.max(longestMs, gapMs);
  }

  void reset() {
    gaps = 0;
    late = 0;
    sumOfSquares = 0;
    longestMs = 0;
  }

  long gaps() {
    return gaps;
  }

  /** Gaps that are more than 2 ms off. */
  long late() {
    return late;
  }

  /** The standard deviation around 20 ms. */
  double stdMs() {
    return gaps == 0 ? 0 : Math.sqrt(sumOfSquares / gaps);
  }

  double longestMs() {
    return longestMs;
  }
}
