package frontdesk.ops.chaos.senses;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Senses;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The wall clock is set by an hour while a slot is held for a caller. */
public record ClockStep(String name, Duration by) implements Scenario {
  /** An hour forward. */
  public static final ClockStep FORWARD = new ClockStep("clock-forward", Duration.ofHours(1));

  /** An hour back. */
  public static final ClockStep BACK = new ClockStep("clock-back", Duration.ofHours(-1));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofMinutes(3);

  @Override
  public String promise() {
    return "The wall clock is set by an hour during a call: no hold ends early, nothing is late,"
        + " and the appointment keeps its time.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name);
    Promises promises = new Promises(run, verdict);
    SteppedClock clock = new SteppedClock();
    Senses deaf = new Senses(FailingEars::deaf, UnaryOperator.identity());
    try (TroubledNode node = TroubledNode.start(run.folder(), run.settings(), clock, deaf)) {
      HeldSlot other = HeldSlot.place(node, clock, by.isNegative() ? SHORT : LONG);
      Caller.Ended ended =
          new Caller("caller", run, node)
              .calls(
                  Scripts.keys(),
                  () -> {
                    boolean held = node.watch().awaitWords(ClockStep::slotIsHeld, PATIENCE);
                    clock.step(by);
                    verdict.check("it is set while a slot is held", held, by.toString());
                    other.judge(node, verdict);
                  });
      promises.kept("the caller", node, ended);
      verdict.check(
          "no hold of the caller ended", expired(node, other) == 0, expired(node, other) + "");
      verdict.check(
          "nothing was late for the caller", late(node, ended.call()) == 0, "no turn was");
      clock.step(by.negated());
      promises.kept(
          "the next caller", node, new Caller("next", run, node).calls(Scripts.keys(), () -> {}));
    }
    return verdict;
  }

  /** The name is asked for once the offer is held. */
  private static boolean slotIsHeld(String words) {
    return words.contains("pound to skip");
  }

  private static long expired(TroubledNode node, HeldSlot other) throws SQLException {
    return node.journal().ledgers().stream()
        .filter(LedgerEvent.HoldExpired.class::isInstance)
        .filter(event -> !((LedgerEvent.HoldExpired) event).hold().equals(other.hold()))
        .count();
  }

  private static long late(TroubledNode node, CallId call) throws SQLException {
    return node.journal().events(call).stream()
        .filter(CallEvent.InputRecorded.class::isInstance)
        .filter(event -> ((CallEvent.InputRecorded) event).input() instanceof Input.TurnLate)
        .count();
  }
}
