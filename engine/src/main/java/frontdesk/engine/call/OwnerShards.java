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
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;

/**
 * Shards that belong to the node that made them: a new shard goes to the node that first asks for
 * it, a shard whose node is gone to the least loaded one, and none is ever moved by a rebalance, so
 * a live call stays where its socket is.
 */
public final class OwnerShards extends ShardCoordinator.AbstractShardAllocationStrategy {
  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shardId, Map<ActorRef, IndexedSeq<String>> current) {
    // For remembered shards after a loss the requester is no region: decide by load then.
    ActorRef owner =
        current.containsKey(requester)
            ? requester
            : current.entrySet().stream()
                .min(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse(requester);
    return Future.successful(owner);
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
