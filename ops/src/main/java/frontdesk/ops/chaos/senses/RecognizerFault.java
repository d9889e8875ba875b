package frontdesk.ops.chaos.senses;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Senses;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The only engine of the recognizer fails on what a caller says. */
public record RecognizerFault(String name, boolean hangs) implements Scenario {
  /** Its thread never comes back. */
  public static final RecognizerFault HANGS = new RecognizerFault("recognizer-hangs", true);

  /** It throws. */
  public static final RecognizerFault THROWS = new RecognizerFault("recognizer-throws", false);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A node's that is told no other. */
  private static final Duration RECOGNITION_DEADLINE = Duration.ofSeconds(4);

  @Override
  public String promise() {
    return "The recognizer's engine "
        + (hangs ? "hangs" : "throws")
        + ": the caller is told to use the keys and books by keys; the next one is understood.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name);
    Promises promises = new Promises(run, verdict);
    Fault fault = new Fault(hangs ? Fault.Kind.HANGS : Fault.Kind.THROWS);
    Senses senses = new Senses(new FailingEars(fault), UnaryOperator.identity());
    try (TroubledNode node =
        TroubledNode.start(run.folder(), run.settings(), Clock.systemUTC(), senses)) {
      fault.arm(1);
      Caller.Ended first =
          new Caller("caller", run, node)
              .calls(
                  Scripts.keysOnceNotUnderstood(),
                  () -> {
                    boolean told = node.watch().awaitWords(RecognizerFault::toldKeys, PATIENCE);
                    Duration took = fault.sinceStruck();
                    verdict.check("the caller is told to use the keys", told, "" + told);
                    verdict.check(
                        "that is no later than the deadline of an utterance",
                        took.compareTo(deadline().plus(run.silenceBound())) <= 0,
                        took.toMillis() + " ms after the engine failed");
                  });
      promises.kept("the caller", node, first);
      verdict.check("the engine failed", fault.struck() == 1, fault.struck() + " times");
      Caller.Ended next = new Caller("next", run, node).calls(Scripts.speechThenKeys(), () -> {});
      promises.kept("the next caller", node, next);
      verdict.check(
          "the next caller is understood", understood(node, next.call()) > 0, "by speech");
      String count = hangs ? "heard.hung" : "heard.broken";
      long counted = node.node().refusals().getOrDefault(count, 0L);
      verdict.check("the failure is counted", counted == 1, count + "=" + counted);
      fault.mend();
    }
    return verdict;
  }

  /** Who throws has said so at once. */
  private Duration deadline() {
    return hangs ? RECOGNITION_DEADLINE : Duration.ZERO;
  }

  /** What is said to those who were not understood. */
  private static boolean toldKeys(String words) {
    return words.contains("did not understand") && words.contains("press");
  }

  private static long understood(TroubledNode node, CallId call) throws SQLException {
    List<StoredEvent> events = node.journal().events(call);
    return events.stream()
        .filter(CallEvent.InputRecorded.class::isInstance)
        .filter(event -> ((CallEvent.InputRecorded) event).input() instanceof Input.Heard)
        .count();
  }
}
