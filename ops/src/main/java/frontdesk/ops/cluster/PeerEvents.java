package frontdesk.ops.cluster;

import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.SelfRemoved;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.remote.artery.ThisActorSystemQuarantinedEvent;

/** What Pekko tells a {@link PeerWatch} of the others and of this node, in its own words. */
final class PeerEvents {
  private PeerEvents() {}

  static void subscribe(ActorContext<PeerWords> context, Incarnation self) {
    Cluster cluster = Cluster.get(context.getSystem());
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(
                    ClusterEvent.MemberEvent.class,
                    event ->
                        event instanceof ClusterEvent.MemberDowned
                                && Incarnation.of(event.member().uniqueAddress()).equals(self)
                            ? new PeerWatch.SelfGone("the other nodes have downed this one")
                            : PeerWatch.Moment.MEMBERS_CHANGED),
                ClusterEvent.MemberEvent.class));
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(
                    ClusterEvent.UnreachableMember.class,
                    event ->
                        new PeerWatch.Suspected(Incarnation.of(event.member().uniqueAddress()))),
                ClusterEvent.UnreachableMember.class));
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(
                    SelfRemoved.class,
                    event ->
                        event.previousStatus() == MemberStatus.exiting()
                            ? PeerWatch.Moment.MEMBERS_CHANGED // it left of its own accord
                            : new PeerWatch.SelfGone("it was removed from the cluster")),
                SelfRemoved.class));
    context
        .getSystem()
        .eventStream()
        .tell(
            new EventStream.Subscribe<>(
                ThisActorSystemQuarantinedEvent.class,
                context.messageAdapter(
                    ThisActorSystemQuarantinedEvent.class,
                    event ->
                        new PeerWatch.SelfGone(
                            "another node has removed it and talks to it no more"))));
  }
}
