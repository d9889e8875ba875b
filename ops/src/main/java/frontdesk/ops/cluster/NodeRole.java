package frontdesk.ops.cluster;

import java.util.Optional;
import org.apache.pekko.cluster.Member;

/**
 * A node's name as its role in the cluster: roles travel with the membership, so every node knows
 * the name of every other without asking.
 */
public final class NodeRole {
  private static final String PREFIX = "node-";

  private NodeRole() {}

  /** The role of the node with this name. */
  public static String of(String nodeName) {
    return PREFIX + nodeName;
  }

  /** The name of a member, if it is a node of Frontdesk. */
  public static Optional<String> nameOf(Member member) {
    return member.getRoles().stream()
        .filter(role -> role.startsWith(PREFIX))
        .map(role -> role.substring(PREFIX.length()))
        .findFirst();
  }
}
