package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.junit.jupiter.api.Test;

/** A node dies when it has begun to give its entities away and has not yet answered about them. */
class AbandonedHandOversTest {
  private static final EntityTypeKey<String> KEY = EntityTypeKey.create(String.class, "abandoned");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Pekko alone takes a minute. */
  private static final Duration PROMPTLY = Duration.ofSeconds(6);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int SHARDS = 8;

  /** Whoever is asked where this one is does nothing else until the latch opens. */
  private static final String STUCK = "stuck";

  @Test
  void shouldWakeEntitiesOfANodeThatDiedInTheBeginningOfAHandOver() throws Exception {
    assertThat(wakesInTime("127.0.73.", true)).isTrue();
  }

  @Test
  void shouldBeNeededBesidePekkoAlone() throws Exception {
    assertThat(wakesInTime("127.0.74.", false)).isFalse();
  }

  private static boolean wakesInTime(String network, boolean watched) throws Exception {
    var seed = TestMember.node("node-1", network + "1");
    CountDownLatch opens = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    Map<String, String> homes = new ConcurrentHashMap<>();
    try (TestMember first = new TestMember(seed, TestMember.seededBy(seed)).joined();
        TestMember leaving =
            new TestMember(TestMember.node("node-2", network + "2"), TestMember.seededBy(seed))) {
      // given: the coordinator is with the first; the other has an entity
      ClusterSharding asking = sharding(first, homes, new CountDownLatch(0), stuck);
      if (watched) {
        AbandonedHandOvers.watch(first.system);
      }
      sharding(leaving.joined(), homes, opens, stuck);
      Awaiting.until("both are members", PATIENCE, () -> first.sees(first, leaving));
      String entity = livingOn(leaving, asking, homes);
      // when it begins to leave, says nothing of it any more, and is dead
      ActorRef region =
          org.apache.pekko.cluster.sharding.ClusterSharding.get(Adapter.toClassic(leaving.system))
              .shardRegion(KEY.name());
      region.tell(ShardRegion.gracefulShutdownInstance(), ActorRef.noSender());
      region.tell(new ShardingEnvelope<>(STUCK, STUCK), ActorRef.noSender());
      stuck.await();
      Awaiting.until("a shard moves", PATIENCE, () -> moves(first));
      homes.clear();
      Cluster.get(first.system)
          .manager()
          .tell(new Down(Cluster.get(leaving.system).selfMember().address()));
      Awaiting.until("it is a member no more", PATIENCE, () -> first.sees(first));
      // then
      boolean woke = wakes(asking, entity, homes);
      opens.countDown();
      return woke;
    } finally {
      opens.countDown();
    }
  }

  /** What moves the first shard is at work. */
  private static boolean moves(TestMember coordinator) {
    return Adapter.toClassic(coordinator.system)
        .actorSelection("/system/sharding/" + KEY.name() + "Coordinator/singleton/coordinator/*")
        .resolveOne(LOOK)
        .toCompletableFuture()
        .handle((worker, none) -> none == null)
        .join();
  }

  private static boolean wakes(ClusterSharding asking, String entity, Map<String, String> homes)
      throws Exception {
    try {
      Awaiting.until(
          "it wakes",
          PROMPTLY,
          () -> {
            asking.entityRefFor(KEY, entity).tell("are you there?");
            return homes.containsKey(entity);
          });
      return true;
    } catch (AssertionError notInTime) {
      return false;
    }
  }

  private static String livingOn(
      TestMember member, ClusterSharding asking, Map<String, String> homes) throws Exception {
    Awaiting.until(
        "some entity lives on each node",
        PATIENCE,
        () -> {
          IntStream.range(0, SHARDS)
              .forEach(i -> asking.entityRefFor(KEY, "entity-" + i).tell("are you there?"));
          return on(member, homes).isPresent();
        });
    return on(member, homes).orElseThrow();
  }

  private static Optional<String> on(TestMember member, Map<String, String> homes) {
    return homes.entrySet().stream()
        .filter(home -> home.getValue().equals(member.node.name()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static ClusterSharding sharding(
      TestMember member, Map<String, String> homes, CountDownLatch opens, CountDownLatch stuck) {
    ClusterSharding sharding = ClusterSharding.get(member.system);
    sharding.init(
        Entity.of(KEY, entity -> noting(entity.getEntityId(), member.node.name(), homes))
            .withMessageExtractor(new Blockable(opens, stuck)));
    return sharding;
  }

  /** Runs in the region, which does nothing else meanwhile. */
  private static final class Blockable
      extends ShardingMessageExtractor<ShardingEnvelope<String>, String> {
    private final HashCodeMessageExtractor<String> usual = new HashCodeMessageExtractor<>(SHARDS);
    private final CountDownLatch opens;
    private final CountDownLatch stuck;

    private Blockable(CountDownLatch opens, CountDownLatch stuck) {
      this.opens = opens;
      this.stuck = stuck;
    }

    @Override
    public String entityId(ShardingEnvelope<String> envelope) {
      return usual.entityId(envelope);
    }

    @Override
    public String shardId(String entityId) {
      if (entityId.equals(STUCK)) {
        stuck.countDown();
        try {
          opens.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return usual.shardId(entityId);
    }

    @Override
    public String unwrapMessage(ShardingEnvelope<String> envelope) {
      return usual.unwrapMessage(envelope);
    }
  }

  private static Behavior<String> noting(String entity, String node, Map<String, String> homes) {
    return Behaviors.receiveMessage(
        words -> {
          homes.put(entity, node);
          return Behaviors.same();
        });
  }
}
