package frontdesk.ops.cluster;

import frontdesk.persistence.journal.Life;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Whether the cluster that a node has got into is the only one on its database. Two would answer
 * the same calls: the first seed node founds one wherever it reaches no other, as it does when it
 * is started again while the network between the nodes is broken. Blocking; used once, at start.
 */
final class SoleCluster {
  /*
   * A founder looks for sessions of nodes that are in another cluster, and waits for them to end:
   * they may be of processes that have just died. Then it says that it founds one, and looks again:
   * of two founders at once, one sees the other. Whoever joins an older node waits until that one
   * has arrived. Whom the database does not see at that moment, StrangerWatch finds later.
   */
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final Witness witness;
  private final Duration patience;
  private final LongSupplier nanoTime;

  /** What was seen at one look. */
  private sealed interface Sight {
    /** There is no other cluster. */
    record Sole() implements Sight {}

    /** These have sessions and are no members. */
    record Strangers(List<String> nodes) implements Sight {}

    /** No older member has got through with it. */
    record Unsettled() implements Sight {}

    /** The database does not say. */
    record Unanswered() implements Sight {}
  }

  /**
   * Of a node that is a member.
   *
   * @param patience for the sessions of others to end
   * @param nanoTime monotonic
   */
  SoleCluster(ActorSystem<?> system, Witness witness, Duration patience, LongSupplier nanoTime) {
    this.cluster = Cluster.get(system);
    this.witness = witness;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /** Waits until it is; what speaks against it otherwise, in one line. */
  Optional<String> trouble() throws InterruptedException {
    long begun = nanoTime.getAsLong();
    Sight sight = lastSight(begun);
    if (sight instanceof Sight.Sole && older().isEmpty()) {
      witness.reached(Life.Stage.FOUNDING);
      sight = lastSight(begun);
    }
    if (!(sight instanceof Sight.Sole)) {
      return Optional.of(line(sight));
    }
    witness.reached(Life.Stage.ARRIVED);
    return Optional.empty();
  }

  private Sight lastSight(long begun) throws InterruptedException {
    Sight sight = look();
    while (!(sight instanceof Sight.Sole) && nanoTime.getAsLong() - begun < patience.toNanos()) {
      new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      sight = look();
    }
    return sight;
  }

  private Sight look() {
    Optional<List<Life>> lives;
    try {
      lives =
          witness
              .lives()
              .toCompletableFuture()
              .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
              .join();
    } catch (CompletionException unanswered) {
      return new Sight.Unanswered();
    }
    return lives.isEmpty() ? new Sight.Sole() : look(lives.get());
  }

  private Sight look(List<Life> lives) {
    Set<Long> members = uids(member -> true);
    Set<Long> older = older();
    if (!older.isEmpty()) {
      return lives.stream()
              .anyMatch(life -> life.stage() == Life.Stage.ARRIVED && older.contains(life.uid()))
          ? new Sight.Sole()
          : new Sight.Unsettled();
    }
    List<String> strangers =
        lives.stream()
            .filter(life -> life.stage() != Life.Stage.ARRIVING && !members.contains(life.uid()))
            .flatMap(life -> life.node().stream())
            .sorted()
            .toList();
    return strangers.isEmpty() ? new Sight.Sole() : new Sight.Strangers(strangers);
  }

  private Set<Long> older() {
    Member self = cluster.selfMember();
    return uids(member -> member.isOlderThan(self));
  }

  private Set<Long> uids(Predicate<Member> which) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(which)
        .map(member -> member.uniqueAddress().longUid())
        .collect(Collectors.toSet());
  }

  private String line(Sight sight) {
    long seconds = patience.toSeconds();
    if (sight instanceof Sight.Strangers strangers) {
      return ("another cluster uses this database: after %d s there are still %s, and this node would"
              + " answer their calls a second time. Mend the network between them, name one of them"
              + " in cluster.seed-nodes, or correct journal.url")
          .formatted(seconds, String.join(", ", strangers.nodes()));
    }
    return sight instanceof Sight.Unsettled
        ? "after %d s no older member of the cluster has arrived in this database: journal.url has to be the same on all nodes"
            .formatted(seconds)
        : "the database has not said within %d s which nodes use it".formatted(seconds);
  }
}
