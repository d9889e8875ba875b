package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What agrees to a read-back, and what never does: a yes with doubt, denial or a question beside it
 * writes nothing, in whatever words.
 */
class AgreementTest {
  private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 11, 21, 10, 0);

  private static final List<Question> READ_BACKS =
      List.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  private record Row(boolean agrees, String sentence) {}

  /** What was taken for agreement and is none, and what is agreement and was not taken for it. */
  private record Judged(List<String> credulous, List<String> deaf) {}

  private final Interpreter interpreter = Interpreter.everyLanguage(InterpreterSettings.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldTakeOnlyAPlainYesForAgreement(String language) throws IOException {
    List<Row> rows = rows(language);
    long agreeing = rows.stream().filter(Row::agrees).count();
    Judged judged = judge(rows, (question, sentence) -> agrees(language, question, sentence));
    System.out.printf(
        "agreement, %s: %d that must not agree, %d do; %d that must, %d do not%n",
        language,
        rows.size() - agreeing,
        judged.credulous().size(),
        agreeing,
        judged.deaf().size());
    assertThat(rows.size() - agreeing).isGreaterThanOrEqualTo(40);
    assertThat(agreeing).isGreaterThanOrEqualTo(25);
    assertThat(judged).isEqualTo(new Judged(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldFailForAJudgeThatTakesEverythingOrNothing(String language) throws IOException {
    assertThat(judge(rows(language), (question, sentence) -> true).credulous())
        .hasSizeGreaterThanOrEqualTo(40);
    assertThat(judge(rows(language), (question, sentence) -> false).deaf())
        .hasSizeGreaterThanOrEqualTo(25);
  }

  private boolean agrees(String language, Question question, String sentence) {
    Interpretation made =
        interpreter.interpret(
            new Transcript(
                language, 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
            new Expectation(question, List.of(), Map.of(), language),
            SampleClinics.DENTAL,
            SATURDAY,
            Optional.empty(),
            Sealer.written(SampleClinics::openly));
    return made instanceof Understood understood
        && understood.understanding().yes().equals(Optional.of(true))
        && understood.understanding().intent().isEmpty();
  }

  private static Judged judge(List<Row> rows, BiPredicate<Question, String> judge) {
    Judged judged = new Judged(new ArrayList<>(), new ArrayList<>());
    for (Row row : rows) {
      List<Question> wrong =
          READ_BACKS.stream()
              .filter(question -> judge.test(question, row.sentence()) != row.agrees())
              .toList();
      if (!wrong.isEmpty()) {
        (row.agrees() ? judged.deaf() : judged.credulous()).add(row.sentence() + " > " + wrong);
      }
    }
    return judged;
  }

  private static List<Row> rows(String language) throws IOException {
    String table = "agreement-" + language + ".csv";
    try (InputStream in = Objects.requireNonNull(AgreementTest.class.getResourceAsStream(table))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(";", 2))
          .map(parts -> new Row(parts[0].equals("yes"), parts[1]))
          .toList();
    }
  }
}
