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
import java.time.LocalDate;
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
    return understood(language, question, sentence, DaysSpokenOf.wished(Optional.empty()));
  }

  private static Understanding understood(
      String language, Question question, String sentence, DaysSpokenOf days) {
    Interpretation made =
        Interpreter.everyLanguage(InterpreterSettings.DEFAULT)
            .interpret(
                new Transcript(
                    language, 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
                new Expectation(question, List.of(), Map.of(), language),
                SampleClinics.DENTAL,
                WEDNESDAY,
                days,
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
        "ro;am o curățare vineri și aș vrea și o albire luni;BOOK teeth_whitening;",
        "en;Hi, this is Irina Pop, can I book a cleaning on Tuesday at ten and also a checkup for my son Tom after it, and how much is a whitening;BOOK teeth_cleaning;INFORMATION teeth_whitening, BOOK dental_checkup",
        "en;how much is a cleaning and are you open on Saturday;INFORMATION teeth_cleaning;INFORMATION",
        "en;how much is a cleaning and a whitening;INFORMATION teeth_cleaning;INFORMATION teeth_whitening",
        "en;Do you do braces, and how much are they, and could my son Tudor come on Wednesday;BOOK braces_consultation;INFORMATION braces_consultation, INFORMATION braces_consultation",
        "en;I'd like a checkup on Monday at nine, how long does it take, and where are you exactly?;BOOK dental_checkup;INFORMATION, INFORMATION",
        "en;how much is a cleaning and how much is a whitening and can I have one on Friday;BOOK;INFORMATION teeth_cleaning, INFORMATION teeth_whitening",
        "en;how much is a cleaning, please?;INFORMATION teeth_cleaning;",
        "ro;sunt Irina Pop, aș vrea o curățare marți la zece și încă un control pentru fiul meu Tudor după, și cât costă o albire;BOOK teeth_cleaning;INFORMATION teeth_whitening, BOOK dental_checkup",
        "ro;cât costă o curățare și sunteți deschiși sâmbăta?;INFORMATION teeth_cleaning;INFORMATION",
        "ro;cât costă o curățare?;INFORMATION teeth_cleaning;"
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
        "ro;da și mutați-o la unsprezece;;0;",
        "en;yes and the same for my son Max the week after;true;1;",
        "en;yes and on Friday instead;;0;",
        "ro;da și la fel pentru fiul meu săptămâna de după;true;1;"
      })
  void shouldHearAYesAsSuchAndWhatIsAddedToIt(
      String language, String sentence, @Nullable Boolean yes, int further, @Nullable String note) {
    Understanding said = understood(language, Question.CONFIRM, sentence);
    assertThat(said.yes()).isEqualTo(Optional.ofNullable(yes));
    assertThat(said.further().map(List::size).orElse(0)).isEqualTo(further);
    assertThat(said.note().map(SampleClinics::opened)).isEqualTo(Optional.ofNullable(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;i want a filling tomorrow at nine and i am allergic to penicillin and how much is it;i am allergic to penicillin",
        "en;a filling tomorrow at nine and is it safe with diabetes;",
        "en;a filling for me and a cleaning for my son and he is allergic to latex;",
        "ro;aș vrea o curățare mâine la nouă și sunt alergic la penicilină;sunt alergic la penicilină"
      })
  void shouldKeepWhatTheDoctorHasToKnowBesideAWish(
      String language, String sentence, @Nullable String note) {
    assertThat(understood(language, Question.INTENT, sentence).note().map(SampleClinics::opened))
        .isEqualTo(Optional.ofNullable(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;Hi, this is Irina Pop, can I book a cleaning on Tuesday at ten and also a checkup for my son Tom after it;Irina Pop",
        "en;a checkup for my son tom after school on thursday;Tom",
        "en;a checkup for my daughter Ana on Friday;Ana",
        "en;my name is Maria de la Cruz;Maria De La Cruz",
        "en;my name is Maria Ionescu and I need a filling;Maria Ionescu",
        "ro;un control pentru fiul meu Tudor după școală;Tudor",
        "ro;un control pentru fiica mea ana pe vineri;Ana",
        "ro;mă numesc Maria Ionescu și aș vrea o plombă;Maria Ionescu"
      })
  void shouldEndANameBeforeSmallWords(String language, String sentence, String name) {
    assertThat(understood(language, Question.INTENT, sentence).name().map(SampleClinics::opened))
        .contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;DATE;2026-12-09;;the week after;2026-12-14",
        "en;MORE;;2026-12-09;and a checkup the week after;2026-12-14",
        "en;MORE;;2026-12-09;and a checkup on Thursday the week after;2026-12-17",
        "en;MORE;;2026-12-09;and a checkup the day after;2026-12-10",
        "en;MORE;;2026-12-09;and a checkup next week;2026-11-23",
        "en;INTENT;;;not next week but the week after;2026-11-30",
        "en;INTENT;;;a checkup the day after;",
        "ro;DATE;2026-12-09;;săptămâna de după;2026-12-14",
        "ro;MORE;;2026-12-09;și un control săptămâna de după;2026-12-14",
        "ro;MORE;;2026-12-09;și un control joi săptămâna de după;2026-12-17",
        "ro;MORE;;2026-12-09;și un control săptămâna viitoare;2026-11-23"
      })
  void shouldCountTheWeekAfterFromTheDaySpokenOf(
      String language,
      Question question,
      @Nullable LocalDate wished,
      @Nullable LocalDate booked,
      String sentence,
      @Nullable LocalDate first) {
    DaysSpokenOf days = DaysSpokenOf.of(Optional.ofNullable(wished), Optional.ofNullable(booked));
    assertThat(understood(language, question, sentence, days).date())
        .isEqualTo(Optional.ofNullable(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;a cleaning on the ninth of December at ten and also a checkup the week after;2026-12-14",
        "en;a cleaning and also a checkup the week after;",
        "ro;o curățare pe nouă decembrie la zece și încă un control săptămâna de după;2026-12-14"
      })
  void shouldCountTheSecondWishFromTheFirstAndGuessNoDay(
      String language, String sentence, @Nullable LocalDate first) {
    List<Understanding> further =
        understood(language, Question.INTENT, sentence).further().orElse(List.of());
    assertThat(further).hasSize(1);
    assertThat(further.get(0).date()).isEqualTo(Optional.ofNullable(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;DATE;Tuesday at ten, and how much is it?;2026-11-24;1",
        "en;DATE;Tuesday at ten;2026-11-24;0",
        "ro;DATE;marți la zece, și cât costă?;2026-11-24;1"
      })
  void shouldTakeAnAnswerAndTheQuestionBesideIt(
      String language, Question question, String sentence, LocalDate day, int asked) {
    Understanding said = understood(language, question, sentence);
    assertThat(said.date()).contains(day);
    assertThat(said.intent()).isEmpty();
    assertThat(said.further().map(List::size).orElse(0)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;yes, and he has a latex allergy;true;he has a latex allergy;OTHER",
        "en;yes, and I have a latex allergy;true;I have a latex allergy;",
        "en;yes;true;;",
        "ro;da, și are alergie la latex;true;are alergie la latex;OTHER"
      })
  void shouldHearANoteWhereANameIsReadBack(
      String language,
      String sentence,
      boolean yes,
      @Nullable String note,
      @Nullable RelationToCaller person) {
    Understanding said = understood(language, Question.NAME_CONFIRM, sentence);
    assertThat(said.yes()).contains(yes);
    assertThat(said.note().map(SampleClinics::opened)).isEqualTo(Optional.ofNullable(note));
    assertThat(said.person()).isEqualTo(Optional.ofNullable(person));
  }
}
