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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * @param question asks a call that nobody has in this shard; fails where no answer comes in time
 * @param here the shards that live on this node
 */
record OwnShards(
    String node,
    Duration patience,
    Function<ShardId, CompletionStage<?>> question,
    Supplier<CompletionStage<Set<String>>> here) {
  /** Numbers have up to four digits. */
  private static final int NUMBERS = 10_000;

  /**
   * The shards of a node's calls.
   *
   * @param attempt for one answer: a message may be lost while shards move, and is sent again
   */
  static OwnShards of(
      ActorSystem<?> system,
      WayToCalls calls,
      String node,
      RandomGenerator random,
      Duration patience,
      Duration attempt) {
    return new OwnShards(
        node,
        patience,
        shard ->
            calls.<CallProtocol.Reply>ask(
                CallId.create(shard, random), CallProtocol.FindDialog::new, attempt),
        () -> here(system, patience));
  }

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
      Set<String> living =
          here.get().toCompletableFuture().get(patience.toSeconds(), TimeUnit.SECONDS);
      tried.stream().filter(shard -> living.contains(shard.value())).forEach(open::add);
    }
    return List.copyOf(open);
  }

  private void warm(List<ShardId> shards) throws InterruptedException, TimeoutException {
    List<CompletionStage<?>> first = new ArrayList<>();
    shards.forEach(shard -> first.add(question.apply(shard)));
    long deadline = System.nanoTime() + patience.toNanos();
    for (int i = 0; i < shards.size(); i++) {
      awaitAnswer(shards.get(i), first.get(i), deadline);
    }
  }

  private void awaitAnswer(ShardId shard, CompletionStage<?> first, long deadline)
      throws InterruptedException, TimeoutException {
    CompletionStage<?> answer = first;
    while (System.nanoTime() < deadline) {
      try {
        answer.toCompletableFuture().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException lost) {
        answer = question.apply(shard);
      } catch (TimeoutException late) {
        break;
      }
    }
    throw new TimeoutException("the shard " + shard.value() + " does not answer");
  }

  private static CompletionStage<Set<String>> here(ActorSystem<?> system, Duration patience) {
    return AskPattern.<ClusterShardingQuery, ShardRegion.CurrentShardRegionState>ask(
            ClusterSharding.get(system).shardState(),
            replyTo -> new GetShardRegionState(CallActor.KEY, replyTo),
            patience,
            system.scheduler())
        .thenApply(
            region ->
                region.getShards().stream()
                    .map(ShardRegion.ShardState::shardId)
                    .collect(Collectors.toUnmodifiableSet()));
  }
}
