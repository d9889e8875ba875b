package frontdesk.config.catalogue;

import frontdesk.config.check.Names;
import frontdesk.config.check.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads how a clinic speaks: its languages, its voice, its own sentences in each language. */
final class SpeechReader {
  private static final double SLOWEST = 0.5;
  private static final double FASTEST = 2.0;
  private static final int MOST_LANGUAGES = 8;
  private static final Pattern TEXT_KEY = Pattern.compile("[a-z][a-zA-Z0-9._-]{0,63}");

  private final Section root;
  private final String language;
  private final TextRules rules;
  private final Section texts;
  private final List<String> others;

  SpeechReader(Section root, String language, TextRules rules) {
    this.root = root;
    this.language = language;
    this.rules = rules;
    this.texts = root.section("texts");
    this.others = others();
  }

  /** Tags of the languages besides the one that calls begin in. */
  List<String> otherLanguages() {
    return others;
  }

  /** Sentences in the language that calls begin in. */
  Map<String, String> texts() {
    return sentences(texts, others);
  }

  /** {@code known} are the providers that it may name. */
  ClinicSpeech read(ProviderNames known) {
    List<String> all = new ArrayList<>();
    all.add(language);
    all.addAll(others);
    return new ClinicSpeech(
        List.copyOf(all),
        root.has("voice") ? Optional.of(root.text("voice")) : Optional.empty(),
        root.has("speaking-rate") ? rate(root) : ClinicSpeech.OWN_PACE,
        words(),
        ClinicProviders.read(root, known));
  }

  /**
   * Reads the objects of a section whose keys are languages.
   *
   * @param known the languages that may stand there
   */
  static Map<String, Section> byLanguage(Section section, String key, List<String> known) {
    Map<String, Section> sections = new TreeMap<>();
    if (!section.has(key)) {
      return sections;
    }
    Section inner = section.section(key);
    for (String tag : inner.keys()) {
      if (known.contains(tag)) {
        sections.put(tag, inner.section(tag));
      } else {
        inner.refuse(
            tag,
            "one of the clinic's other languages: " + String.join(", ", known),
            "list it under languages, or remove it here");
      }
    }
    return sections;
  }

  private List<String> others() {
    if (!root.has("languages")) {
      return List.of();
    }
    List<String> others = new ArrayList<>();
    List<Section.Item<String>> items =
        root.texts("languages", rules.expectedLanguage(), "write one", rules::spoken);
    boolean own = false;
    for (Section.Item<String> item : items) {
      if (item.value().equals(language)) {
        own = true;
      } else if (Languages.same(item.value(), language)
          || others.stream().anyMatch(other -> Languages.same(other, item.value()))) {
        root.refuse(item, "a language that is listed once", "remove it, it is listed before");
      } else {
        others.add(item.value());
      }
    }
    root.rule(
        own && items.size() <= MOST_LANGUAGES,
        "1 to " + MOST_LANGUAGES + " languages, the clinic's own (" + language + ") among them",
        "add or remove some",
        "languages",
        "language");
    return List.copyOf(others);
  }

  private Map<String, ClinicSpeech.Words> words() {
    Map<String, Section> spoken = byLanguage(root, "spoken", others);
    Map<String, ClinicSpeech.Words> words = new TreeMap<>();
    for (String tag : others) {
      Optional<Section> section = Optional.ofNullable(spoken.get(tag));
      ClinicSpeech.Words found =
          new ClinicSpeech.Words(
              optional(section, "name"),
              optional(section, "address"),
              optional(section, "emergency-number"),
              optional(section, "voice"),
              section.filter(s -> s.has("speaking-rate")).map(SpeechReader::rate),
              texts.has(tag) ? sentences(texts.section(tag), List.of()) : Map.of());
      section.ifPresent(Section::finish);
      if (!found.equals(ClinicSpeech.Words.NONE)) {
        words.put(tag, found);
      }
    }
    return Collections.unmodifiableMap(words);
  }

  static Optional<String> optional(Optional<Section> section, String key) {
    return section.filter(s -> s.has(key)).map(s -> s.text(key));
  }

  private static double rate(Section section) {
    return section.fraction("speaking-rate", SLOWEST, FASTEST);
  }

  private Map<String, String> sentences(Section section, List<String> elsewhere) {
    Map<String, String> texts = new TreeMap<>();
    for (String key : section.keys()) {
      if (elsewhere.contains(key)) {
        continue;
      }
      String text = section.text(key);
      section.rule(
          TEXT_KEY.matcher(key).matches(), "a text key such as greeting", "rename it", key);
      Optional<String> fault = TextPlaceholders.fault(text);
      section.rule(
          fault.isEmpty(),
          "only known placeholders (" + fault.orElse("") + ")",
          "choose from " + TextPlaceholders.KNOWN,
          key);
      hold(section, key, text);
      texts.put(key, text);
    }
    return Collections.unmodifiableMap(texts);
  }

  /** A sentence that nobody says, or one that would keep back what it is there for, is refused. */
  private void hold(Section section, String key, String text) {
    section.rule(
        rules.keys().isEmpty() || rules.keys().contains(key),
        "the key of a sentence that is said",
        Names.nearest(key, rules.keys())
            .map(near -> "did you mean " + near + "?")
            .orElse("remove it"),
        key);
    List<String> lacking = rules.lacking(key, text).stream().map(name -> "{" + name + "}").toList();
    String missing = String.join(", ", lacking);
    section.rule(
        lacking.isEmpty(),
        "a sentence that tells callers " + missing,
        "put " + missing + " into it",
        key);
  }
}
