package frontdesk.ops.chaos.cluster;

import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** What happens to a node under its calls, and what must hold of them. */
interface NodeFault {
  /** What its scenario is called on the command line. */
  String name();

  /** One sentence: what breaks, and what must hold. */
  String promise();

  /** Settings of every node on top of the playground's: HOCON, full paths. */
  default String overrides() {
    return "";
  }

  /** Whether callers keep their yes to the read-back until they are told. */
  default boolean waitsWithYes() {
    return false;
  }

  /** Whom it happens to. */
  default Member victim(Playground playground, Random random) throws IOException {
    List<Member> members = playground.live();
    return members.get(random.nextInt(members.size()));
  }

  /**
   * Makes it happen; blocks until it has.
   *
   * @return when it happened, by this process's nano time
   */
  long strike(Scene scene) throws Exception;

  /** Says what held. Pure. */
  void judge(Aftermath aftermath);
}
