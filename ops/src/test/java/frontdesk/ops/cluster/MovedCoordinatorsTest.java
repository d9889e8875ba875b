package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.junit.jupiter.api.Test;

/** Who asks for an entity of the oldest node, which is lost, is not kept waiting by a constant. */
class MovedCoordinatorsTest {
  private static final Duration PEKKOS_WAIT = Duration.ofMillis(500);
  private static final Duration SETTLE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final EntityTypeKey<String> KEY = EntityTypeKey.create(String.class, "moved");

  /** The twin beside it, at the same time on the same machine: Pekko alone. */
  @Test
  void shouldSayWhereEntitiesAreLongBeforePekkoAloneDoes() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      var eager = threads.submit(() -> fromRemovalToAnswer("127.0.71.", true));
      var alone = threads.submit(() -> fromRemovalToAnswer("127.0.72.", false));

      assertThat(alone.get()).as("Pekko alone").isGreaterThanOrEqualTo(PEKKOS_WAIT);
      assertThat(eager.get()).as("of %s alone", alone.get()).isLessThan(PEKKOS_WAIT);
    } finally {
      threads.shutdownNow();
    }
  }

  /** How long after the oldest of three is a member no more an entity of its lives on another. */
  private static Duration fromRemovalToAnswer(String network, boolean watched) throws Exception {
    var seed = TestMember.node("node-1", network + "1");
    TestMember oldest = new TestMember(seed, TestMember.seededBy(seed)).joined();
    try (TestMember other =
            new TestMember(TestMember.node("node-2", network + "2"), TestMember.seededBy(seed));
        TestMember third =
            new TestMember(TestMember.node("node-3", network + "3"), TestMember.seededBy(seed))) {
      AtomicLong heardAt = new AtomicLong();
      // given: an entity on the oldest node, known to the other
      ClusterSharding first = sharding(oldest, new AtomicLong());
      first.entityRefFor(KEY, "one").tell("wake");
      other.joined();
      ClusterSharding survivor = sharding(other, heardAt);
      if (watched) {
        MovedCoordinators.watch(other.system, SETTLE);
      }
      Awaiting.until("two are members", PATIENCE, () -> other.sees(oldest, other));
      var unused = sharding(third.joined(), heardAt);
      Awaiting.until("all are members", PATIENCE, () -> other.sees(oldest, other, third));
      survivor.entityRefFor(KEY, "one").tell("are you there?");
      CompletableFuture<Long> removedAt = removal(other);
      // when
      oldest.close();
      // then
      Awaiting.until(
          "the entity lives on the other node",
          PATIENCE,
          () -> {
            survivor.entityRefFor(KEY, "one").tell("are you there?");
            return heardAt.get() != 0;
          });
      return Duration.ofNanos(heardAt.get() - removedAt.get());
    }
  }

  private static ClusterSharding sharding(TestMember member, AtomicLong heardAt) {
    ClusterSharding sharding = ClusterSharding.get(member.system);
    sharding.init(Entity.of(KEY, entity -> hearing(heardAt)));
    return sharding;
  }

  private static Behavior<String> hearing(AtomicLong heardAt) {
    return Behaviors.receiveMessage(
        words -> {
          heardAt.compareAndSet(0, System.nanoTime());
          return Behaviors.same();
        });
  }

  private static CompletableFuture<Long> removal(TestMember member) {
    CompletableFuture<Long> at = new CompletableFuture<>();
    var watching =
        member.system.systemActorOf(
            Behaviors.<ClusterEvent.MemberRemoved>receiveMessage(
                removed -> {
                  at.complete(System.nanoTime());
                  return Behaviors.same();
                }),
            "removal",
            Props.empty());
    Cluster.get(member.system)
        .subscriptions()
        .tell(Subscribe.create(watching, ClusterEvent.MemberRemoved.class));
    return at;
  }
}
