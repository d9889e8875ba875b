package frontdesk.engine.provider.resilience;

import java.time.Duration;

/** What the tests of this package share: a clock, a listener, and gates with the usual bounds. */
final class Bench {
  static final GateSettings GATE =
      new GateSettings(
          5,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofMinutes(10),
          4,
          2);

  final VirtualTime time = new VirtualTime();
  final Timing timing = time.timing();
  final Told told = new Told();
  final RetryBudget budget = new RetryBudget(0.2, 10);
  final Retries retries =
      new Retries(3, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)), budget);

  Gate gate(Attempts.Port port, String name) {
    return new Gate(port, name, GATE, timing, told);
  }

  <P> Candidate<P> cloud(Attempts.Port kind, String name, P port) {
    return new Candidate<>(name, port, gate(kind, name), false);
  }

  <P> Candidate<P> embedded(Attempts.Port kind, String name, P port) {
    return new Candidate<>(name, port, Gate.embedded(kind, name, timing), true);
  }
}
