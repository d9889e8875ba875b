package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node is told to stop under its calls, as at a deploy.
 *
 * @param calls mid-conversation at that moment, spread over the nodes
 */
record DrainedNode(int calls) implements ClusterScenario {
  private static final long APART_MS = 400;
  private static final Duration ANSWERED = Duration.ofSeconds(90);
  private static final Duration ENDED = Duration.ofMinutes(5);
  private static final Duration TALK = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String promise() {
    return "a node of several is told to stop under its calls: none is dropped, none has a gap, and"
        + " the node ends in order.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground = Playground.start(plan)) {
      playground.awaitReady(node -> run.say(node.place().name() + " is up"));
      List<Member> members = playground.members();
      Member leaving = members.get(random.nextInt(members.size()));
      SpreadCalls spread = new SpreadCalls(members, calls, APART_MS, random);
      try (CallersProcess callers =
          CallersProcess.start(run.folder(), spread.plan(members.get(0).place().config(), false))) {
        callers.begin();
        callers.awaitAnswered(calls, ANSWERED.plusMillis(APART_MS * calls));
        new CountDownLatch(1).await(TALK.toMillis(), TimeUnit.MILLISECONDS);
        Set<Integer> before = callers.over();
        long told = System.nanoTime();
        playground.drain(leaving);
        run.say("told " + leaving.place().name() + " to stop");
        OptionalInt status = leaving.process().ended(ENDED);
        long took = (System.nanoTime() - told) / 1_000_000;
        List<HeardCall> heard =
            callers.awaitEnd(ENDED).stream()
                .filter(call -> call.answered() && !before.contains(call.index()))
                .toList();
        callers.problems().forEach(run::say);
        Set<Integer> moved = new HashSet<>(spread.of(leaving));
        moved.removeAll(before);
        new DrainJudge(callers.theirs(told), moved)
            .judge(heard, StoredCalls.read(leaving.place().config()), status, verdict);
        verdict.figure("drained_after_ms", took);
      }
    }
    return verdict.figure("nodes", plan.nodes());
  }
}
