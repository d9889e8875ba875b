package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever the recognizer can hear, the interpreter can make something of. */
class GrammarSentencesTest {
  private static final int SENTENCES_PER_GRAMMAR = 500;
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 10, 0);

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
          if (!(made instanceof Understood) && !isNoNumber(sentence, catalogue)) {
            rejected.put(question + " " + sentence, catalogue.id().value());
          }
        }
      }
    }
    assertThat(rejected).as("seed %d", seed).isEmpty();
  }

  /** The grammar of digits knows nothing of how long a number is. */
  private static boolean isNoNumber(String sentence, Catalogue catalogue) {
    String digits = PhoneDigits.spoken(Words.of(sentence));
    return digits.length() > 5 && PhoneDigits.e164(digits, catalogue).isEmpty();
  }

  @Test
  void shouldHearDangerAtEveryQuestion() {
    for (Question question : Question.values()) {
      for (String sentence :
          List.of("i'm bleeding", "i can't breathe", "i have severe pain", "i had an accident")) {
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

  private static Expectation expectation(Question question, Catalogue catalogue) {
    String practitioner = catalogue.practitioners().get(0).id().value();
    return switch (question) {
      case SERVICE, PRACTITIONER ->
          new Expectation(
              question, List.of(), SampleClinics.nineKeys(catalogue.services().get(0).id()), "en");
      case OFFER ->
          SampleClinics.offered(
              List.of(
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(3)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(3).plusHours(1)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(4)),
                  SampleClinics.slot(catalogue, practitioner, NOW.plusDays(4).plusHours(2))));
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
