package frontdesk.ops.chaos.cluster;

import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node is killed in the moment between its callers' yes and their booked answer: all say yes at
 * once, and it dies when the first of them is being served.
 *
 * @param oldest whether it is the oldest node, else a random other one
 */
record KilledAtYes(boolean oldest) implements NodeFault {
  private static final Duration AGREED = Duration.ofMinutes(3);
  private static final Duration SERVED = Duration.ofSeconds(10);

  /** What a node prints of a call that owes its caller an answer. */
  private static final String SERVING = "> PROCESSING]";

  /** A booking takes about as long: patient, then ledger, each a write on some node. */
  private static final int LATEST_MS = 40;

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String promise() {
    return "a node of several is killed between its callers' yes and their answer: each booking is"
        + " made once, and each caller is told the truth.";
  }

  /** Those who wait with their yes are not to be asked again. */
  @Override
  public String overrides() {
    return "frontdesk.call.no-speech-timeout = 1m";
  }

  @Override
  public boolean waitsWithYes() {
    return true;
  }

  @Override
  public Member victim(Playground playground, Random random) throws IOException {
    return KilledNode.victim(playground, random, oldest);
  }

  @Override
  public long strike(Scene scene) throws IOException, InterruptedException, TimeoutException {
    scene.callers().awaitAgreeing(scene.spread().plannedCalls(), AGREED);
    int before = serving(scene.victim());
    scene.callers().agree();
    awaitServing(scene.victim(), before);
    new CountDownLatch(1).await(scene.random().nextInt(LATEST_MS), TimeUnit.MILLISECONDS);
    long death = scene.playground().kill(scene.victim());
    scene.run().say("killed " + scene.victim().place().name() + " while bookings were made");
    return death;
  }

  private static void awaitServing(Member member, int before)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + SERVED.toNanos();
    while (serving(member) == before) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("nobody says yes");
      }
      new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
    }
  }

  private static int serving(Member member) {
    return member.process().linesWith(SERVING).size();
  }

  @Override
  public void judge(Aftermath after) {
    new KillJudge(after.moment(), after.theirs(), after.silenceBound(), after.patience())
        .judge(after.heard(), after.stored(), after.verdict());
    after.verdict().figure("oldest", oldest);
    InFlightJudge.judge(after);
  }
}
