package frontdesk.ops.chaos.senses;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Senses;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** All voices fail while a caller is on the line, and come back during the same call. */
public record SynthesizerFault(String name, boolean hangs) implements Scenario {
  /** Their threads do not come back. */
  public static final SynthesizerFault HANGS = new SynthesizerFault("synthesizer-hangs", true);

  /** They throw. */
  public static final SynthesizerFault THROWS = new SynthesizerFault("synthesizer-throws", false);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Long enough for a caller to agree to a read-back that was not heard. */
  private static final Duration UNHEARD = Duration.ofSeconds(5);

  private static final int ALWAYS = Integer.MAX_VALUE;

  @Override
  public String promise() {
    return "Every voice "
        + (hangs ? "hangs" : "throws")
        + ": sentences that are kept and \"one moment\" are heard, keys are taken, nothing is"
        + " booked whose read-back was not heard; it is once the voice is back.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name);
    Promises promises = new Promises(run, verdict);
    Fault fault = new Fault(hangs ? Fault.Kind.HANGS : Fault.Kind.THROWS);
    Senses senses = new Senses(FailingEars::deaf, new FailingVoices(fault));
    try (TroubledNode node =
        TroubledNode.start(run.folder(), run.settings(), Clock.systemUTC(), senses)) {
      fault.arm(ALWAYS);
      Caller.Ended first =
          new Caller("caller", run, node)
              .calls(
                  Scripts.keysThoughHardlyAWordIsHeard(),
                  () -> {
                    boolean readBack =
                        node.watch().awaitWords(words -> words.contains("Shall I book"), PATIENCE);
                    verdict.check("the keys lead to the read-back", readBack, "" + readBack);
                    boolean more = node.watch().awaitWords(words -> true, UNHEARD);
                    verdict.figure("saidMoreBeforeMended", more);
                    verdict.check(
                        "nothing is booked whose read-back was not heard",
                        bookings(node) == 0,
                        bookings(node) + " bookings");
                    fault.mend();
                  });
      promises.kept("the caller", node, first);
      verdict.check("the voices failed", fault.struck() > 0, fault.struck() + " times");
      Caller.Ended next = new Caller("next", run, node).calls(Scripts.keys(), () -> {});
      promises.kept("the next caller", node, next);
      Map<String, Long> counts = node.node().refusals();
      String count = hangs ? "said.hung" : "said.broken";
      verdict.check(
          "the failures are counted", counts.getOrDefault(count, 0L) > 0, counts.toString());
    } finally {
      fault.mend();
    }
    return verdict;
  }

  private static long bookings(TroubledNode node) throws SQLException {
    return node.journal().bookings().size();
  }
}
