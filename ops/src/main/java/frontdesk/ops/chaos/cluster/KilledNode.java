package frontdesk.ops.chaos.cluster;

import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * A node is killed under its calls.
 *
 * @param oldest whether it is the one where the cluster's own work is done, else a random other one
 */
record KilledNode(boolean oldest) implements NodeFault {
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
  public Member victim(Playground playground, Random random) throws IOException {
    return victim(playground, random, oldest);
  }

  static Member victim(Playground playground, Random random, boolean oldest) throws IOException {
    Member eldest = playground.oldest().orElseThrow(() -> new IOException("no node answers"));
    List<Member> others = playground.live().stream().filter(member -> member != eldest).toList();
    return oldest || others.isEmpty() ? eldest : others.get(random.nextInt(others.size()));
  }

  @Override
  public long strike(Scene scene) {
    long death = scene.playground().kill(scene.victim());
    scene.run().say("killed " + scene.victim().place().name() + (oldest ? ", the oldest" : ""));
    return death;
  }

  @Override
  public void judge(Aftermath after) {
    new KillJudge(after.moment(), after.theirs(), after.silenceBound(), after.patience())
        .judge(after.heard(), after.stored(), after.verdict());
    after.verdict().figure("oldest", oldest).figure("steps_ms", after.steps().figures());
  }
}
