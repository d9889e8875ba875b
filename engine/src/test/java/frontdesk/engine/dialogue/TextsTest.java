package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)(?:\\.[a-z]+)?}");
  private static final Texts ENGLISH = Texts.bundled("en").orElseThrow();

  private static String text(String key) {
    return ENGLISH.text(key).orElseThrow();
  }

  static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    for (Matcher matcher = PLACEHOLDER.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void shouldHaveATextForEveryLineAndNoOther() {
    Set<String> keys = new TreeSet<>();
    for (Line line : Line.values()) {
      keys.addAll(line.keys());
    }
    assertThat(ENGLISH.byKey().keySet()).containsExactlyElementsOf(keys);
  }

  @Test
  void shouldHoldOnlyPlaceholdersThatAreFilled() {
    for (Line line : Line.values()) {
      Set<String> used = new HashSet<>();
      for (String key : line.keys()) {
        Set<String> own = placeholders(text(key));
        assertThat(line.placeholders()).as(key).containsAll(own);
        used.addAll(own);
      }
      assertThat(used).as(line.name()).containsExactlyInAnyOrderElementsOf(line.placeholders());
    }
  }

  @Test
  void shouldReadEverythingBack() {
    assertThat(placeholders(text("confirm.full")))
        .containsExactlyInAnyOrder("service", "minutes", "practitioner", "price");
    assertThat(placeholders(text("confirm.when"))).containsExactlyInAnyOrder("date", "time");
    assertThat(placeholders(text("confirm.number"))).containsExactly("digits");
    assertThat(placeholders(text("confirm.short"))).contains("service", "practitioner", "price");
    assertThat(placeholders(text("confirm.when.short"))).containsExactlyInAnyOrder("date", "time");
  }

  @Test
  void shouldPutEveryRetryInOtherWords() {
    for (Line line : Line.values()) {
      List<String> variants =
          line.keys().stream().map(key -> text(key).toLowerCase(Locale.ROOT)).toList();
      assertThat(variants).as(line.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldLeadWithKeysInTheLastVariantOfQuestionsThatKeysCanAnswer() {
    for (Line line : Line.values()) {
      List<String> keys = line.keys();
      if (line.name().startsWith("ASK_")) {
        String last = text(keys.get(keys.size() - 1)).toLowerCase(Locale.ROOT);
        assertThat(last).as(line.name()).containsAnyOf("press", "type");
      }
    }
  }

  @Test
  void shouldSpeakAClinicsOwnSentences() {
    // when
    Texts own = ENGLISH.overlaid(Map.of("greeting", "Hello there.", "parking", "Behind us."));

    // then
    assertThat(own.byKey()).containsEntry("greeting", "Hello there.").containsKey("parking");
    assertThat(own.byKey()).containsKey("goodbye");
    assertThat(own.canonicalText()).isNotEqualTo(ENGLISH.canonicalText());
    assertThat(ENGLISH.canonicalText())
        .isEqualTo(Texts.bundled("en").orElseThrow().canonicalText())
        .startsWith("language = en\nappointment.");
  }

  @Test
  void shouldHaveNothingInALanguageThatDoesNotShip() {
    assertThat(Texts.bundled("xx")).isEmpty();
  }

  @ParameterizedTest(name = "attempt {0}: wording {1}")
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 2", "5, 3", "6, 2", "7, 3"})
  void shouldNeverUseTheSameWordsTwiceRunning(int attempt, int wording) {
    assertThat(Line.ASK_DATE.say(attempt, Map.of()).key()).isEqualTo("ask.date." + wording);
    assertThat(Line.HELP.say(attempt, Map.of()).key()).isEqualTo("help");
  }
}
