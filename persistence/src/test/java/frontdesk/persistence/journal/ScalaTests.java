package frontdesk.persistence.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.scalatest.Args;
import org.scalatest.Args$;
import org.scalatest.Reporter;
import org.scalatest.Suite;
import org.scalatest.events.Event;
import org.scalatest.events.SuiteAborted;
import org.scalatest.events.TestFailed;
import org.scalatest.events.TestSucceeded;

/** Runs a suite of ScalaTest from JUnit, on the calling thread, and says what came of each test. */
final class ScalaTests {
  /** What came of one test; those that a suite leaves out for a plugin are not listed. */
  record Outcome(String test, Optional<Throwable> failure) {
    boolean passed() {
      return failure.isEmpty();
    }

    void throwIfFailed() throws Throwable {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }

  private ScalaTests() {}

  static List<Outcome> run(Suite suite) {
    List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    Reporter reporter = event -> outcome(event).ifPresent(outcomes::add);
    Args$ defaults = Args$.MODULE$;
    Args args =
        new Args(
            reporter,
            defaults.apply$default$2(),
            defaults.apply$default$3(),
            defaults.apply$default$4(),
            defaults.apply$default$5(),
            defaults.apply$default$6(),
            defaults.apply$default$7(),
            defaults.apply$default$8(),
            defaults.apply$default$9(),
            defaults.apply$default$10());
    boolean succeeded = suite.run(scala.Option.empty(), args).succeeds();
    if (succeeded != outcomes.stream().allMatch(Outcome::passed)) {
      outcomes.add(
          new Outcome(
              suite.suiteName(),
              Optional.of(new AssertionError("the suite says otherwise than its tests"))));
    }
    return List.copyOf(outcomes);
  }

  private static Optional<Outcome> outcome(Event event) {
    if (event instanceof TestSucceeded succeeded) {
      return Optional.of(new Outcome(succeeded.testName(), Optional.empty()));
    }
    if (event instanceof TestFailed failed) {
      return Optional.of(failure(failed.testName(), failed.message(), failed.throwable()));
    }
    return event instanceof SuiteAborted aborted
        ? Optional.of(failure(aborted.suiteName(), aborted.message(), aborted.throwable()))
        : Optional.empty();
  }

  private static Outcome failure(String test, String message, scala.Option<Throwable> cause) {
    return new Outcome(
        test, Optional.of(cause.isDefined() ? cause.get() : new AssertionError(message)));
  }
}
