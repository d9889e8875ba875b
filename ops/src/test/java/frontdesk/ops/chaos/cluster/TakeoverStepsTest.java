package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When each step of a takeover was, read from what the nodes that live say. */
class TakeoverStepsTest {
  private static final Instant DEATH = Instant.parse("2026-11-22T10:00:00.500Z");

  private static final List<String> SAID =
      List.of(
          "2026-11-22T09:59:59.000Z INFO  f.o.c.PeerWatch node 127.0.40.1:17355 is a member no more",
          "2026-11-22T10:00:00.640Z WARN  f.o.c.PeerWatch node 127.0.40.1:17355 is dead: most",
          "2026-11-22T10:00:00.600Z WARN  f.o.c.PeerWatch node 127.0.40.1:17355 is dead: most",
          "2026-11-22T10:00:00.900Z INFO  f.o.c.PeerWatch node 127.0.40.1:17355 is a member no more",
          "2026-11-22T10:00:00.550Z INFO  f.o.c.PeerWatch node 127.0.40.2:17355 is a member no more",
          "2026-11-22T10:00:01.000Z INFO  f.e.c.OwnerShards the calls of shard node-1-0 go to 2",
          ": Which day would you like?",
          "2026-11-22T10:00:01.500Z INFO  f.e.c.CallActor call a is taken over: 30 ms from waking to"
              + " its re-INVITE, 20 ms to the answer",
          "2026-11-22T10:00:01.700Z INFO  f.e.c.CallActor call b is taken over: 0 ms from waking to"
              + " its re-INVITE, 40 ms to the answer");

  @Test
  void shouldCountFromTheDeathAndTakeTheFirstWordOfTheOthers() {
    Map<String, Object> steps = new TakeoverSteps(DEATH, "127.0.40.1", SAID).figures();

    assertThat(steps)
        .containsEntry("proven", 100L)
        .containsEntry("removed", 400L)
        .containsEntry("allocated", 500L)
        .containsEntry("woken", Map.of("p50", 1_160L, "p95", 1_160L, "max", 1_160L))
        .containsEntry("invited", Map.of("p50", 1_160L, "p95", 1_160L, "max", 1_160L))
        .containsEntry("answered", Map.of("p50", 1_200L, "p95", 1_200L, "max", 1_200L));
  }

  @Test
  void shouldSayOfWhatNobodyToldThatItIsNotKnown() {
    Map<String, Object> steps = new TakeoverSteps(DEATH, "127.0.40.3", SAID).figures();

    assertThat(steps).containsEntry("proven", -1L).containsEntry("removed", -1L);
    assertThat(new TakeoverSteps(DEATH.plusSeconds(60), "127.0.40.1", SAID).figures())
        .containsEntry("allocated", -1L)
        .containsEntry("woken", Map.of("p50", -1L, "p95", -1L, "max", -1L));
  }
}
