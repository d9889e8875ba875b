package frontdesk.engine.media.jitter;

import java.time.Duration;

/**
 * How much delay the jitter buffer may use.
 *
 * @param initialDelay delay at the start of a source, 0 to {@code maxDelay}
 * @param safety slack that is kept between a packet's arrival and its playing
 * @param maxDelay the most delay that is kept, up to one second
 * @param window how long the least slack is watched before the delay shrinks
 */
public record JitterSettings(
    Duration initialDelay, Duration safety, Duration maxDelay, Duration window) {
  /** 40 ms at the start, 10 ms of slack, 200 ms at most, watched for 2 s. */
  public static final JitterSettings DEFAULTS =
      new JitterSettings(
          Duration.ofMillis(40),
          Duration.ofMillis(10),
          Duration.ofMillis(200),
          Duration.ofSeconds(2));

  public JitterSettings {
    if (initialDelay.isNegative() || initialDelay.compareTo(maxDelay) > 0) {
      throw new IllegalArgumentException("initialDelay must be between 0 and maxDelay");
    }
    if (safety.isNegative() || safety.compareTo(maxDelay) > 0) {
      throw new IllegalArgumentException("safety must be between 0 and maxDelay");
    }
    if (maxDelay.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("maxDelay must be at most 1 s");
    }
    if (window.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("window must be at least 100 ms");
    }
  }
}
