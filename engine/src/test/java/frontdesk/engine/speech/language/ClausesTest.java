package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several wishes in one sentence, whom they are for, and what is added to a yes. */
class ClausesTest {
  private static final LocalDateTime WEDNESDAY = LocalDateTime.of(2026, 11, 18, 10, 0);

  private static Understanding understood(String language, Question question, String sentence) {
    Interpretation made =
        Interpreter.everyLanguage(InterpreterSettings.DEFAULT)
            .interpret(
                new Transcript(
                    language, 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
                new Expectation(question, List.of(), Map.of(), language),
                SampleClinics.DENTAL,
                WEDNESDAY,
                Optional.empty(),
                Sealer.written(SampleClinics::openly));
    return made instanceof Understood said ? said.understanding() : Understanding.NOTHING;
  }

  private static String wish(Understanding said) {
    String intent = said.intent().map(Enum::name).orElse("-");
    return intent + said.service().map(service -> " " + service.value()).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;and when is my son's appointment;SON",
        "en;same again for my husband;HUSBAND",
        "en;now my daughter;DAUGHTER",
        "en;another one for my son;SON",
        "en;when is my son Tom's appointment;OTHER",
        "en;when is Tom Smith's appointment;OTHER",
        "en;and when is mine?;CALLER",
        "en;when is Friday's appointment;",
        "en;no, that's all, my husband will call himself;",
        "en;when is my appointment;",
        "ro;și când este programarea fiului meu;SON",
        "ro;și pentru soțul meu la fel;HUSBAND",
        "ro;si pentru sotul meu la fel;HUSBAND",
        "ro;acum pentru fiica mea;DAUGHTER",
        "ro;anulați programarea lui Andrei Pop;OTHER",
        "ro;și a mea când e;CALLER",
        "ro;nu, mulțumesc, soțul sună singur;"
      })
  void shouldHearWhomItIsFor(String language, String sentence, @Nullable RelationToCaller person) {
    assertThat(understood(language, Question.MORE, sentence).person())
        .isEqualTo(Optional.ofNullable(person));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;how much is a cleaning and can I have one on Friday;BOOK teeth_cleaning;INFORMATION teeth_cleaning",
        "en;cancel my cleaning and book a whitening for Monday;CANCEL_APPOINTMENT teeth_cleaning;BOOK teeth_whitening",
        "en;I'd like a cleaning on Friday and also a whitening the week after;BOOK teeth_cleaning;BOOK teeth_whitening",
        "en;a cleaning for me and one for my son;BOOK teeth_cleaning;BOOK teeth_cleaning",
        "en;cancel my cleaning and my whitening;CANCEL_APPOINTMENT teeth_cleaning;CANCEL_APPOINTMENT teeth_whitening",
        "en;what are your hours and can I cancel my appointment;CANCEL_APPOINTMENT;INFORMATION",
        "en;I have a cleaning on Friday and I'd like a whitening on Monday;BOOK teeth_whitening;",
        "en;my son is ill so I have to cancel my appointment;CANCEL_APPOINTMENT;",
        "ro;cât costă o curățare și aș vrea una vineri;BOOK teeth_cleaning;INFORMATION teeth_cleaning",
        "ro;vreau o curățare vineri și încă o albire săptămâna viitoare;BOOK teeth_cleaning;BOOK teeth_whitening",
        "ro;anulați curățarea și aș vrea o albire luni;CANCEL_APPOINTMENT teeth_cleaning;BOOK teeth_whitening",
        "ro;am o curățare vineri și aș vrea și o albire luni;BOOK teeth_whitening;"
      })
  void shouldKeepEachWishOfASentence(
      String language, String sentence, String first, @Nullable String more) {
    Understanding said = understood(language, Question.INTENT, sentence);
    assertThat(wish(said)).isEqualTo(first);
    assertThat(
            said.further().orElse(List.of()).stream()
                .map(ClausesTest::wish)
                .collect(Collectors.joining(", ")))
        .isEqualTo(Optional.ofNullable(more).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;yes please, and also a cleaning the week after;true;1;",
        "en;and the whitening?;;1;",
        "en;yes, and I'm allergic to penicillin;true;0;I'm allergic to penicillin",
        "en;I'm allergic to penicillin;;0;I'm allergic to penicillin",
        "en;yes, and move it to eleven;;0;",
        "en;and on Friday?;;0;",
        "en;no, a whitening;false;0;",
        "ro;da, vă rog, și încă o curățare săptămâna următoare;true;1;",
        "ro;și albirea?;;1;",
        "ro;da, și sunt alergică la penicilină;true;0;sunt alergică la penicilină",
        "ro;da și mutați-o la unsprezece;;0;"
      })
  void shouldHearAYesAsSuchAndWhatIsAddedToIt(
      String language, String sentence, @Nullable Boolean yes, int further, @Nullable String note) {
    Understanding said = understood(language, Question.CONFIRM, sentence);
    assertThat(said.yes()).isEqualTo(Optional.ofNullable(yes));
    assertThat(said.further().map(List::size).orElse(0)).isEqualTo(further);
    assertThat(said.note().map(SampleClinics::opened)).isEqualTo(Optional.ofNullable(note));
  }
}
