package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.NodeReport;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node's process is stopped under its calls (SIGSTOP) and goes on much later, as a zombie.
 *
 * @param calls mid-conversation at that moment, spread over the nodes
 * @param seconds for which it does not run
 */
record FrozenNode(int calls, int seconds) implements ClusterScenario {
  private static final long APART_MS = 400;
  private static final Duration ANSWERED = Duration.ofSeconds(90);
  private static final Duration ENDED = Duration.ofMinutes(5);
  private static final Duration TALK = Duration.ofSeconds(4);

  /** Without proof of death it takes as long as for a whole host. */
  private static final Duration SUSPECTED = Duration.ofSeconds(15);

  private static final Duration SILENCED = Duration.ofSeconds(1);
  private static final long LOOK_MS = 50;

  @Override
  public String name() {
    return "pause";
  }

  @Override
  public String promise() {
    return "a node stops running under its calls and wakes as a zombie: its calls go on elsewhere,"
        + " and it neither speaks nor writes again.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground = Playground.start(plan)) {
      playground.awaitReady(node -> run.say(node.place().name() + " is up"));
      List<Member> members = playground.members();
      Member zombie = members.get(random.nextInt(members.size()));
      SpreadCalls spread = new SpreadCalls(members, calls, APART_MS, random);
      try (CallersProcess callers =
          CallersProcess.start(run.folder(), spread.plan(members.get(0).place().config(), false))) {
        callers.begin();
        callers.awaitAnswered(calls, ANSWERED.plusMillis(APART_MS * calls));
        new CountDownLatch(1).await(TALK.toMillis(), TimeUnit.MILLISECONDS);
        Set<Integer> before = callers.over();
        long frozen = callers.theirs(System.nanoTime());
        zombie.process().freeze();
        run.say(zombie.place().name() + " does not run for " + seconds + " s");
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        long silenced = silencedAfter(zombie);
        verdict.check(
            "the zombie has no line within " + SILENCED.toMillis() + " ms of waking",
            silenced >= 0,
            silenced >= 0 ? silenced + " ms" : "it still has lines");
        List<HeardCall> heard =
            callers.awaitEnd(ENDED).stream()
                .filter(call -> call.answered() && !before.contains(call.index()))
                .toList();
        callers.problems().forEach(run::say);
        Set<Integer> orphaned = new HashSet<>(spread.of(zombie));
        orphaned.removeAll(before);
        new KillJudge(frozen, orphaned, SUSPECTED)
            .judge(heard, StoredCalls.read(zombie.place().config()), verdict);
      }
    }
    return verdict.figure("nodes", plan.nodes()).figure("paused_s", seconds);
  }

  /** Wakes it; how many milliseconds later it had no line any more, or was gone; -1: it had. */
  private static long silencedAfter(Member zombie) throws IOException, InterruptedException {
    long woken = System.nanoTime();
    zombie.process().thaw();
    while (System.nanoTime() - woken < SILENCED.toNanos()) {
      Optional<NodeReport> report = zombie.report();
      if (!zombie.isAlive() || report.filter(one -> one.usage().openLines() == 0).isPresent()) {
        return (System.nanoTime() - woken) / 1_000_000;
      }
      new CountDownLatch(1).await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
    return -1;
  }
}
