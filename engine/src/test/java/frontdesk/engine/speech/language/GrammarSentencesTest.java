package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the recognizer can hear, the interpreter can make something of. */
class GrammarSentencesTest {
  private static final int SENTENCES_PER_GRAMMAR = 500;
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 10, 0);

  /** What is listened for only so that it is not taken for a yes. */
  private static final JsgfSentences NO_ANSWER =
      new JsgfSentences(
          new Grammar(
              "none",
              new ContentHash("0".repeat(64)),
              GrammarRules.english().cut("none", "noAnswer")));

  private static final Set<Question> READ_BACK =
      EnumSet.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  /** Said while listening: no answer to a read-back. */
  private static final Set<String> MAYBE = Set.of("okay", "sure");

  private final GrammarWriter writer = GrammarWriter.english();
  private final Interpreter interpreter = Interpreter.english(InterpreterSettings.DEFAULT);

  @Test
  void shouldUnderstandEverySentenceOfEveryGrammar() {
    long seed = 20_261_121L;
    Map<String, String> rejected = new TreeMap<>();
    for (Catalogue catalogue : SampleClinics.BOTH) {
      for (Question question : Question.values()) {
        Expectation expectation = expectation(question, catalogue);
        JsgfSentences sentences = new JsgfSentences(writer.grammarFor(expectation, catalogue));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SENTENCES_PER_GRAMMAR; i++) {
          String sentence = sentences.sentence(random);
          Interpretation made = interpret(sentence, expectation, catalogue);
          if (!(made instanceof Understood)
              && !isNoNumber(sentence, catalogue)
              && !(READ_BACK.contains(question) && NO_ANSWER.accepts(sentence))
              && !(READ_BACK.contains(question) && MAYBE.contains(sentence))
              && !(question == Question.BIRTH_DATE && !isYearOver(sentence))) {
            rejected.put(question + " " + sentence, catalogue.id().value());
          }
        }
      }
    }
    assertThat(rejected).as("seed %d", seed).isEmpty();
  }

  @Test
  void shouldTakeNothingForAYesThatOnlySoundsLikeOne() {
    long seed = 20_261_122L;
    SplittableRandom random = new SplittableRandom(seed);
    for (Catalogue catalogue : SampleClinics.BOTH) {
      Expectation expectation = expectation(Question.CONFIRM, catalogue);
      for (int i = 0; i < SENTENCES_PER_GRAMMAR; i++) {
        String sentence = NO_ANSWER.sentence(random);
        assertThat(interpret(sentence, expectation, catalogue))
            .as("%s, seed %d", sentence, seed)
            .isInstanceOf(Interpretation.Rejected.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "INTENT;i would like to book a teeth cleaning",
        "INTENT;a cleaning next tuesday at three",
        "INTENT;hello i'd like to make an appointment please",
        "INTENT;i would like to book an appointment for a filling with doctor elena next friday at ten thirty please",
        "INTENT;could you book me a dental checkup tomorrow morning",
        "INTENT;book an appointment",
        "INTENT;i want to cancel my appointment",
        "INTENT;i want to speak to a human",
        "SERVICE;teeth cleaning",
        "SERVICE;a root canal please",
        "SERVICE;number two",
        "PRACTITIONER;doctor anna",
        "PRACTITIONER;anyone",
        "PRACTITIONER;no preference",
        "DATE;next tuesday",
        "DATE;tomorrow morning",
        "DATE;the third of december",
        "DATE;december the third",
        "DATE;on the third",
        "DATE;in two weeks",
        "DATE;the day after tomorrow",
        "DATE;as soon as possible",
        "DATE;the first available",
        "DATE;friday at half past two",
        "TIME;three",
        "TIME;at three o'clock",
        "TIME;half past two",
        "TIME;quarter to four",
        "TIME;a quarter past nine",
        "TIME;ten thirty",
        "TIME;noon",
        "TIME;three p m",
        "TIME;nine a m",
        "TIME;in the morning",
        "TIME;three in the afternoon",
        "TIME;after three",
        "TIME;before noon",
        "TIME;no wednesday",
        "TIME;wednesday at four",
        "OFFER;the first one",
        "OFFER;number two",
        "OFFER;the last one please",
        "OFFER;one",
        "OFFER;half past two",
        "OFFER;wednesday at ten",
        "OFFER;none of these",
        "OFFER;something else",
        "CONFIRM;yes",
        "CONFIRM;yes please",
        "CONFIRM;yes that's right",
        "CONFIRM;that's correct",
        "CONFIRM;no",
        "CONFIRM;no wednesday",
        "CONFIRM;no at four",
        "CONFIRM;no make it wednesday at four",
        "CONFIRM;no with doctor elena",
        "CONFIRM;the day is wrong",
        "CHANGE;the time",
        "CHANGE;change the day please",
        "CHANGE;december the third",
        "CHANGE;a checkup",
        "NAME_CONFIRM;yes",
        "CONTACT_CONFIRM;no",
        "CONTACT;oh seven double two one two three four five six",
        "NOTE;no thank you",
        "MORE;no that's all",
        "MORE;no thank you",
        "CALLBACK;yes please",
        "NAME;operator",
      })
  void shouldHearWhatCallersSay(Question question, String sentence) {
    Expectation expectation = SampleClinics.asked(question);
    JsgfSentences grammar = new JsgfSentences(writer.grammarFor(expectation, SampleClinics.DENTAL));
    for (String part : List.of(sentence, "repeat that please", "start over", "i can't breathe")) {
      assertThat(grammar.accepts(part)).as("%s at %s", part, question).isTrue();
    }
    assertThat(grammar.accepts("my dog ate it")).isFalse();
  }

  /** A grammar has no calendar: it takes days that no month has, and years to come. */
  private static boolean isYearOver(String sentence) {
    List<String> words = List.of(sentence.split(" ", -1));
    return !sentence.contains("twenty")
        && !sentence.contains("thirty first")
        && !sentence.contains("two thousand")
        && !words.contains("february")
        && (words.contains("nineteen") || words.contains("eighty") || words.contains("seventy"));
  }

  /** The grammar of digits knows nothing of how long a number is. */
  private static boolean isNoNumber(String sentence, Catalogue catalogue) {
    String digits = PhoneDigits.spoken(Words.of(sentence), Numbers.ENGLISH);
    return digits.length() > 5 && PhoneDigits.e164(digits, catalogue).isEmpty();
  }

  @Test
  void shouldHearDangerAtEveryQuestion() {
    for (Question question : Question.values()) {
      for (String sentence :
          List.of("i'm bleeding", "i can't breathe", "this is an emergency", "chest pain")) {
        Interpretation made =
            interpret(sentence, SampleClinics.asked(question), SampleClinics.DENTAL);
        assertThat(made)
            .as("%s at %s", sentence, question)
            .isInstanceOfSatisfying(
                Understood.class,
                understood ->
                    assertThat(understood.understanding().intent()).contains(Intent.EMERGENCY));
      }
    }
  }

  @Test
  void shouldHearWhatMayBeDangerAtEveryQuestion() {
    for (Question question : Question.values()) {
      for (String sentence : List.of("i have severe pain", "i had an accident", "swelling")) {
        Interpretation made =
            interpret(sentence, SampleClinics.asked(question), SampleClinics.DENTAL);
        assertThat(made)
            .as("%s at %s", sentence, question)
            .isInstanceOfSatisfying(
                Understood.class,
                understood -> assertThat(understood.understanding().urgent()).contains(true));
      }
    }
  }

  private static Expectation expectation(Question question, Catalogue catalogue) {
    String practitioner = catalogue.practitioners().get(0).id().value();
    return switch (question) {
      case SERVICE, PRACTITIONER ->
          new Expectation(
              question, List.of(), SampleClinics.nineKeys(catalogue.services().get(0).id()), "en");
      case OFFER, WHICH ->
          new Expectation(
              question,
              List.of(
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(3)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(3).plusHours(1)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(4)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(4).plusHours(2))),
              Map.of(),
              "en");
      default -> SampleClinics.asked(question);
    };
  }

  private Interpretation interpret(String sentence, Expectation expectation, Catalogue catalogue) {
    return interpreter.interpret(
        new Transcript("en", 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
        expectation,
        catalogue,
        NOW,
        SampleClinics::openly);
  }
}
