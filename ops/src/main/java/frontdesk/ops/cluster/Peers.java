package frontdesk.ops.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.jspecify.annotations.Nullable;

/**
 * The other members as one node's {@link PeerWatch} knows them: who they are, whose word counts,
 * and who is on this node's side. Touched by that actor alone.
 */
final class Peers {
  private final ActorSystem<?> system;
  private final Incarnation self;
  private final Map<Incarnation, Peer> peers = new HashMap<>();
  private boolean leaving;

  /** Who is a member since the last look, and who no more. */
  record Change(List<Peer> come, List<Peer> gone) {}

  /**
   * What this node makes of a split, itself included.
   *
   * @param members whose word counts, and who are not proven dead
   * @param seen those of them who answered in time and refused nothing
   */
  record Sides(Set<Incarnation> members, Set<Incarnation> seen) {}

  Peers(ActorSystem<?> system, Incarnation self) {
    this.system = system;
    this.self = self;
  }

  /** Takes over who the members are. */
  Change follow(CurrentClusterState state, long nowNanos) {
    Set<Incarnation> members = new HashSet<>();
    List<Peer> come = new ArrayList<>();
    for (Member member : state.getMembers()) {
      Incarnation incarnation = Incarnation.of(member.uniqueAddress());
      if (incarnation.equals(self)) {
        MemberStatus status = member.status();
        leaving |= status == MemberStatus.leaving() || status == MemberStatus.exiting();
      } else if (member.status() != MemberStatus.removed()) {
        members.add(incarnation);
        Peer known = peers.get(incarnation);
        if (known == null) {
          Peer peer = new Peer(system, member, nowNanos);
          peers.put(incarnation, peer);
          come.add(peer);
        } else {
          known.update(member);
        }
      }
    }
    return new Change(come, dropOthersThan(members));
  }

  private List<Peer> dropOthersThan(Set<Incarnation> members) {
    List<Peer> gone = new ArrayList<>();
    for (Iterator<Peer> each = peers.values().iterator(); each.hasNext(); ) {
      Peer peer = each.next();
      if (!members.contains(peer.incarnation())) {
        gone.add(peer);
        each.remove();
      }
    }
    return gone;
  }

  /** Whether this node was seen to leave of its own accord. */
  boolean isLeaving() {
    return leaving;
  }

  /** Null where that life is no other member's. */
  @Nullable Peer find(Incarnation incarnation) {
    return peers.get(incarnation);
  }

  Collection<Peer> all() {
    return peers.values();
  }

  /** Whether it is downed, or no member any more. */
  static boolean isDowned(Peer peer, CurrentClusterState state) {
    for (Member member : state.getMembers()) {
      if (member.uniqueAddress().equals(peer.address())) {
        return member.status() == MemberStatus.down();
      }
    }
    return true;
  }

  /** All whose word counts, this node's too, and the one in question. */
  Set<Incarnation> judges(Peer subject) {
    Set<Incarnation> members = new HashSet<>(Set.of(self, subject.incarnation()));
    peers.values().stream().filter(Peer::counts).map(Peer::incarnation).forEach(members::add);
    return members;
  }

  /**
   * Who is on this node's side.
   *
   * @param validNanos how long an answer counts
   */
  Sides sides(long nowNanos, long validNanos) {
    Set<Incarnation> members = new HashSet<>(Set.of(self));
    Set<Incarnation> seen = new HashSet<>(Set.of(self));
    for (Peer peer : peers.values()) {
      if (peer.counts() && peer.stage() != Peer.Stage.PROVEN_DEAD) {
        members.add(peer.incarnation());
        if (peer.isSeen(nowNanos, validNanos, self)) {
          seen.add(peer.incarnation());
        }
      }
    }
    return new Sides(members, seen);
  }
}
