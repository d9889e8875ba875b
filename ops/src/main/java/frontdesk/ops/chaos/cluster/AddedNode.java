package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A cluster that is full gets one more node, and callers go on to call the old ones.
 *
 * @param calls for which the old nodes have room, all of them live meanwhile
 * @param newcomers who call when the new node is ready
 */
record AddedNode(int calls, int newcomers) implements ClusterScenario {
  private static final int REFUSED = 1;
  private static final int AFTER = 2;
  private static final long APART_MS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "add";
  }

  @Override
  public String promise() {
    return "a cluster without room gets one more node under its calls: it takes calls within"
        + " seconds, whichever node they come to, and no live call moves.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground =
        Playground.start(plan.withOverrides(overrides(plan.nodes()) + run.settings()))) {
      playground.awaitReady(node -> run.say(node.place().name() + " is up"));
      List<Member> members = playground.members();
      SpreadCalls spread = new SpreadCalls(members, calls, APART_MS, run.pace(), random);
      spread.add(REFUSED, members, members.size(), APART_MS, random);
      spread.add(AFTER, members, newcomers, APART_MS, random);
      Path config = members.get(0).place().config();
      try (CallersProcess callers =
          CallersProcess.start(run.folder(), spread.plan(config, /* waitsWithYes= */ true))) {
        callers.begin();
        callers.awaitAnswered(calls, PATIENCE);
        callers.begin(REFUSED);
        callers.awaitOver(members.size(), PATIENCE);
        run.say(calls + " calls are live; " + members.size() + " more were refused");
        long asked = System.nanoTime();
        Member added = playground.add();
        long ready = added.process().awaitReady(PATIENCE);
        run.say(added.place().name() + " is ready");
        callers.begin(AFTER);
        callers.awaitAgreeing(calls, PATIENCE);
        callers.awaitAnswered(calls + members.size() + newcomers, PATIENCE);
        callers.agree();
        List<HeardCall> heard = callers.awaitEnd(PATIENCE);
        callers.problems().forEach(run::say);
        new AddJudge(added.place().name(), callers.theirs(asked), ready, calls, run.patience())
            .judge(heard, callers.answered(), StoredCalls.read(config), verdict);
        verdict.figure("started_after_ms", (ready - asked) / 1_000_000);
      }
    }
    return verdict.figure("nodes", plan.nodes());
  }

  /** Each node keeps a share of its slots for the calls of a lost one. */
  private String overrides(int nodes) {
    int each = calls / nodes;
    int slots = nodes == 1 ? each : each * nodes / (nodes - 1);
    return """
    frontdesk.call { slots = %d, no-speech-timeout = 1m }
    """
        .formatted(slots);
  }
}
