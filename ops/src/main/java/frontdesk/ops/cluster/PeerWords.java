package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import frontdesk.protocol.audit.NodeMessage;

/** What the nodes' {@link PeerWatch} actors say to each other. */
sealed interface PeerWords extends NodeMessage {

  /** Messages that one sends to itself; never over the network. */
  non-sealed interface Internal extends PeerWords {}

  /**
   * Where a node's management port is.
   *
   * @param answer whether the receiver's own is asked for
   */
  record Hello(Incarnation from, NodeAddress management, boolean answer) implements PeerWords {}

  /** Both ports of the subject refused the observer's fresh connections, or no longer do. */
  record Sighting(Incarnation observer, Incarnation subject, boolean refused)
      implements PeerWords {}

  /**
   * Are you there, and am I a member?
   *
   * @param askedAtNanos on the asker's clock, so that an answer shows how old its question is
   */
  record RollCall(Incarnation from, long askedAtNanos) implements PeerWords {}

  /** Yes to both. */
  record Present(Incarnation from, long askedAtNanos) implements PeerWords {}
}
