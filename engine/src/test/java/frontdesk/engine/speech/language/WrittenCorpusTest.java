package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Sentences of free speech in both languages, with hesitations and corrections. */
class WrittenCorpusTest {
  private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 11, 21, 10, 0);

  private final Interpreter interpreter = Interpreter.everyLanguage(InterpreterSettings.DEFAULT);

  @ParameterizedTest(name = "{2}: {3}")
  @CsvFileSource(resources = "written-en.csv", delimiter = ';', quoteCharacter = '|')
  void shouldUnderstandEnglish(
      String clinic, @Nullable String now, Question question, String sentence, String expected) {
    assertThat(described("en", clinic, now, question, sentence)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{2}: {3}")
  @CsvFileSource(resources = "written-ro.csv", delimiter = ';', quoteCharacter = '|')
  void shouldUnderstandRomanian(
      String clinic, @Nullable String now, Question question, String sentence, String expected) {
    assertThat(described("ro", clinic, now, question, sentence)).isEqualTo(expected);
  }

  private String described(
      String language, String clinic, @Nullable String now, Question question, String sentence) {
    Catalogue catalogue =
        switch (clinic) {
          case "R" -> SampleClinics.ROMANIAN;
          case "F" -> SampleClinics.FAMILY;
          default -> SampleClinics.DENTAL;
        };
    return Described.of(
        interpreter.interpret(
            new Transcript(
                language, 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
            new Expectation(question, offers(question), Map.of(), language),
            catalogue,
            now == null ? SATURDAY : LocalDateTime.parse(now),
            Optional.empty(),
            Sealer.written(SampleClinics::openly)));
  }

  private static List<Slot> offers(Question question) {
    return switch (question) {
      case OFFER, WHICH ->
          List.of(
              slot("elena_marin", LocalDateTime.of(2026, 11, 24, 14, 30)),
              slot("elena_marin", LocalDateTime.of(2026, 11, 24, 16, 0)),
              slot("ana_popescu", LocalDateTime.of(2026, 11, 25, 10, 0)));
      default -> List.of();
    };
  }

  private static Slot slot(String practitioner, LocalDateTime start) {
    return SampleClinics.slot(SampleClinics.DENTAL, practitioner, start);
  }
}
