package frontdesk.ops.bench.providers;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a vendor takes: a log-normal time with these quantiles, in milliseconds. Immutable.
 *
 * @param p50Ms above 0
 * @param p95Ms at least as much
 * @param laterMs added to each, for a vendor that has a bad day
 */
record Pace(double p50Ms, double p95Ms, double laterMs) {
  /** The normal distribution's 95 % quantile. */
  private static final double Z95 = 1.6448536269514722;

  private static final double NANOS_PER_MS = 1e6;

  Pace {
    if (!(p50Ms > 0) || !(p95Ms >= p50Ms) || !(laterMs >= 0)) {
      throw new IllegalArgumentException("0 < p50 <= p95, and no time before it was asked");
    }
  }

  static Pace of(double p50Ms, double p95Ms) {
    return new Pace(p50Ms, p95Ms, 0);
  }

  /** The same, each so much later. */
  Pace later(double ms) {
    return new Pace(p50Ms, p95Ms, laterMs + ms);
  }

  /** One of its times. */
  Duration draw(RandomGenerator random) {
    double sigma = Math.log(p95Ms / p50Ms) / Z95;
    double ms = p50Ms * Math.exp(sigma * random.nextGaussian()) + laterMs;
    return Duration.ofNanos(Math.round(ms * NANOS_PER_MS));
  }

  @Override
  public String toString() {
    String later = laterMs > 0 ? " and %.0f ms more".formatted(laterMs) : "";
    return "%.0f/%.0f ms".formatted(p50Ms, p95Ms) + later;
  }
}
