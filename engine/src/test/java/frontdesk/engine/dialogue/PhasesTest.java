package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhasesTest {
  @ParameterizedTest
  @CsvSource({
    "START, GREETING",
    "GREETING, COLLECT_INFO",
    "COLLECT_INFO, CONFIRM",
    "COLLECT_INFO, RETRY",
    "RETRY, COLLECT_INFO",
    "RETRY, FALLBACK",
    "CONFIRM, COMPLETE",
    "CONFIRM, COLLECT_INFO",
    "COMPLETE, END",
    "FALLBACK, END",
    "FALLBACK, COLLECT_INFO",
  })
  void shouldAllowWhatTheTableNames(Phase from, Phase to) {
    assertThat(Phases.path(from, to)).containsExactly(to);
  }

  @ParameterizedTest
  @CsvSource({"RETRY, CONFIRM", "GREETING, CONFIRM", "CONFIRM, RETRY"})
  void shouldGoByWayOfCollecting(Phase from, Phase to) {
    assertThat(Phases.path(from, to)).containsExactly(Phase.COLLECT_INFO, to);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void shouldNeverLeaveTheEndNorCompleteOutsideConfirm(Phase phase) {
    assertThat(Phases.path(Phase.END, phase)).isEmpty();
    if (phase != Phase.CONFIRM) {
      assertThat(Phases.path(phase, Phase.COMPLETE)).isEmpty();
    }
  }

  @Test
  void shouldHaveARowForEveryPhase() {
    assertThat(Phases.TABLE).containsOnlyKeys(Phase.values());
  }
}
