package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.TextRules;
import frontdesk.config.check.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinic's own sentences are held against. */
class LineRulesTest {
  private static final String SAMPLE = "frontdesk/clinics/bright-smile.conf";
  private static final String EMERGENCY = "\"emergency\" = \"This sounds like an emergency.";
  private static final String ROMANIAN = "\"emergency\" = \"Pare să fie o urgență.";
  private final LineRules rules = new LineRules();

  @Test
  void shouldBeFoundWhereverCataloguesAreRead() {
    assertThat(TextRules.provided()).isInstanceOf(LineRules.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldTellEverythingInTheBundledSentences(String language) {
    // given
    Map<String, String> texts = Texts.bundled(language).orElseThrow().byKey();

    // then
    assertThat(rules.languages()).contains(language);
    assertThat(rules.keys()).containsExactlyInAnyOrderElementsOf(texts.keySet());
    texts.forEach((key, text) -> assertThat(rules.lacking(key, text)).as(key).isEmpty());
  }

  @Test
  void shouldMissWhateverIsTakenOutOfASentenceThatTells() {
    for (Line line : Line.values()) {
      for (String key : line.keys()) {
        assertThat(rules.lacking(key, "I book it."))
            .as(key)
            .containsExactlyElementsOf(line.required());
      }
    }
    assertThat(Line.CONFIRM_FULL.required()).contains("service", "practitioner", "price");
    assertThat(Line.BOOKED.required()).contains("date", "time");
    assertThat(Line.BOOKED_REFERENCE.required()).contains("reference");
    assertThat(Line.CONFIRM_CANCEL.required()).contains("service", "date", "time");
    assertThat(Line.CONFIRM_CHANGE_NEW.required()).contains("service", "date", "time", "price");
    assertThat(Line.APPOINTMENT_CHANGED.required()).contains("date", "time");
    assertThat(Line.OFFER_SINGLE.required()).contains("practitioner", "date", "time");
    assertThat(Line.EMERGENCY.required()).contains("emergency");
    assertThat(Line.GREETING.required()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "booked, You come on {date.weekday} at {time}., date",
    "booked, You come on {date.brief} for {price}., time",
    "info.does, Our {practitioner.specialty} does {service}., practitioner",
    "offer.item.near, '{number}, on {date.weekday}.', time"
  })
  void shouldNotTakeAnAttributeForTheThing(String key, String text, String lacking) {
    assertThat(rules.lacking(key, text)).containsExactly(lacking);
  }

  @Test
  void shouldRefuseAReadBackThatReadsNothingBackInEitherLanguage() {
    // when
    List<Problem> problems =
        problems(
            sample()
                .replace(EMERGENCY, "\"confirm.cancel\" = \"I do it.\"\n" + EMERGENCY)
                .replace(ROMANIAN, "\"booked\" = \"Gata, {date}.\"\n" + ROMANIAN));

    // then
    assertThat(problems)
        .extracting(Problem::path, Problem::expected, Problem::remedy)
        .containsExactly(
            tuple(
                "texts.confirm.cancel",
                "a sentence that tells callers {date}, {practitioner}, {service}, {time}",
                "put {date}, {practitioner}, {service}, {time} into it"),
            tuple("texts.ro.booked", "a sentence that tells callers {time}", "put {time} into it"));
    assertThat(problems).allMatch(problem -> problem.line() > 0);
  }

  @Test
  void shouldRefuseASentenceThatNobodySays() {
    assertThat(problems(sample().replace("\"greeting\" = \"Hello", "\"greting\" = \"Hello")))
        .extracting(Problem::path, Problem::remedy)
        .containsExactly(tuple("texts.greting", "did you mean greeting?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "languages = [en, ro]|languages = [en, ro, xx]|languages[2]",
        "language = en|language = fr|language"
      })
  void shouldRefuseALanguageThatNobodySpeaks(String good, String bad, String path) {
    assertThat(problems(sample().replace(good, bad)))
        .filteredOn(problem -> problem.path().equals(path))
        .extracting(Problem::expected)
        .containsExactly("a language that is spoken: en, ro");
  }

  @Test
  void shouldFindNothingWrongWithTheSamples() {
    assertThat(problems(sample())).isEmpty();
    assertThat(CatalogueLoader.loadResource("frontdesk/clinics/harbour-view.conf"))
        .isInstanceOf(CatalogueLoader.Loaded.class);
  }

  @Test
  void shouldReadBackWhatAnOlderBuildStored() {
    // given
    CatalogueLoader.Loaded loaded =
        (CatalogueLoader.Loaded) CatalogueLoader.parse(sample(), "a.conf");
    String older =
        loaded.canonicalText().replace("\"texts\":{", "\"texts\":{\"booked\":\"Done.\",");

    // then
    assertThat(CatalogueLoader.parseCanonical(older)).isInstanceOf(CatalogueLoader.Loaded.class);
    assertThat(CatalogueLoader.parse(older, "a.conf")).isInstanceOf(CatalogueLoader.Refused.class);
  }

  private static List<Problem> problems(String text) {
    return CatalogueLoader.parse(text, "a.conf") instanceof CatalogueLoader.Refused refused
        ? refused.problems()
        : List.of();
  }

  private static String sample() {
    try (InputStream in = CatalogueLoader.class.getClassLoader().getResourceAsStream(SAMPLE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
