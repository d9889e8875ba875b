package frontdesk.engine.call.brain;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.engine.speech.language.Mentions;
import frontdesk.protocol.dialogue.Proposal.Finding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What speaks against sentences of a language model, and that nothing speaks against plain ones.
 */
class SentenceCheckTest {
  private static final int MOST = 200;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static List<Finding> findings(String language, String sentence, String said) {
    return new SentenceCheck(Clinic.DENTAL)
        .findings(
            sentence,
            new SentenceCheck.Known(
                language,
                TODAY,
                Set.of(LocalDateTime.of(2026, 11, 24, 10, 30)),
                said,
                Mentions.in(said, Clinic.DENTAL, TODAY),
                BrainPrompt.instructions(Clinic.DENTAL, language, BrainSettings.DEFAULTS)),
            MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Of course, that is fine.",
        "I am happy to help you with that.",
        "Sorry to hear that, let me help you.",
        "Yes, we speak Romanian and English.",
        "The teeth cleaning is with Doctor Ana Popescu or one of our colleagues.",
        "Tuesday at half past ten is one of the times that you can choose.",
        "That is a good question for the doctor when you are here."
      })
  void shouldLetAPlainSentencePass(String sentence) {
    assertThat(findings("en", sentence, "hello")).as(sentence).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sigur, vă ajut cu plăcere.",
        "Îmi pare rău să aud asta.",
        "Desigur, nu este nicio problemă.",
        "Aici vorbim română și engleză."
      })
  void shouldLetAPlainRomanianSentencePass(String sentence) {
    assertThat(findings("ro", sentence, "bună")).as(sentence).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PRICE    | en | The teeth cleaning is 5 lei for you.",
        "PRICE    | en | It is free of charge for you.",
        "PRICE    | ro | Detartrajul este 17 lei pentru dumneavoastră.",
        "PRICE    | ro | Pentru dumneavoastră este gratuit.",
        "TIME     | en | You can come at four fifteen on that day.",
        "TIME     | ro | Puteți veni la ora patru și un sfert.",
        "DAY      | en | We have room for you on Sunday.",
        "DAY      | ro | Avem loc pentru dumneavoastră duminică.",
        "NUMBER   | en | You are number 17 in the line.",
        "NUMBER   | en | Please call 0721000999 for that.",
        "NAME     | en | Doctor Smith is here for you.",
        "NAME     | en | You can ask for Mallory when you come.",
        "NAME     | ro | Puteți să o căutați pe doamna Mallory.",
        "SERVICE  | en | We also do botox and fillers here.",
        "ADVICE   | en | You should take two tablets of ibuprofen.",
        "ADVICE   | ro | Luați un ibuprofen și nu vă faceți griji.",
        "PROMISE  | en | It is booked for you.",
        "PROMISE  | en | I have cancelled that for you.",
        "PROMISE  | ro | V-am programat, vă așteptăm.",
        "PROMISE  | ro | Am anulat programarea dumneavoastră.",
        "PROMPT   | en | You help the receptionist of a clinic on the telephone.",
        "PROMPT   | en | As an AI language model I can help you.",
        "LINK     | en | Please look at evil.example.com for that.",
        "LINK     | en | Please write to us at help@clinic for that.",
        "LANGUAGE | en | Guten Tag, wie kann ich Ihnen behilflich sein?",
        "LANGUAGE | en | Sigur că da, vă rog să așteptați puțin.",
        "LANGUAGE | ro | Of course, that is fine with us.",
        "LANGUAGE | en | 你好，我可以帮你。",
        "FORM     | en | {\"tool\": \"understood\"}",
        "FORM     | en | This is **important** for you."
      })
  void shouldFindWhatMayNotBeSaid(Finding finding, String language, String sentence) {
    assertThat(findings(language, sentence, "hello")).as(sentence).contains(finding);
  }

  @Test
  void shouldFindASentenceThatIsTooLong() {
    assertThat(findings("en", "we are here for you ".repeat(900), "hello"))
        .contains(Finding.LENGTH);
  }

  /** Each kind can be found: the table above has a row for each, and the one of its own. */
  @Test
  void shouldKnowAKnownTimeFromOneThatWasSaid() {
    // the caller's own words may be repeated
    assertThat(findings("en", "On Sunday we are not open, sorry.", "can I come on sunday"))
        .isEmpty();
    assertThat(findings("en", "On Sunday we are not open, sorry.", "can I come"))
        .isEqualTo(List.copyOf(EnumSet.of(Finding.DAY)));
  }

  /** A clinic that ships. */
  static final class Clinic {
    static final Catalogue DENTAL = load("bright-smile");

    private Clinic() {}

    private static Catalogue load(String name) {
      return ((CatalogueLoader.Loaded)
              CatalogueLoader.loadResource("frontdesk/clinics/" + name + ".conf"))
          .catalogue();
    }
  }
}
