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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table of sentences and what they mean. */
class InterpreterTableTest {
  private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 11, 21, 10, 0);
  private static final List<Slot> OFFERS =
      List.of(
          SampleClinics.slot(
              SampleClinics.DENTAL, "elena_marin", LocalDateTime.of(2026, 11, 24, 14, 30)),
          SampleClinics.slot(
              SampleClinics.DENTAL, "elena_marin", LocalDateTime.of(2026, 11, 24, 16, 0)),
          SampleClinics.slot(
              SampleClinics.DENTAL, "ana_popescu", LocalDateTime.of(2026, 11, 25, 10, 0)));

  private final Interpreter interpreter = Interpreter.english(InterpreterSettings.DEFAULT);

  @ParameterizedTest(name = "{2}: {3}")
  @CsvFileSource(resources = "sentences.csv", delimiter = ';', quoteCharacter = '|')
  void shouldUnderstand(
      String clinic,
      @Nullable String now,
      Question question,
      @Nullable String sentence,
      String expected) {
    // given
    Catalogue catalogue = clinic.equals("D") ? SampleClinics.DENTAL : SampleClinics.FAMILY;
    Transcript transcript =
        new Transcript(
            "en",
            0,
            Duration.ofSeconds(2),
            List.of(new Hypothesis(sentence == null ? "" : sentence, 0.9)));
    // when
    Interpretation made =
        interpreter.interpret(
            transcript,
            expectation(question),
            catalogue,
            now == null ? SATURDAY : LocalDateTime.parse(now),
            SampleClinics::openly);
    // then
    assertThat(Described.of(made)).isEqualTo(expected);
  }

  private static Expectation expectation(Question question) {
    return switch (question) {
      case OFFER -> SampleClinics.offered(OFFERS);
      case SERVICE -> SampleClinics.servicesByKey(SampleClinics.DENTAL);
      default -> SampleClinics.asked(question);
    };
  }
}
