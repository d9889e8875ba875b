package frontdesk.engine.sip.transaction;

import java.time.Duration;

/** The base times of RFC 3261 table 4: round trip T1, longest retransmission T2, lifetime T4. */
public record TransactionTimers(Duration t1, Duration t2, Duration t4) {
  public static final TransactionTimers DEFAULTS =
      new TransactionTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

  public TransactionTimers {
    if (t1.isNegative() || t1.isZero() || t2.compareTo(t1) < 0 || t4.compareTo(t1) < 0) {
      throw new IllegalArgumentException("timers need 0 < T1 <= T2, T4");
    }
  }

  /** 64*T1: timers B, F, H, J, L, M, and how long a 200 waits for its ACK. */
  public Duration timeout() {
    return t1.multipliedBy(64);
  }

  /** The interval after this one, doubled up to T2. */
  public Duration backOff(Duration interval) {
    Duration doubled = interval.multipliedBy(2);
    return doubled.compareTo(t2) < 0 ? doubled : t2;
  }
}
