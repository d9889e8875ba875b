package frontdesk.ops.cluster;

import frontdesk.config.ClusterSettings;
import frontdesk.config.NodeAddress;
import frontdesk.ops.cluster.Membership.Standing;
import frontdesk.ops.cluster.PortProbe.Answer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the other members from this node, and this node itself.
 *
 * <pre>
 * tripwire breaks, member unreachable, another's sighting  >  probe both ports  >  Sighting to all
 * sightings of a majority  >  DeathJudge  >  ProvenDead (failure detector) and Down
 * roll calls answered in time, refusals  >  MajorityRule  >  Membership.Standing
 * </pre>
 *
 * One on each node, at the same path. What is lost on the way is said again: roll calls by the
 * clock, sightings by every probe.
 */
final class PeerWatch {
  /** Below {@code /system}; part of what nodes of different builds say to each other. */
  static final String NAME = "peer-watch";

  private static final Logger LOG = LoggerFactory.getLogger(PeerWatch.class);

  private final ActorContext<PeerWords> context;
  private final TimerScheduler<PeerWords> timers;
  private final Cluster cluster;
  private final Parts with;
  private final Incarnation self;
  private final ProvenDead dead;
  private final PortProbe probe;
  private final Executor lookups;
  private final Peers peers;

  /**
   * What it works with.
   *
   * @param management this node's own management port
   */
  record Parts(
      ClusterSettings.Watch settings,
      NodeAddress management,
      Witness witness,
      Membership membership,
      LongSupplier nanoTime) {}

  enum Moment implements PeerWords.Internal {
    TICK,
    MEMBERS_CHANGED
  }

  record SelfGone(String why) implements PeerWords.Internal {}

  record Suspected(Incarnation subject) implements PeerWords.Internal {}

  private record Probed(Incarnation subject, Answer artery, Answer management)
      implements PeerWords.Internal {}

  private record ProbeAgain(Incarnation subject) implements PeerWords.Internal {}

  private record Witnessed(Incarnation subject, boolean missed) implements PeerWords.Internal {}

  private PeerWatch(ActorContext<PeerWords> context, TimerScheduler<PeerWords> timers, Parts with) {
    this.context = context;
    this.timers = timers;
    this.with = with;
    this.cluster = Cluster.get(context.getSystem());
    this.self = Incarnation.of(cluster.selfMember().uniqueAddress());
    this.peers = new Peers(context.getSystem(), self);
    this.dead = ProvenDead.of(Adapter.toClassic(context.getSystem()).eventStream());
    this.lookups = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    this.probe = new PortProbe(lookups, with.settings().probeTimeout());
  }

