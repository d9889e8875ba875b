package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a recognizer without a grammar is told to be likely. */
class LikelyWordsTest {
  private final Catalogue clinic = SampleClinics.DENTAL;

  private List<String> words(Question question, String language, int most) {
    return LikelyWords.of(new Expectation(question, List.of(), Map.of(), language), clinic, most);
  }

  @Test
  void shouldBeginWithWhatTheQuestionIsAbout() {
    String service = clinic.services().get(0).name();
    String person = clinic.practitioners().get(0).spokenName();

    assertThat(words(Question.SERVICE, "en", 500)).startsWith(service).contains(person);
    assertThat(words(Question.PRACTITIONER, "en", 500)).startsWith(person).contains(service);
  }

  /** Who a caller is stands in no catalogue, and a practitioner's name must not be heard for it. */
  @ParameterizedTest
  @EnumSource(
      value = Question.class,
      names = {"NAME", "NAME_CONFIRM", "CONTACT", "BIRTH_DATE", "REFERENCE"})
  void shouldSuggestNobodyWhereACallerSaysWhoTheyAre(Question question) {
    assertThat(words(question, "en", 500)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void shouldKeepToTheBoundAndSayNothingTwice(Question question) {
    assertThat(words(question, "ro", 500)).doesNotHaveDuplicates().doesNotContain("");
    assertThat(words(question, "ro", 3)).hasSizeLessThanOrEqualTo(3);
    assertThat(words(question, "ro", 0)).isEmpty();
  }
}
