package frontdesk.ops.node;

import frontdesk.engine.call.CallActor;
import frontdesk.engine.call.WayToCalls;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * Opens the shards in which a node makes its calls: those of its name that live here, in the order
 * of their numbers. One that lives on another node since a takeover stays there, and the next
 * number is opened. The first message to a cold shard takes a second or more: it is sent here,
 * before any caller's. Blocking; at start only.
 *
 * @param node the stable name of this node
 * @param patience for one shard to answer
 */
record OwnShards(
    ActorSystem<?> system,
    WayToCalls calls,
    String node,
    RandomGenerator random,
    Duration patience) {
  /** Numbers have up to four digits. */
  private static final int NUMBERS = 10_000;

  /** So many shards, warm; fewer only where every number is taken. */
  List<ShardId> open(int count) throws InterruptedException, ExecutionException, TimeoutException {
    List<ShardId> open = new ArrayList<>();
    for (int next = 0; open.size() < count && next < NUMBERS; ) {
      List<ShardId> tried =
          IntStream.range(next, Math.min(NUMBERS, next + count - open.size()))
              .mapToObj(number -> ShardId.of(node, number))
              .toList();
      next += tried.size();
      warm(tried);
      Set<String> here = here();
      tried.stream().filter(shard -> here.contains(shard.value())).forEach(open::add);
    }
    return List.copyOf(open);
  }

  private void warm(List<ShardId> shards)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<?>[] answers =
        shards.stream().map(this::askNobody).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(answers).get(patience.toSeconds(), TimeUnit.SECONDS);
  }

  private CompletableFuture<CallProtocol.Reply> askNobody(ShardId shard) {
    CallId nobody = CallId.create(shard, random);
    return calls
        .<CallProtocol.Reply>ask(nobody, CallProtocol.FindDialog::new, patience)
        .toCompletableFuture();
  }

  private Set<String> here() throws InterruptedException, ExecutionException, TimeoutException {
    return AskPattern.<ClusterShardingQuery, ShardRegion.CurrentShardRegionState>ask(
            ClusterSharding.get(system).shardState(),
            replyTo -> new GetShardRegionState(CallActor.KEY, replyTo),
            patience,
            system.scheduler())
        .toCompletableFuture()
        .get(patience.toSeconds(), TimeUnit.SECONDS)
        .getShards()
        .stream()
        .map(ShardRegion.ShardState::shardId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