  static Behavior<PeerWords> create(Parts with) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new PeerWatch(context, timers, with).watching()));
  }

  private Behavior<PeerWords> watching() {
    timers.startTimerAtFixedRate(Moment.TICK, with.settings().rollCall());
    PeerEvents.subscribe(context, self);
    return Behaviors.receive(PeerWords.class)
        .onMessageEquals(Moment.TICK, this::onTick)
        .onMessageEquals(Moment.MEMBERS_CHANGED, this::onMembersChanged)
        .onMessage(PeerWords.RollCall.class, this::onRollCall)
        .onMessage(PeerWords.Present.class, this::onPresent)
        .onMessage(PeerWords.Hello.class, this::onHello)
        .onMessage(PeerWords.Sighting.class, this::onSighting)
        .onMessage(Suspected.class, this::onSuspected)
        .onMessage(Probed.class, this::onProbed)
        .onMessage(ProbeAgain.class, this::onProbeAgain)
        .onMessage(Witnessed.class, this::onWitnessed)
        .onMessage(SelfGone.class, this::onSelfGone)
        .build();
  }

  private Behavior<PeerWords> onTick() {
    long now = with.nanoTime().getAsLong();
    refresh(now);
    for (Peer peer : peers.all()) {
      peer.tell(new PeerWords.RollCall(self, now));
      if (peer.management().isEmpty()) {
        peer.tell(new PeerWords.Hello(self, with.management(), true));
      }
    }
    judgeStanding(now);
    return Behaviors.same();
  }

  private Behavior<PeerWords> onMembersChanged() {
    refresh(with.nanoTime().getAsLong());
    return Behaviors.same();
  }

  /** Takes over who the members are: a peer that is none is forgotten, and its proof with it. */
  private void refresh(long now) {
    Peers.Change change = peers.follow(cluster.state(), now);
    for (Peer peer : change.come()) {
      peer.tell(new PeerWords.Hello(self, with.management(), true));
    }
    for (Peer peer : change.gone()) {
      LOG.info("node {} is a member no more", peer.incarnation().node());
      peer.forget();
      timers.cancel(peer.incarnation());
      dead.clear(peer.address().address().toString());
    }
  }

  private Behavior<PeerWords> onHello(PeerWords.Hello hello) {
    if (hello.answer()) {
      refresh(with.nanoTime().getAsLong());
    }
    Peer peer = peers.find(hello.from());
    if (peer == null) {
      return Behaviors.same(); // not a member yet here: it is greeted when it is
    }
    if (hello.answer()) {
      peer.tell(new PeerWords.Hello(self, with.management(), false));
    }
    if (peer.management().isEmpty()) {
      peer.managementAt(hello.management());
      stretch(peer);
    }
    return Behaviors.same();
  }

  private void stretch(Peer peer) {
    Incarnation incarnation = peer.incarnation();
    var myself = context.getSelf();
    peer.management()
        .ifPresent(
            node ->
                peer.watchedBy(
                    Tripwire.stretch(
                        node, lookups, () -> myself.tell(new Suspected(incarnation)))));
  }

  private Behavior<PeerWords> onRollCall(PeerWords.RollCall call) {
    Peer peer = peers.find(call.from());
    if (peer != null
        && peer.stage() != Peer.Stage.PROVEN_DEAD
        && !Peers.isDowned(peer, cluster.state())) {
      peer.tell(new PeerWords.Present(self, call.askedAtNanos()));
    }
    return Behaviors.same();
  }

  private Behavior<PeerWords> onPresent(PeerWords.Present present) {
    Peer peer = peers.find(present.from());
    if (peer != null) {
      peer.presentAt(present.askedAtNanos());
      if (with.membership().standing() == Standing.IN_DOUBT) {
        judgeStanding(with.nanoTime().getAsLong());
      }
    }
    return Behaviors.same();
  }

  private Behavior<PeerWords> onSuspected(Suspected suspected) {
    Peer peer = peers.find(suspected.subject());
    if (peer != null && peer.stage() == Peer.Stage.WATCHED) {
      peer.stage(Peer.Stage.PROBED);
      probe(peer);
    }
    return Behaviors.same();
  }

  /** Asked again while suspected, on fresh connections each time. */
  private void probe(Peer peer) {
    Optional<NodeAddress> management = peer.management();
    if (management.isEmpty() || peer.stage() != Peer.Stage.PROBED) {
      peer.stage(
          peer.stage() == Peer.Stage.PROVEN_DEAD ? Peer.Stage.PROVEN_DEAD : Peer.Stage.WATCHED);
      return;
    }
    Incarnation subject = peer.incarnation();
    context.pipeToSelf(
        probe
            .ask(subject.node())
            .thenCombine(
                probe.ask(management.get()), (artery, other) -> new Probed(subject, artery, other)),
        (probed, failure) ->
            failure == null ? probed : new Probed(subject, Answer.SILENT, Answer.SILENT));
  }

  private Behavior<PeerWords> onProbed(Probed probed) {
    Peer peer = peers.find(probed.subject());
    if (peer == null || peer.stage() != Peer.Stage.PROBED) {
      return Behaviors.same();
    }
    boolean refused = probed.artery() == Answer.REFUSED && probed.management() == Answer.REFUSED;
    long now = with.nanoTime().getAsLong();
    boolean changed = peer.sighted(self, refused, now);
    if (changed || refused) {
      peers.all().stream()
          .filter(other -> other != peer)
          .forEach(other -> other.tell(new PeerWords.Sighting(self, probed.subject(), refused)));
    }
    if (probed.management() == Answer.OPEN) {
      peer.stage(probed.artery() == Answer.OPEN ? Peer.Stage.WATCHED : Peer.Stage.PROBED);
      stretch(peer);
    }
    judge(peer, now);
    judgeStanding(now);
    if (peer.stage() == Peer.Stage.PROBED) {
      probeLater(peer);
    }
    return Behaviors.same();
  }

  private void probeLater(Peer peer) {
    timers.startSingleTimer(
        peer.incarnation(),
        new ProbeAgain(peer.incarnation()),
        peer.pauseBeforeProbe(with.settings().probePause()));
  }

  private Behavior<PeerWords> onProbeAgain(ProbeAgain again) {
    Peer peer = peers.find(again.subject());
    if (peer != null && peer.stage() == Peer.Stage.PROBED) {
      probe(peer);
    }
    return Behaviors.same();
  }

  private Behavior<PeerWords> onSighting(PeerWords.Sighting sighting) {
    Peer peer = peers.find(sighting.subject());
    if (peer == null || peers.find(sighting.observer()) == null) {
      return Behaviors.same();
    }
    long now = with.nanoTime().getAsLong();
    peer.sighted(sighting.observer(), sighting.refused(), now);
    if (sighting.refused()) {
      judge(peer, now);
      return onSuspected(new Suspected(sighting.subject()));
    }
    return Behaviors.same();
  }

  private void judge(Peer peer, long now) {
    Incarnation subject = peer.incarnation();
    if (isSeen(peer, now)) {
      context.pipeToSelf(
          with.witness()
              .misses(subject.uid())
              .toCompletableFuture()
              .completeOnTimeout(
                  false, with.settings().witnessTimeout().toMillis(), TimeUnit.MILLISECONDS),
          (missed, failure) -> new Witnessed(subject, failure == null && missed));
    }
  }

  private boolean isSeen(Peer peer, long now) {
    return DeathJudge.judge(
            peer.incarnation(),
            peers.judges(peer),
            peer.sightings(),
            now,
            with.settings().sightingValid().toNanos())
        == DeathJudge.Verdict.ASK_WITNESS;
  }

  private Behavior<PeerWords> onWitnessed(Witnessed witnessed) {
    Peer peer = peers.find(witnessed.subject());
    // What was seen when it was asked may be contradicted by now, as by a port that answers.
    if (witnessed.missed()
        && peer != null
        && peer.stage() != Peer.Stage.PROVEN_DEAD
        && isSeen(peer, with.nanoTime().getAsLong())) {
      down(peer, "most other nodes were refused by both of its ports, and its session is over");
    }
    return Behaviors.same();
  }

  /** {@code Down} names an address, not a life: whose life it is now is looked up just before. */
  private void down(Peer peer, String why) {
    refresh(with.nanoTime().getAsLong());
    if (peers.find(peer.incarnation()) == null || peer.stage() == Peer.Stage.PROVEN_DEAD) {
      return;
    }
    context.getLog().warn("node {} is dead: {}", peer.incarnation().node(), why);
    peer.stage(Peer.Stage.PROVEN_DEAD);
    peer.forget();
    dead.add(peer.address().address().toString(), peer.incarnation().uid());
    cluster.manager().tell(new Down(peer.address().address()));
  }

  private void judgeStanding(long now) {
    if (peers.isLeaving() || cluster.selfMember().status() != MemberStatus.up()) {
      return;
    }
    Peers.Sides sides = peers.sides(now, with.settings().doubtAfter().toNanos());
    if (MajorityRule.stays(sides.members(), sides.seen())) {
      with.membership().now(Standing.IN, "it sees the side that stays");
    } else {
      with.membership()
          .now(
              Standing.IN_DOUBT,
              "it sees %d of %d nodes, itself included"
                  .formatted(sides.seen().size(), sides.members().size()));
    }
  }

  private Behavior<PeerWords> onSelfGone(SelfGone gone) {
    if (!peers.isLeaving()) {
      context.getLog().error("this node is out of its cluster: {}", gone.why());
      with.membership().now(Standing.OUT, gone.why());
    }
    return Behaviors.same();
  }
}
