package frontdesk.engine.call;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;

/**
 * The other nodes of the cluster, as far as calls need them: who has room for a new call, and word
 * to all of them that a call lives here now or that an ACK came here. What is known of a node is as
 * old as {@link Settings#forgottenAfter} at most. Any thread.
 */
public final class Neighbours implements Slots.Elsewhere {
  /**
   * Bounds.
   *
   * @param reserve whether new calls leave room for those of a node that is lost
   * @param interval between two reports of a node's free slots
   * @param forgottenAfter without a report, after which a node is not counted on
   */
  public record Settings(boolean reserve, Duration interval, Duration forgottenAfter) {
    /** What is used where nothing else is set. */
    public static final Settings DEFAULTS =
        new Settings(true, Duration.ofMillis(500), Duration.ofSeconds(3));
  }

  /** What nodes tell each other. */
  sealed interface Message extends NodeMessage {}

  /** A node's report of itself. */
  record Room(String node, List<ShardId> shards, int free) implements Message {}

  /** A call lives on the sending node since that epoch: whoever else has its line lets it go. */
  record TookOver(CallId call, long epoch) implements Message {}

  /** The sending node has lines of these calls that nobody speaks on: whoever has them says so. */
  record WhoHas(List<CallId> calls) implements Message {}

  /** The ACK of the INVITE with this number came to the sending node. */
  record Acknowledged(CallId call, long number) implements Message {}

  /** Told what concerns this node's lines and transactions. Quick; on an actor's thread. */
  public interface Listener {
    void onTookOver(CallId call, long epoch);

    void onAcknowledged(CallId call, long number);

    /** Calls of lines here that nobody speaks on, so many at most. */
    List<CallId> unowned(int most);

    /** Since which epoch this call is here, if it was taken over from another node. */
    OptionalLong tookOver(CallId call);
  }

  private record Known(Room room, long nanos) {}

  private final String node;
  private final Settings settings;
  private final LongSupplier nanoTime;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile List<ShardId> shards = List.of();
  private volatile @Nullable ActorRef<NodeMessage> desk;

  /**
   * @param node the name of this node
   * @param nanoTime monotonic
   */
  public Neighbours(String node, Settings settings, LongSupplier nanoTime) {
    this.node = node;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /** Begins to talk with the others; this node offers no room before it is {@link #open}. */
  public void begin(ActorSystem<?> system, Slots slots, Listener listener) {
    desk =
        system.systemActorOf(
            NeighbourDesk.create(this, slots, listener, settings.interval()),
            "neighbours",
            Props.empty());
  }

  /** New calls may be sent here, into these shards. */
  public void open(List<ShardId> own) {
    shards = List.copyOf(own);
  }

  /** Tells the others that this call lives here now. */
  void tookOver(CallId call, long epoch) {
    toAll(new TookOver(call, epoch));
  }

  /** Tells the others that an ACK came here. */
  void acknowledged(CallId call, long number) {
    toAll(new Acknowledged(call, number));
  }

  private void toAll(Message message) {
    ActorRef<NodeMessage> to = desk;
    if (to != null) {
      to.tell(new NeighbourDesk.ToAll(message));
    }
  }

  /** Tells the others at once what has changed here, as when it begins to drain. */
  public void report() {
    ActorRef<NodeMessage> to = desk;
    if (to != null) {
      to.tell(new NeighbourDesk.Report());
    }
  }

  Room here(Slots slots) {
    return new Room(node, shards, shards.isEmpty() ? 0 : slots.free());
  }

  void heard(Room room) {
    if (!room.node().equals(node)) {
      known.put(room.node(), new Known(room, nanoTime.getAsLong()));
    }
  }

  /** Where a new call finds room: a shard of the node that has most. */
  Optional<ShardId> room(Set<String> refused) {
    forget();
    Optional<Room> best =
        known.values().stream()
            .map(Known::room)
            .filter(room -> room.free() > 0 && !refused.contains(room.node()))
            .max(Comparator.comparingInt(Room::free));
    best.ifPresent(this::taken);
    return best.map(room -> room.shards().get(0));
  }

  /** Until its next report, so that a burst of calls is spread. */
  private void taken(Room room) {
    known.computeIfPresent(
        room.node(),
        (name, before) ->
            new Known(
                new Room(name, before.room().shards(), before.room().free() - 1), before.nanos()));
  }

  private void forget() {
    long now = nanoTime.getAsLong();
    known.values().removeIf(k -> now - k.nanos() > settings.forgottenAfter().toNanos());
  }

  @Override
  public boolean hasRoom() {
    forget();
    return known.values().stream().anyMatch(k -> k.room().free() > 0);
  }

  @Override
  public int nodesToReserveFor() {
    return settings.reserve() ? count() : 0;
  }

  /** Nodes heard of lately. */
  public int count() {
    forget();
    return known.size();
  }
}
