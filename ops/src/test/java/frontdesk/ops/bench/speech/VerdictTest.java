package frontdesk.ops.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.language.Interpretation;
import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Situation SITUATION = Situations.shipped();
  private static final Limits LIMITS = Limits.DEFAULT;

  private final Tally tally = new Tally();

  @Test
  void shouldCountWhatIsRightWrongAndRejected() {
    // when; among them planted: a Thursday taken for a Tuesday
    hear(Question.DATE, "thursday", "day=thursday", "thursday", 1);
    hear(Question.DATE, "thursday", "day=thursday", "tuesday", 1);
    hear(Question.DATE, "thursday", "day=thursday", "thursday", 0.9 * LIMITS.acceptMinConfidence());
    hear(Question.CONFIRM, "no thursday", "no,day=thursday", "no i said thursday", 1);

    // then
    assertThat(tally.rightPercent()).isEqualTo(50);
    assertThat(tally.wrongPercent()).isEqualTo(25);
    assertThat(tally.rejectedPercent()).isEqualTo(25);
    assertThat(SpeechGoal.metBy(tally)).isFalse();
    assertThat(SpeechGoal.agreesToNothing(tally)).isTrue();
  }

  @Test
  void shouldMeetTheGoalsWhereAllIsRight() {
    hear(Question.CONFIRM, "yes", "yes", "yes", 1);
    hear(Question.CONFIRM, "guess", "none", "", 1);
    assertThat(SpeechGoal.metBy(tally)).isTrue();
  }

  @Test
  void shouldMissTheGoalsByOneFalseYes() {
    // given
    for (int i = 0; i < 500; i++) {
      hear(Question.CONFIRM, "yes", "yes", "yes", 1);
      hear(Question.CONFIRM, "guess", "none", "", 1);
    }

    // when; planted
    hear(Question.CONFIRM, "guess", "none", "yes", 1);

    // then
    assertThat(tally.falseYes()).containsExactly("x/SLT/clean");
    assertThat(tally.noYes()).isEqualTo(501);
    assertThat(SpeechGoal.agreesToNothing(tally)).isFalse();
    assertThat(SpeechGoal.metBy(tally)).isFalse();
  }

  @Test
  void shouldCountANoThatIsTakenForAYes() {
    hear(Question.CONFIRM, "no", "no", "yes", 1);
    assertThat(tally.falseYes()).hasSize(1);
    assertThat(tally.wrongPercent()).isEqualTo(100);
  }

  @Test
  void shouldNotTakeAnUnsureYesForAgreement() {
    hear(Question.CONFIRM, "guess", "none", "yes", LIMITS.confirmMinConfidence() - 0.01);
    assertThat(tally.falseYes()).isEmpty();
    assertThat(tally.acceptedPercent()).isZero();
  }

  @Test
  void shouldCountSoundsAndOtherSentencesThatAreActedOn() {
    hear(Question.TIME, "*cough 1", "none", "noon", 1);
    hear(Question.TIME, "turn the music down", "none", "", 1);
    assertThat(tally.acceptedPercent()).isEqualTo(50);
  }

  @Test
  void shouldTakeHoldOnForWhatItIsOnlyWhereItWasSaid() {
    hear(Question.CONFIRM, "hang on", "none", "hold on", 1);
    assertThat(tally.acceptedPercent()).isZero();
    hear(Question.CONFIRM, "the old man", "none", "hold on", 1);
    assertThat(tally.acceptedPercent()).isEqualTo(50);
  }

  @Test
  void shouldTakeHoursPricesAndTheWayForInformationWhateverTheService() {
    hear(Question.SERVICE, "how much is the checkup", "price", "how much is it", 1);
    hear(Question.INTENT, "where are you", "address", "where are you", 1);
    hear(Question.DATE, "please cancel", "cancel", "start over", 1);
    hear(Question.INTENT, "please cancel", "cancel", "start over", 1);
    assertThat(tally.rightPercent()).isEqualTo(75);
  }

  private void hear(
      Question question, String spoken, String meaning, String heard, double confidence) {
    CorpusSentence sentence = new CorpusSentence("x", question, spoken, meaning, Part.REPORTED);
    ExpectedMeaning expected = ExpectedMeaning.of(meaning, question, SITUATION.today());
    List<Hypothesis> hypotheses =
        heard.isEmpty() ? List.of() : List.of(new Hypothesis(heard, confidence));
    Interpretation interpretation =
        SITUATION.interpret(new Transcript("en", 0, Duration.ofSeconds(1), hypotheses), question);
    tally.add(
        new BenchClip(sentence, BenchVoice.SLT, BenchClip.Line.CLEAN, 1),
        expected,
        Verdict.of(sentence, expected, SITUATION.asWritten(sentence), interpretation, LIMITS),
        Verdict.accepted(question, interpretation, LIMITS)
            .flatMap(Understanding::yes)
            .orElse(false));
  }
}
