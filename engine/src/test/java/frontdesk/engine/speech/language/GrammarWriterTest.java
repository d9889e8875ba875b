package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Grammar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrammarWriterTest {
  private static final String DICTIONARY = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

  private final GrammarWriter writer = GrammarWriter.english();

  @Test
  void shouldWriteAGrammarForEveryQuestionOfBothClinics() {
    for (Catalogue catalogue : SampleClinics.BOTH) {
      Set<Grammar> all = Set.copyOf(writer.all(catalogue));
      for (Question question : Question.values()) {
        // when
        Grammar grammar = writer.grammarFor(SampleClinics.asked(question), catalogue);
        // then
        assertThat(all).as("warmed beforehand: %s", question).contains(grammar);
        assertThat(grammar.jsgf()).startsWith("#JSGF V1.0;\n");
        assertThat(new JsgfSentences(grammar).words()).contains("emergency", "repeat", "operator");
      }
    }
  }

  @Test
  void shouldUseOnlyWordsOfThePronouncingDictionary() throws IOException {
    // given
    Set<String> used = new TreeSet<>();
    for (Catalogue catalogue : SampleClinics.BOTH) {
      writer.all(catalogue).forEach(g -> used.addAll(new JsgfSentences(g).words()));
    }
    // when
    used.removeAll(dictionary());
    // then
    assertThat(used).as("words that no recognizer can hear").isEmpty();
  }

  private static Set<String> dictionary() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(GrammarWriterTest.class.getResourceAsStream(DICTIONARY)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.substring(0, Math.max(0, line.indexOf(' '))))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void shouldKeepGrammarsSmall() {
    // given: words in the graph of each grammar, for the clinic with the most names
    Map<String, Integer> sizes = new TreeMap<>();
    for (Grammar grammar : writer.all(SampleClinics.DENTAL)) {
      sizes.put(grammar.name(), new JsgfSentences(grammar).size());
    }
    // then: yes and no stay easy, everything stays bounded
    assertThat(sizes.get("yesno")).as("%s", sizes).isLessThan(160);
    assertThat(sizes.get("name")).as("%s", sizes).isLessThan(130);
    assertThat(sizes.get("service")).as("%s", sizes).isLessThan(320);
    assertThat(sizes.get("time")).as("%s", sizes).isLessThan(320);
    assertThat(sizes.values()).as("%s", sizes).allMatch(size -> size < 600);
  }

  @Test
  void shouldWriteTheSameTextEachTime() {
    String first = writer.grammarsContent(SampleClinics.DENTAL);
    String second = GrammarWriter.english().grammarsContent(SampleClinics.DENTAL);
    assertThat(second).isEqualTo(first);
    assertThat(writer.grammarsContent(SampleClinics.FAMILY)).isNotEqualTo(first);
  }

  @Test
  void shouldNameAGrammarsHashAfterItsText() {
    List<Grammar> grammars = writer.all(SampleClinics.DENTAL);
    assertThat(grammars.stream().map(Grammar::hash).distinct())
        .hasSameSizeAs(grammars.stream().map(Grammar::jsgf).distinct().toList());
    assertThat(grammars).extracting(Grammar::name).doesNotHaveDuplicates();
    assertThat(grammars).allSatisfy(g -> assertThat(g.hash().value()).hasSize(64));
  }

  @Test
  void shouldUseEveryRuleOfTheLibrary() {
    // given
    GrammarRules rules =
        GrammarRules.english().with(Map.of("service", "<VOID>", "practitioner", "<VOID>"));
    String everything =
        writer.all(SampleClinics.DENTAL).stream()
            .map(Grammar::jsgf)
            .collect(Collectors.joining("\n"));
    // then
    assertThat(rules.names()).allMatch(name -> everything.contains("<" + name + "> ="));
  }

  @Test
  void shouldRefuseRulesThatContradictOrAreMissing() {
    assertThatThrownBy(() -> GrammarRules.parse("<a> = x ; <a> = y ;"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GrammarRules.parse("<a> = <b> ;").cut("a", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
