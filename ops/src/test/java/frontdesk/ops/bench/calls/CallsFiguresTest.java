package frontdesk.ops.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallsFiguresTest {
  /** Ten calls that were answered; to repeat an INVITE is nothing wrong. */
  private static CallsFigures.Step step(
      double rate, Consumer<CallTally> wrong, long nodeDrops, int completed) {
    CallTally tally = new CallTally();
    for (int i = 0; i < 10; i++) {
      tally.offered(0);
      tally.answered((i + 1) * 1_000_000L);
    }
    for (int i = 0; i < completed; i++) {
      tally.ended();
    }
    wrong.accept(tally);
    return new CallsFigures.Step(CallsStep.of(rate, 60, tally, 0, 0), nodeDrops, 0.5);
  }

  private static CallsFigures.Step clean(double rate) {
    return step(rate, CallTally::inviteRepeated, 0, 10);
  }

  @Test
  void shouldTellTheHighestCleanStep() throws IOException {
    // when
    CallsFigures figures =
        CallsFigures.of(
            List.of(clean(50), clean(100), step(150, CallTally::inviteFailed, 0, 9)), 500, 1_000);
    JsonNode json = JsonMapper.builder().build().readTree(figures.json());
    // then
    assertThat(json.fieldNames()).toIterable().startsWith("setups_per_s", "p99_ms");
    assertThat(figures.setupsPerS()).isEqualTo(100);
    assertThat(figures.p99Ms()).isEqualTo(10);
    assertThat(figures.meetsGoal()).isTrue();
    assertThat(json.get("steps")).hasSize(3);
  }

  @Test
  void shouldCallNothingCleanThatIsNot() {
    List<CallsFigures.Step> planted =
        List.of(
            step(100, CallTally::inviteFailed, 0, 9),
            step(100, CallTally::byeFailed, 0, 9),
            step(100, CallTally::cutByFarEnd, 0, 9),
            step(100, tally -> tally.refused(503), 0, 9),
            step(100, CallTally::inviteRepeated, 1, 10),
            step(100, CallTally::inviteRepeated, 0, 9));
    for (CallsFigures.Step step : planted) {
      CallsFigures figures = CallsFigures.of(List.of(step), 500, 1_000);
      assertThat(step.clean()).isFalse();
      assertThat(figures.setupsPerS()).isZero();
      assertThat(figures.meetsGoal()).isFalse();
    }
    assertThat(clean(100).clean()).isTrue();
  }

  @Test
  void shouldTellTheLowestStepsTimeWhereNoneIsClean() {
    CallsFigures figures =
        CallsFigures.of(
            List.of(step(50, CallTally::byeFailed, 0, 9), step(100, CallTally::byeFailed, 0, 9)),
            500,
            1_000);
    assertThat(figures.clean()).isFalse();
    assertThat(figures.p99Ms()).isEqualTo(10);
  }
}
