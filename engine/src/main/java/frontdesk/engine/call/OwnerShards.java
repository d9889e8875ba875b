package frontdesk.engine.call;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.cluster.sharding.ShardCoordinator;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;

/**
 * Shards that belong to the node that made them: a new shard goes to the node that first asks for
 * it, a shard whose node is gone to the least loaded one, and none is ever moved by a rebalance, so
 * a live call stays where its socket is.
 */
public final class OwnerShards extends ShardCoordinator.AbstractShardAllocationStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerShards.class);

  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shardId, Map<ActorRef, IndexedSeq<String>> current) {
    if (current.containsKey(requester)) {
      return Future.successful(requester);
    }
    // For remembered shards after a loss the requester is no region: decide by load then.
    ActorRef heir =
        current.entrySet().stream()
            .min(Comparator.comparingInt(entry -> entry.getValue().size()))
            .map(Map.Entry::getKey)
            .orElse(requester);
    LOG.info("the calls of shard {} go to {}", shardId, place(heir));
    return Future.successful(heir);
  }

  private static String place(ActorRef region) {
    return region.path().address().host().getOrElse(() -> "this node");
  }

  @Override
  public Future<Set<String>> rebalance(
      Map<ActorRef, IndexedSeq<String>> current, Set<String> inProgress) {
    return Future.successful(Set.of());
  }

  /** Finds the shard of a call in the call id itself. */
  public static <M> ShardingMessageExtractor<ShardingEnvelope<M>, M> extractor() {
    return new Extractor<>();
  }

  private static final class Extractor<M> extends ShardingMessageExtractor<ShardingEnvelope<M>, M> {
    @Override
    public String entityId(ShardingEnvelope<M> envelope) {
      return envelope.entityId();
    }

    @Override
    public String shardId(String entityId) {
      return CallId.parse(entityId).map(CallId::shard).map(ShardId::value).orElse(entityId);
    }

    @Override
    public M unwrapMessage(ShardingEnvelope<M> envelope) {
      return envelope.message();
    }
  }
}
