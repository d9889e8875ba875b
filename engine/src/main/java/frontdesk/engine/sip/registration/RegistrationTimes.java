package frontdesk.engine.sip.registration;

import java.time.Duration;

/**
 * How long registrations are asked for, and how failures are retried.
 *
 * @param expires asked for; the registrar may grant another time
 * @param maxExpires the longest that a registrar's Min-Expires may make us ask for
 * @param retryBase the wait after a first failure, doubled by each further one (RFC 5626 4.5)
 * @param retryMax the longest wait between attempts
 * @param refusedRetry the first wait after 403 or refused credentials: who insists is banned
 */
public record RegistrationTimes(
    Duration expires,
    Duration maxExpires,
    Duration retryBase,
    Duration retryMax,
    Duration refusedRetry) {
  /** An hour; retries from half a minute to half an hour as RFC 5626 4.5 recommends. */
  public static final RegistrationTimes DEFAULTS =
      new RegistrationTimes(
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(5));

  /** The same, asking for another time. */
  public RegistrationTimes withExpires(Duration asked) {
    return new RegistrationTimes(asked, maxExpires, retryBase, retryMax, refusedRetry);
  }
}
