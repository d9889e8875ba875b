package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpretation.Rejected;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 10, 0);

  private final Interpreter interpreter = Interpreter.english(InterpreterSettings.DEFAULT);

  @Test
  void shouldTakeTheSecondHypothesisWhereTheFirstDoesNotFit() {
    // when
    Interpretation made =
        interpret(Question.TIME, new Hypothesis("yes", 0.6), new Hypothesis("at three", 0.5));
    // then
    assertThat(made)
        .isInstanceOfSatisfying(
            Understood.class,
            understood -> {
              assertThat(understood.hypothesisIndex()).isEqualTo(1);
              assertThat(understood.confidence()).isEqualTo(0.5);
              assertThat(understood.words()).isEqualTo("at three");
              assertThat(understood.understanding().time()).contains(LocalTime.of(15, 0));
            });
  }

  @Test
  void shouldPreferADayThatExists() {
    Interpretation made =
        interpret(
            Question.DATE,
            new Hypothesis("february thirtieth", 0.6),
            new Hypothesis("february thirteenth", 0.5));
    assertThat(understood(made).understanding().date()).contains(LocalDate.of(2027, 2, 13));
  }

  @Test
  void shouldSayThatADayIsImpossibleWhereNothingElseFits() {
    Interpretation made =
        interpret(
            Question.DATE, new Hypothesis("february thirtieth", 0.6), new Hypothesis("yes", 0.5));
    assertThat(understood(made).understanding().impossibleDate()).isTrue();
    assertThat(understood(made).hypothesisIndex()).isZero();
  }

  @Test
  void shouldNotTakeAHypothesisThatIsMuchLessLikely() {
    Interpretation made =
        interpret(Question.TIME, new Hypothesis("yes", 0.9), new Hypothesis("at three", 0.1));
    assertThat(made).isEqualTo(new Rejected());
  }

  @Test
  void shouldLookAtNoMoreHypothesesThanItsBound() {
    List<Hypothesis> many = new ArrayList<>();
    for (int i = 0; i < InterpreterSettings.DEFAULT.maxHypotheses(); i++) {
      many.add(new Hypothesis("yes", 0.5));
    }
    many.add(new Hypothesis("at three", 0.5));
    assertThat(interpret(Question.TIME, many.toArray(Hypothesis[]::new))).isEqualTo(new Rejected());
  }

  private Optional<LocalDate> day(String now, @Nullable String spokenOf, String sentence) {
    Interpretation made =
        interpreter.interpret(
            new Transcript("en", 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
            SampleClinics.asked(Question.CONFIRM),
            SampleClinics.DENTAL,
            LocalDate.parse(now).atTime(10, 0),
            Optional.ofNullable(spokenOf).map(LocalDate::parse),
            SampleClinics::openly);
    return understood(made).understanding().date();
  }

  @Test
  void shouldStayInTheWeekThatWasSpokenOfWhenTheWeekdayIsCorrected() {
    // given a Wednesday, on which the Tuesday after next weekend was spoken of
    String now = "2026-11-18";
    // then
    assertThat(day(now, null, "next tuesday no friday")).contains(LocalDate.of(2026, 11, 27));
    assertThat(day(now, null, "not next tuesday friday")).contains(LocalDate.of(2026, 11, 27));
    assertThat(day(now, "2026-11-24", "no friday")).contains(LocalDate.of(2026, 11, 27));
    assertThat(day(now, "2026-11-24", "no wednesday")).contains(LocalDate.of(2026, 11, 25));
    assertThat(day(now, "2026-12-08", "make it thursday")).contains(LocalDate.of(2026, 12, 10));
    assertThat(day(now, "2026-12-29", "no friday")).contains(LocalDate.of(2027, 1, 1));
  }

  @Test
  void shouldLeaveTheWeekWhereItIsNamedOrOver() {
    String now = "2026-11-18";
    assertThat(day(now, null, "no friday")).contains(LocalDate.of(2026, 11, 20));
    assertThat(day(now, "2026-11-24", "no this friday")).contains(LocalDate.of(2026, 11, 20));
    assertThat(day(now, "2026-12-08", "no next friday")).contains(LocalDate.of(2026, 11, 27));
    assertThat(day(now, "2026-12-08", "no tomorrow")).contains(LocalDate.of(2026, 11, 19));
    assertThat(day(now, "2026-11-20", "no tuesday")).contains(LocalDate.of(2026, 11, 24));
    assertThat(day(now, "2026-11-20", "no wednesday")).contains(LocalDate.of(2026, 11, 25));
  }

  @Test
  void shouldRejectARejectedTranscript() {
    assertThat(interpret(Question.INTENT)).isEqualTo(new Rejected());
  }

  @Test
  void shouldTakeAnUncertainCommandForAName() {
    assertThat(interpret(Question.NAME, new Hypothesis("help", 0.5))).isEqualTo(new Rejected());
    assertThat(understood(interpret(Question.NAME, new Hypothesis("help", 0.9))).understanding())
        .satisfies(said -> assertThat(said.intent()).contains(Intent.HELP));
  }

  @Test
  void shouldNeverTakeDangerForAName() {
    Interpretation made = interpret(Question.NAME, new Hypothesis("i can't breathe", 0.2));
    assertThat(understood(made).understanding().intent()).contains(Intent.EMERGENCY);
  }

  @Test
  void shouldSealANumberGivenByKeys() {
    // when
    Interpretation made =
        interpreter.interpretKeys("0722123456", SampleClinics.DENTAL, SampleClinics::openly);
    // then
    assertThat(understood(made).understanding().number())
        .map(SampleClinics::opened)
        .contains("+40722123456");
  }

  @Test
  void shouldRefuseKeysThatAreNoNumber() {
    for (String keys : List.of("", "12", "9".repeat(40), "*#*#")) {
      assertThat(interpreter.interpretKeys(keys, SampleClinics.DENTAL, SampleClinics::openly))
          .as(keys)
          .isEqualTo(new Rejected());
    }
  }

  @Test
  void shouldNotShowWords() {
    Interpretation made =
        interpret(Question.CONTACT, new Hypothesis("oh seven two two one two three four five", 1));
    assertThat(made.toString()).doesNotContain("seven", "+40");
    Words words = Words.of("my name is smith");
    assertThat(words.toString()).doesNotContain("smith");
    assertThat(
            new Finders(Language.ENGLISH, SampleClinics.DENTAL, NOW.toLocalDate())
                .read(words, Question.NAME)
                .toString())
        .doesNotContain("smith");
  }

  @Test
  void shouldUnderstandOrRejectAnythingAtAll() {
    long seed = 7L;
    SplittableRandom random = new SplittableRandom(seed);
    List<Question> questions = List.of(Question.values());
    List<String> vocabulary = new ArrayList<>();
    for (Catalogue catalogue : SampleClinics.BOTH) {
      GrammarWriter.english()
          .all(catalogue)
          .forEach(grammar -> vocabulary.addAll(new JsgfSentences(grammar).words()));
    }
    vocabulary.addAll(
        List.of(
            "0",
            "99",
            "3:30",
            "00:60",
            "31st",
            "1000000000000",
            "'",
            "é",
            "\u2603",
            "2026",
            "week",
            "from",
            "between",
            "not",
            "half",
            "minutes",
            "hundred",
            "a",
            "b",
            "\ud83d"));
    for (int i = 0; i < 6_000; i++) {
      Question question = questions.get(random.nextInt(questions.size()));
      String sentence = sentence(vocabulary, random);
      assertThat(interpret(question, new Hypothesis(sentence, random.nextDouble())))
          .as("seed %d: %s at %s", seed, sentence, question)
          .isNotNull();
    }
  }

  private static String sentence(List<String> vocabulary, SplittableRandom random) {
    StringBuilder sentence = new StringBuilder();
    int words = random.nextInt(random.nextInt(10) == 0 ? 200 : 12);
    for (int i = 0; i < words; i++) {
      sentence.append(vocabulary.get(random.nextInt(vocabulary.size())));
      sentence.append(random.nextInt(8) == 0 ? ", " : " ");
    }
    return sentence.toString();
  }

  private Interpretation interpret(Question question, Hypothesis... hypotheses) {
    Expectation expectation =
        question == Question.OFFER
            ? SampleClinics.offered(
                List.of(SampleClinics.slot(SampleClinics.DENTAL, "elena_marin", NOW.plusDays(3))))
            : SampleClinics.asked(question);
    return interpreter.interpret(
        new Transcript("en", 0, Duration.ofSeconds(2), List.of(hypotheses)),
        expectation,
        SampleClinics.DENTAL,
        NOW,
        SampleClinics::openly);
  }

  private static Understood understood(Interpretation made) {
    assertThat(made).isInstanceOf(Understood.class);
    return (Understood) made;
  }
}
