package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.patient.PatientSettings;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever tries one birth date after the other, call by call, until one of them is right. */
class GuessingTest extends PatientClinic {
  private static final int PER_DAY = 4;
  private static final Optional<String> NONE = Optional.empty();
  private static final ToolAnswer TOO_MANY = new ToolAnswer.Refused(Refusal.TOO_MANY_GUESSES_TODAY);

  @BeforeEach
  void openClinicThatCounts() {
    clinic = new Clinic(limited(PER_DAY));
  }

  private static PatientSettings limited(int perDay) {
    return new PatientSettings(20, 20, 1_000, Duration.ofMinutes(15), perDay, 100, 1_000, 1_000);
  }

  /** In a call of its own. */
  private ToolAnswer tries(Optional<String> from, String born) {
    return new Call(clinic, from)
        .identified(Optional.of("Ana Popescu"), NONE, Optional.of(born), NONE);
  }

  private static String birthDate(int day) {
    return String.format(Locale.ROOT, "1988-04-%02d", day);
  }

  /** The days of the month in which she was born, the right one last. */
  private ToolAnswer guesses(int wrong) {
    for (int i = 0; i < wrong; i++) {
      tries(Optional.of(OTHER_NUMBER), birthDate(10 + i));
    }
    return tries(Optional.of(OTHER_NUMBER), BORN);
  }

  @Test
  void shouldRefuseTheRightGuessLikeTheWrongOnesOnceTheyAreUsedUp() {
    // given
    ana();
    // when
    ToolAnswer right = guesses(PER_DAY);
    // then
    assertThat(right).isEqualTo(TOO_MANY);
    assertThat(tries(Optional.of(OTHER_NUMBER), "1988-04-30")).isEqualTo(TOO_MANY);
    // and from her own number she is known all the same
    assertThat(tries(Optional.of(NUMBER), BORN)).isInstanceOf(ToolAnswer.PatientIdentified.class);
  }

  /** The twin: where nothing is counted, guessing succeeds. */
  @Test
  void shouldSeeTheGuesserSucceedWithoutTheLimit() {
    clinic = new Clinic(limited(1_000));
    PatientId ana = ana();
    assertThat(guesses(PER_DAY)).isEqualTo(new ToolAnswer.PatientIdentified(ana));
  }

  @Test
  void shouldNotCountWhatIsRight() {
    // given
    PatientId ana = ana();
    // when
    for (int i = 0; i < 3 * PER_DAY; i++) {
      assertThat(tries(Optional.of(NUMBER), BORN)).isEqualTo(new ToolAnswer.PatientIdentified(ana));
    }
    // then all wrong ones are left
    for (int i = 0; i < PER_DAY; i++) {
      assertThat(tries(Optional.of(NUMBER), birthDate(10 + i)))
          .isEqualTo(new ToolAnswer.NotIdentified());
    }
    assertThat(tries(Optional.of(NUMBER), BORN)).isEqualTo(TOO_MANY);
  }

  @Test
  void shouldCountAReferenceThatIsNobodysToo() {
    // given
    has(ana(), REFERENCE, 3);
    // when
    for (int i = 0; i < PER_DAY; i++) {
      new Call(clinic, Optional.of(OTHER_NUMBER))
          .identified(Optional.of("Ana Popescu"), NONE, NONE, Optional.of("1" + i));
    }
    // then
    assertThat(
            new Call(clinic, Optional.of(OTHER_NUMBER))
                .identified(Optional.of("Ana Popescu"), NONE, NONE, Optional.of(REFERENCE)))
        .isEqualTo(TOO_MANY);
  }

  @Test
  void shouldCountCallsWithoutANumberTogether() {
    ana();
    for (int i = 0; i < PER_DAY; i++) {
      assertThat(tries(NONE, birthDate(10 + i))).isEqualTo(new ToolAnswer.NotIdentified());
    }
    assertThat(tries(NONE, BORN)).isEqualTo(TOO_MANY);
    assertThat(tries(Optional.of(OTHER_NUMBER), BORN))
        .isInstanceOf(ToolAnswer.PatientIdentified.class);
  }

  @Test
  void shouldBeginAnewInTheClinicsNextDay() {
    // given
    ana();
    assertThat(guesses(PER_DAY)).isEqualTo(TOO_MANY);
    // when
    madeAt = madeAt.plus(Duration.ofDays(1));
    // then
    assertThat(tries(Optional.of(OTHER_NUMBER), BORN))
        .isInstanceOf(ToolAnswer.PatientIdentified.class);
  }

  @Test
  void shouldCountATurnThatIsDoneAgainOnce() {
    ana();
    Call call = new Call(clinic, Optional.of(OTHER_NUMBER));
    for (int i = 0; i < 3 * PER_DAY; i++) {
      assertThat(
              call.again()
                  .identified(Optional.of("Ana Popescu"), NONE, Optional.of("1990-01-01"), NONE))
          .isEqualTo(new ToolAnswer.NotIdentified());
    }
  }
}
