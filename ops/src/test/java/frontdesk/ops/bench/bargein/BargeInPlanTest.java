package frontdesk.ops.bench.bargein;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BargeInPlanTest {
  private static final List<String> CLIPS = List.of("yes-slt", "no-rms");

  private static BargeInPlan plan(long seed) {
    return BargeInPlan.of(200, 4, "prompt.wav", CLIPS, seed);
  }

  @Test
  void shouldHaveEveryEchoAndDelayAlikeOften() {
    // when
    var often =
        plan(1).calls().stream()
            .collect(
                Collectors.groupingBy(
                    call -> List.of(call.echoDb(), call.delayMs()), Collectors.counting()));

    // then
    assertThat(often).hasSize(BargeInPlan.ECHOES_DB.size() * BargeInPlan.DELAYS_MS.size());
    assertThat(often.values()).allSatisfy(count -> assertThat(count).isBetween(3L, 4L));
  }

  @Test
  void shouldBeInterruptedInHalfOfThePrompts() {
    // when
    List<Trial> trials = plan(1).calls().stream().flatMap(call -> call.trials().stream()).toList();

    // then
    assertThat(trials).hasSize(200);
    assertThat(trials.stream().filter(trial -> trial.kind() == Trial.Kind.CALLER)).hasSize(100);
    assertThat(trials.stream().map(Trial::kind)).contains(Trial.Kind.values());
  }

  @Test
  void shouldFollowFromItsSeed() {
    // when, then
    assertThat(plan(1)).isEqualTo(plan(1)).isNotEqualTo(plan(2));
  }
}
