package frontdesk.engine.sip.registration;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: doubled each time, bounded, and a random half to whole
 * of it, so that many clients of a registrar that comes back do not meet (RFC 5626 4.5).
 */
final class RetryPause {
  private final RegistrationTimes times;
  private final RandomGenerator random;
  private int failures;

  RetryPause(RegistrationTimes times, RandomGenerator random) {
    this.times = times;
    this.random = random;
  }

  void reset() {
    failures = 0;
  }

  /**
   * The wait after one more failure; never shorter than the registrar wishes, nor longer than is
   * set.
   */
  Duration after(RegistrationFailure why, Duration wished) {
    Duration base =
        switch (why) {
          case WRONG_CREDENTIALS, UNKNOWN_CHALLENGE, FORBIDDEN -> times.refusedRetry();
          case REFUSED, NO_ANSWER, UNREACHABLE, NOT_KEPT -> times.retryBase();
        };
    long limit = times.retryMax().toMillis();
    long upper = Math.min(limit, base.toMillis() << Math.min(failures, 20));
    failures++;
    long millis = (long) (upper * (0.5 + 0.5 * random.nextDouble()));
    return Duration.ofMillis(Math.max(millis, Math.min(wished.toMillis(), limit)));
  }
}
