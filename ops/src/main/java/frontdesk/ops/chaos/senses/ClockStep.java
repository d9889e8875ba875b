package frontdesk.ops.chaos.senses;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.CallerProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Senses;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The wall clock is set by an hour while a slot is held for a caller. */
public record ClockStep(String name, Duration by) implements Scenario {
  /** An hour forward. */
  public static final ClockStep FORWARD = new ClockStep("clock-forward", Duration.ofHours(1));

  /** An hour back. */
  public static final ClockStep BACK = new ClockStep("clock-back", Duration.ofHours(-1));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    try (TroubledNode node = TroubledNode.start(run.folder(), "", clock, deaf);
        CallerProcess caller =
            CallerProcess.call(
                run.folder(),
                "first",
                node.uri("harbour"),
                "sip:+442079460111@127.0.0.1",
                Scripts.keys())) {
      boolean held = node.watch().awaitWords(text -> text.contains("pound to skip"), PATIENCE);
      clock.step(by);
      verdict.check("the clock is set while a slot is held", held, by.toString());
      MeasuredCall heard = caller.result(PATIENCE);
      Optional<CallId> call = node.watch().awaitEnd(PATIENCE);
      promises.heard("the caller", heard);
      System.err.println(node.watch().words(call.orElseThrow()));
      if (call.isPresent()) {
        promises.booked("the caller", node, call.get());
        promises.replayed("the caller", node, call.get());
      }
    }
    return verdict;
  }
}
