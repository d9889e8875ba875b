package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Attempts.Reason;
import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is tried next with one piece of work: each provider in order whose gate lets anybody in, and
 * when all of those failed, one of them again after a pause. Another provider is asked at once;
 * only the same one is left to recover. Used by one thread at a time.
 */
final class Course<P> {
  /**
   * The next attempt.
   *
   * @param pause before it
   */
  record Step<P>(Candidate<P> candidate, Duration pause, Reason reason) {}

  private final List<Candidate<P>> candidates;
  private final Retries retries;
  private final Timing timing;
  private final Set<String> tried = new HashSet<>();
  private final Set<String> withheld = new HashSet<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private String failedBefore = "";
  private volatile Failure lastFailure = Failure.BUSY;
  private int attempts;
  private int again;

  Course(List<Candidate<P>> candidates, Retries retries, Timing timing) {
    this.candidates = List.copyOf(candidates);
    this.retries = retries;
    this.timing = timing;
    retries.budget().begun();
  }

  /** The next one, if anybody is left. */
  Optional<Step<P>> next() {
    Optional<Step<P>> fresh =
        untried().map(candidate -> new Step<>(candidate, Duration.ZERO, reason()));
    Optional<Step<P>> step = fresh.or(this::oneAgain);
    step.ifPresent(this::count);
    return step;
  }

  /** One to be asked beside a slow one: never the same, and only within the budget. */
  Optional<Step<P>> beside() {
    Optional<Step<P>> step =
        untried()
            .filter(candidate -> retries.budget().take())
            .map(candidate -> new Step<>(candidate, Duration.ZERO, Reason.HEDGE));
    step.ifPresent(this::count);
    return step;
  }

  /** What this call goes without was not tried: whoever is next is its first. */
  void failed(Candidate<P> candidate, Failure failure) {
    failures.put(candidate.name(), failure);
    failedBefore = candidate.name();
    lastFailure = failure;
    if (failure.kind() == Failure.Kind.WITHHELD && withheld.add(candidate.name())) {
      attempts -= candidate.embedded() ? 0 : 1;
    }
  }

  /** Begins with the next one: who is told hears of it where another one failed before. */
  void begins(Candidate<P> next, Port port, Attempts told) {
    if (hasFailed() && !failedBefore.equals(next.name())) {
      told.switched(port, failedBefore, next.name(), lastFailure);
    }
  }

  /** Whether anybody has failed at it. */
  boolean hasFailed() {
    return !failedBefore.isEmpty();
  }

  /** Why the last one failed; that there is no room, where nobody was let in. Any thread. */
  Failure lastFailure() {
    return lastFailure;
  }

  private Reason reason() {
    return withheld.containsAll(tried) ? Reason.PREFERRED : Reason.FALLBACK;
  }

  private void count(Step<P> step) {
    tried.add(step.candidate().name());
    if (!step.candidate().embedded()) {
      attempts++;
    }
  }

  private Optional<Candidate<P>> untried() {
    return candidates.stream()
        .filter(candidate -> !tried.contains(candidate.name()))
        .filter(candidate -> candidate.embedded() || attempts < retries.tries())
        .filter(candidate -> candidate.gate().passes())
        .findFirst();
  }

  private Optional<Step<P>> oneAgain() {
    if (attempts >= retries.tries()) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(candidate -> !candidate.embedded() && mayWorkNow(candidate))
        .filter(candidate -> candidate.gate().passes())
        .findFirst()
        .filter(candidate -> retries.budget().take())
        .map(
            candidate ->
                new Step<>(
                    candidate, retries.backoff().before(++again, timing.random()), Reason.RETRY));
  }

  private boolean mayWorkNow(Candidate<P> candidate) {
    Failure failure = failures.get(candidate.name());
    return failure != null
        && switch (failure.kind()) {
          case BROKEN, LATE, BUSY -> true;
          case WITHHELD, LIMITED, REFUSED, CLOSED -> false;
        };
  }
}
