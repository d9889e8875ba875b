package frontdesk.ops.cluster;

import frontdesk.persistence.journal.Life;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on looking whether another cluster has come to this node's database: one that was founded
 * while the database did not see us, or had just been started itself. The smaller of the two stops;
 * of two that are as big, the one without the lowest number of a life. Both count the same
 * sessions.
 */
final class StrangerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StrangerWatch.class);
  private static final int LOOKS = 5;

  /** Lives that were members once are none of another cluster: they hang, or are ending. */
  private static final int MOST_KNOWN = 10_000;

  private final ActorContext<Message> context;
  private final Cluster cluster;
  private final Witness witness;
  private final Membership membership;
  private final long patienceNanos;
  private final LongSupplier nanoTime;
  private final Set<Long> known = new LinkedHashSet<>();
  private final Map<Long, Long> seenSince = new HashMap<>();
  private boolean told;

  sealed interface Message {}

  private enum Tick implements Message {
    LOOK
  }

  /** Nothing where the database did not answer. */
  private record Seen(Optional<List<Life>> lives) implements Message {}

  private StrangerWatch(
      ActorContext<Message> context,
      Witness witness,
      Membership membership,
      Duration patience,
      LongSupplier nanoTime) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.witness = witness;
    this.membership = membership;
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Of a member.
   *
   * @param patience for strangers to end before one side does; looked is five times as often
   * @param nanoTime monotonic
   */
  static Behavior<Message> create(
      Witness witness, Membership membership, Duration patience, LongSupplier nanoTime) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.LOOK, patience.dividedBy(LOOKS));
                  return new StrangerWatch(context, witness, membership, patience, nanoTime)
                      .watching();
                }));
  }

  private Behavior<Message> watching() {
    return Behaviors.receive(Message.class)
        .onMessageEquals(Tick.LOOK, this::onLook)
        .onMessage(Seen.class, this::onSeen)
        .build();
  }

  private Behavior<Message> onLook() {
    StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .map(member -> member.uniqueAddress().longUid())
        .forEach(known::add);
    while (known.size() > MOST_KNOWN) {
      known.remove(known.iterator().next());
    }
    context.pipeToSelf(
        witness.lives(), (lives, failure) -> new Seen(failure == null ? lives : Optional.empty()));
    return Behaviors.same();
  }

  private Behavior<Message> onSeen(Seen seen) {
    List<Life> arrived =
        seen.lives().stream()
            .flatMap(List::stream)
            .filter(life -> life.stage() == Life.Stage.ARRIVED && life.node().isPresent())
            .toList();
    List<Life> strangers = arrived.stream().filter(life -> !known.contains(life.uid())).toList();
    seenSince.keySet().retainAll(strangers.stream().map(Life::uid).collect(Collectors.toSet()));
    long now = nanoTime.getAsLong();
    strangers.forEach(life -> seenSince.putIfAbsent(life.uid(), now));
    if (seenSince.values().stream().noneMatch(since -> now - since >= patienceNanos)) {
      return Behaviors.same();
    }
    String names =
        strangers.stream().flatMap(life -> life.node().stream()).collect(Collectors.joining(", "));
    List<Life> ours = arrived.stream().filter(life -> isMember(life.uid())).toList();
    if (gives(ours, strangers)) {
      membership.now(
          Membership.Standing.OUT, "another cluster uses its database, and is to stay: " + names);
      return Behaviors.stopped();
    }
    if (!told) {
      told = true;
      LOG.warn("another cluster uses this database, and is to stop: {}", names);
    }
    return Behaviors.same();
  }

  private boolean isMember(long uid) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .anyMatch(member -> member.uniqueAddress().longUid() == uid);
  }

  private static boolean gives(List<Life> ours, List<Life> strangers) {
    return ours.size() != strangers.size()
        ? ours.size() < strangers.size()
        : lowest(strangers) < lowest(ours);
  }

  private static long lowest(List<Life> lives) {
    return lives.stream().mapToLong(Life::uid).min().orElse(Long.MAX_VALUE);
  }
}
