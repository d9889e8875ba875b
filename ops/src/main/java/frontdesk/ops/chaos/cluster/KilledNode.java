package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node is killed under its calls.
 *
 * @param calls mid-conversation at that moment, spread over the nodes
 * @param oldest whether it is the one where the cluster's own work is done, else a random other one
 */
record KilledNode(int calls, boolean oldest) implements ClusterScenario {
  /** Between two calls: a small machine sets them up one by one. */
  private static final long APART_MS = 400;

  private static final Duration ANSWERED = Duration.ofSeconds(90);
  private static final Duration ENDED = Duration.ofMinutes(5);

  /** After the last answer: everybody has said something. */
  private static final Duration TALK = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String promise() {
    return "a node of several is killed under its calls: each speaks again in time, asks nothing"
        + " twice, and books exactly once; nobody is hung up on.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground = Playground.start(plan)) {
      playground.awaitReady(node -> run.say(node.place().name() + " is up"));
      List<Member> members = playground.members();
      Member victim = victim(playground, random);
      SpreadCalls spread = new SpreadCalls(members, calls, APART_MS, random);
      run.say(members.size() + " nodes are up; " + calls + " callers call");
      try (CallersProcess callers =
          CallersProcess.start(run.folder(), spread.plan(members.get(0).place().config(), false))) {
        callers.begin();
        callers.awaitAnswered(calls, ANSWERED.plusMillis(APART_MS * calls));
        new CountDownLatch(1).await(TALK.toMillis(), TimeUnit.MILLISECONDS);
        Set<Integer> before = callers.over();
        long death = callers.theirs(playground.kill(victim));
        run.say("killed " + victim.place().name() + (oldest ? ", the oldest" : ""));
        List<HeardCall> heard =
            callers.awaitEnd(ENDED).stream()
                .filter(call -> call.answered() && !before.contains(call.index()))
                .toList();
        callers.problems().forEach(run::say);
        Set<Integer> orphaned = new HashSet<>(spread.of(victim));
        orphaned.removeAll(before);
        StoredCalls stored = StoredCalls.read(victim.place().config());
        new KillJudge(death, orphaned, run.silenceBound()).judge(heard, stored, verdict);
      }
    }
    return verdict.figure("nodes", plan.nodes()).figure("oldest", oldest);
  }

  private Member victim(Playground playground, Random random) throws java.io.IOException {
    Member eldest =
        playground.oldest().orElseThrow(() -> new java.io.IOException("no node answers"));
    List<Member> others = playground.live().stream().filter(member -> member != eldest).toList();
    return oldest || others.isEmpty() ? eldest : others.get(random.nextInt(others.size()));
  }
}
