package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which shards a node opens for its calls. */
class OwnShardsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final List<ShardId> asked = new ArrayList<>();

  private OwnShards shards(
      Duration patience, Function<ShardId, CompletionStage<?>> question, String... here) {
    return new OwnShards(
        "a",
        patience,
        shard -> {
          asked.add(shard);
          return question.apply(shard);
        },
        () -> CompletableFuture.completedStage(Set.of(here)));
  }

  @Test
  void shouldLeaveThoseWhereTheyAreThatLiveElsewhere() throws Exception {
    OwnShards own = shards(PATIENCE, shard -> CompletableFuture.completedStage(1), "a-0", "a-2");
    assertThat(own.open(2)).containsExactly(ShardId.of("a", 0), ShardId.of("a", 2));
    assertThat(asked).hasSize(3);
  }

  /** Shards move while a node comes, and what is on its way to one is lost. */
  @Test
  void shouldAskAgainWhereAMessageIsLost() throws Exception {
    OwnShards own =
        shards(
            PATIENCE,
            shard ->
                asked.size() < 4
                    ? CompletableFuture.failedStage(new TimeoutException("lost"))
                    : CompletableFuture.completedStage(1),
            "a-0",
            "a-1");
    assertThat(own.open(2)).containsExactly(ShardId.of("a", 0), ShardId.of("a", 1));
    assertThat(asked).hasSize(5);
  }

  @Test
  void shouldNameTheShardThatNeverAnswers() {
    OwnShards own = shards(Duration.ofMillis(1), shard -> new CompletableFuture<>(), "a-0");
    assertThatThrownBy(() -> own.open(1))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("a-0");
  }
}
