package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakeoverPaceTest {
  private static CompletableFuture<Void> turn(TakeoverPace pace, int call) {
    return pace.turn(CallClinic.call(call)).toCompletableFuture();
  }

  @Test
  void shouldLetSoManyBeginAtOnceAndTheOthersInTheirOrder() {
    // given
    TakeoverPace pace = new TakeoverPace(2, Duration.ofHours(1));
    CompletableFuture<Void> first = turn(pace, 1);
    CompletableFuture<Void> second = turn(pace, 2);
    CompletableFuture<Void> third = turn(pace, 3);
    CompletableFuture<Void> fourth = turn(pace, 4);
    assertThat(first).isDone();
    assertThat(second).isDone();
    assertThat(third).isNotDone();
    // when
    pace.over(CallClinic.call(2));
    pace.over(CallClinic.call(2));
    // then
    assertThat(third).isDone();
    assertThat(fourth).isNotDone();
  }

  @Test
  void shouldNotWaitLongForACallerWhoDoesNotAnswer() throws Exception {
    // given
    TakeoverPace pace = new TakeoverPace(1, Duration.ofMillis(20));
    CompletableFuture<Void> first = turn(pace, 1);
    assertThat(first).isDone();
    // then
    turn(pace, 2).get(10, TimeUnit.SECONDS);
  }
}
