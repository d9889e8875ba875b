package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import java.util.Comparator;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.UniqueAddress;

/**
 * One life of a node's process: an address names whoever listens there now, this names one of them.
 * Ordered as the split brain resolver orders members, which is how it breaks a tie.
 *
 * @param uid made at random by each actor system
 */
record Incarnation(NodeAddress node, long uid) implements Comparable<Incarnation> {
  private static final Comparator<Incarnation> ORDER =
      Comparator.<Incarnation, String>comparing(one -> one.node.host())
          .thenComparing(one -> one.node.port())
          .thenComparing(Incarnation::uid);

  static Incarnation of(UniqueAddress member) {
    return new Incarnation(nodeOf(member.address()), member.longUid());
  }

  /** Where a member is; every member of a cluster has a host and a port. */
  static NodeAddress nodeOf(Address address) {
    return new NodeAddress(address.getHost().orElse("?"), address.getPort().orElse(0));
  }

  @Override
  public int compareTo(Incarnation other) {
    return ORDER.compare(this, other);
  }
}
