package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ActorSelection;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;

/** What one node's {@link PeerWatch} knows of another member; touched by that actor alone. */
final class Peer {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final int SHORT_PAUSES = 20;

  private final UniqueAddress address;
  private final Incarnation incarnation;
  private final ActorSelection watch;
  private final Map<Incarnation, Long> sightings = new HashMap<>();
  private Optional<NodeAddress> management = Optional.empty();
  private Optional<Tripwire> tripwire = Optional.empty();
  private boolean counts;
  private long presentAtNanos;
  private int vainProbes;
  private Stage stage = Stage.WATCHED;

  /** How far suspicion has come. */
  enum Stage {
    /** Nothing speaks against it. */
    WATCHED,
    /** Its tripwire broke, or somebody saw it refuse: its ports are asked again and again. */
    PROBED,
    /** Downed. */
    PROVEN_DEAD
  }

  Peer(ActorSystem<?> system, Member member, long nowNanos) {
    this.address = member.uniqueAddress();
    this.incarnation = Incarnation.of(address);
    this.watch =
        Adapter.toClassic(system).actorSelection(member.address() + "/system/" + PeerWatch.NAME);
    this.presentAtNanos = nowNanos; // a newcomer has its first moments for free
    update(member);
  }

  void update(Member member) {
    MemberStatus status = member.status();
    counts = status == MemberStatus.up() || status == MemberStatus.leaving();
  }

  UniqueAddress address() {
    return address;
  }

  Incarnation incarnation() {
    return incarnation;
  }

  /** Whether its word counts, and whether it belongs to the majority. */
  boolean counts() {
    return counts;
  }

  void tell(PeerWords words) {
    watch.tell(words, org.apache.pekko.actor.ActorRef.noSender());
  }

  Optional<NodeAddress> management() {
    return management;
  }

  void managementAt(NodeAddress node) {
    management = Optional.of(node);
  }

  /** An older answer than the last one says nothing new. */
  void presentAt(long askedAtNanos) {
    presentAtNanos = Math.max(presentAtNanos, askedAtNanos);
  }

  boolean isSeen(long nowNanos, long validNanos, Incarnation observer) {
    return nowNanos - presentAtNanos <= validNanos && !sightings.containsKey(observer);
  }

  Map<Incarnation, Long> sightings() {
    return sightings;
  }

  /** Whether this changed what the observer was known to have seen. */
  boolean sighted(Incarnation observer, boolean refused, long nowNanos) {
    return refused ? sightings.put(observer, nowNanos) == null : sightings.remove(observer) != null;
  }

  Stage stage() {
    return stage;
  }

  void stage(Stage next) {
    stage = next;
    if (next == Stage.WATCHED) {
      vainProbes = 0;
    }
  }

  /**
   * How long to wait after a probe that proved nothing. A process that is ending closes one port
   * after the other, and its session in the database last: the first pauses are short, as its
   * callers hear nothing meanwhile.
   */
  Duration pauseBeforeProbe(Duration most) {
    long grown = FIRST_PAUSE.toMillis() << Math.min(10, Math.max(0, ++vainProbes - SHORT_PAUSES));
    return Duration.ofMillis(Math.min(grown, most.toMillis()));
  }

  void watchedBy(Tripwire wire) {
    forget();
    tripwire = Optional.of(wire);
  }

  /** No longer watched. */
  void forget() {
    tripwire.ifPresent(Tripwire::close);
    tripwire = Optional.empty();
  }
}
