package frontdesk.ops.chaos.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** A node is told to stop under its calls, as at a deploy. */
final class DrainedNode implements NodeFault {
  private static final Duration ENDED = Duration.ofMinutes(3);

  private OptionalInt status = OptionalInt.empty();

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String promise() {
    return "a node of several is told to stop under its calls: they go on elsewhere, none is"
        + " dropped, none has a gap, and the node ends in order.";
  }

  /** Nearly no call ends by itself so soon: they have to be handed over. */
  @Override
  public String overrides() {
    return "frontdesk.takeover.drain-patience = 2s";
  }

  @Override
  public long strike(Scene scene) throws IOException, InterruptedException {
    long told = System.nanoTime();
    scene.playground().drain(scene.victim());
    scene.run().say("told " + scene.victim().place().name() + " to stop");
    status = scene.victim().process().ended(ENDED);
    scene.verdict().figure("drained_after_ms", (System.nanoTime() - told) / 1_000_000);
    return told;
  }

  @Override
  public void judge(Aftermath after) {
    new DrainJudge(after.moment(), after.theirs(), after.patience())
        .judge(after.heard(), after.stored(), status, after.verdict());
  }
}
