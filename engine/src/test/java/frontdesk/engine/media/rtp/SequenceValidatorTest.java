package frontdesk.engine.media.rtp;

import static frontdesk.engine.media.rtp.SequenceValidator.Verdict.IN_ORDER;
import static frontdesk.engine.media.rtp.SequenceValidator.Verdict.JUMP;
import static frontdesk.engine.media.rtp.SequenceValidator.Verdict.MISORDERED;
import static frontdesk.engine.media.rtp.SequenceValidator.Verdict.PROBATION;
import static frontdesk.engine.media.rtp.SequenceValidator.Verdict.RESTARTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceValidatorTest {
  private final SequenceValidator validator = new SequenceValidator();

  private void believed(int sequence) {
    validator.begin(sequence - 1 & 0xFFFF);
    validator.accept(sequence - 1 & 0xFFFF);
    assertThat(validator.accept(sequence)).isEqualTo(IN_ORDER);
  }

  @Test
  void shouldBelieveASourceAtTwoInSequence() {
    validator.begin(7);
    assertThat(validator.accept(7)).isEqualTo(PROBATION);
    assertThat(validator.accept(9)).isEqualTo(PROBATION);
    assertThat(validator.accept(10)).isEqualTo(IN_ORDER);
  }

  @Test
  void shouldGoOnAcrossTheWrap() {
    believed(65_535);
    assertThat(validator.accept(0)).isEqualTo(IN_ORDER);
    assertThat(validator.accept(65_535)).isEqualTo(MISORDERED);
    assertThat(validator.accept(1)).isEqualTo(IN_ORDER);
  }

  @Test
  void shouldAllowGapsBelowTheLimitOnly() {
    believed(100);
    assertThat(validator.accept(100 + 2_999)).isEqualTo(IN_ORDER);
    assertThat(validator.accept(3_099 + 3_000)).isEqualTo(JUMP);
    assertThat(validator.accept(3_099 - 99)).isEqualTo(MISORDERED);
    assertThat(validator.accept(3_099 - 101)).isEqualTo(JUMP);
    assertThat(validator.accept(3_100)).isEqualTo(IN_ORDER);
  }

  @Test
  void shouldTakeTwoInSequenceAfterAJumpForARestart() {
    believed(100);
    assertThat(validator.accept(40_000)).isEqualTo(JUMP);
    assertThat(validator.accept(40_001)).isEqualTo(RESTARTED);
    assertThat(validator.accept(40_002)).isEqualTo(IN_ORDER);
  }
}
