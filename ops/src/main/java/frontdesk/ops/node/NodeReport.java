package frontdesk.ops.node;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * A node at this moment, as it sees itself and its cluster.
 *
 * @param usage what calls use of it
 * @param peers the members of its cluster, the oldest first, itself among them
 */
public record NodeReport(FrontdeskNode.Usage usage, List<Peer> peers) {
  /**
   * A member as this node sees it.
   *
   * @param address host and port
   * @param status as Pekko names it: Joining, Up, Leaving ...
   */
  public record Peer(String address, String status, boolean reachable) {}

  public NodeReport {
    peers = List.copyOf(peers);
  }

  /** Of a node that runs. */
  static NodeReport of(ActorSystem<?> system, FrontdeskNode.Usage usage) {
    var state = Cluster.get(system).state();
    List<Member> members = new ArrayList<>();
    state.getMembers().forEach(members::add);
    members.sort((one, other) -> one.equals(other) ? 0 : one.isOlderThan(other) ? -1 : 1);
    return new NodeReport(
        usage,
        members.stream()
            .map(
                member ->
                    new Peer(
                        member.address().hostPort().replaceFirst(".*@", ""),
                        member.status().toString(),
                        !state.getUnreachable().contains(member)))
            .toList());
  }
}
