package frontdesk.ops.chaos.cluster;

import frontdesk.ops.node.NodeReport;
import frontdesk.ops.playground.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node's process is stopped under its calls (SIGSTOP) and goes on much later, as a zombie.
 *
 * @param seconds for which it does not run
 */
record FrozenNode(int seconds) implements NodeFault {
  /** Without proof of death it takes as long as for a whole host. */
  private static final Duration SUSPECTED = Duration.ofSeconds(15);

  private static final Duration SILENCED = Duration.ofSeconds(1);

  /** A zombie is slow to answer: how late it is has to be seen as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
  public long strike(Scene scene) throws IOException, InterruptedException {
    Member zombie = scene.victim();
    long frozen = System.nanoTime();
    zombie.process().freeze();
    scene.run().say(zombie.place().name() + " does not run for " + seconds + " s");
    new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    long silenced = silencedAfter(zombie, scene.run().within(PATIENCE));
    Duration bound = scene.run().within(SILENCED);
    scene
        .verdict()
        .check(
            "the zombie has no line within " + bound.toMillis() + " ms of waking",
            silenced >= 0 && silenced <= bound.toMillis(),
            silenced >= 0 ? silenced + " ms" : "it has lines, or does not say")
        .figure("paused_s", seconds)
        .figure("silenced_after_ms", silenced);
    return frozen;
  }

  /** Wakes it; how many milliseconds later it had no line any more, or was gone; -1: it had. */
  private static long silencedAfter(Member zombie, Duration patience)
      throws IOException, InterruptedException {
    long woken = System.nanoTime();
    zombie.process().thaw();
    while (System.nanoTime() - woken < patience.toNanos()) {
      Optional<NodeReport> report = zombie.report();
      if (!zombie.isAlive() || report.filter(one -> one.usage().openLines() == 0).isPresent()) {
        return (System.nanoTime() - woken) / 1_000_000;
      }
      new CountDownLatch(1).await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
    return -1;
  }

  @Override
  public void judge(Aftermath after) {
    List<HeardCall> theirs =
        after.heard().stream().filter(call -> after.theirs().contains(call.index())).toList();
    Duration suspected = SUSPECTED.multipliedBy(after.patience());
    new KillJudge(after.moment(), after.theirs(), suspected, after.patience())
        .judge(after.heard(), after.stored(), after.verdict());
    // A line says nothing in its first moments after it woke: nobody hears the zombie at all.
    SecondVoiceJudge.judge(theirs, Duration.ZERO, after.verdict());
  }
}
