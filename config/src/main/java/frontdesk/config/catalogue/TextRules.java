package frontdesk.config.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What the conversation knows of its sentences, so that a clinic's own can be held against it while
 * their file and line are known. The conversation provides it ({@link ServiceLoader}); without it
 * every language, key and sentence passes. Immutable, any thread.
 */
public interface TextRules {
  /** No rules: what an older build stored is read back whatever is asked of sentences today. */
  TextRules NONE =
      new TextRules() {
        @Override
        public Set<String> languages() {
          return Set.of();
        }

        @Override
        public Set<String> keys() {
          return Set.of();
        }

        @Override
        public List<String> lacking(String key, String text) {
          return List.of();
        }
      };

  /** Tags of the languages that are spoken; empty: any. */
  Set<String> languages();

  /** The keys of all sentences; empty: any. */
  Set<String> keys();

  /** The placeholders without which this sentence would keep from a caller what it is there for. */
  List<String> lacking(String key, String text);

  /** Those of the conversation that is there. */
  static TextRules provided() {
    return ServiceLoader.load(TextRules.class, TextRules.class.getClassLoader())
        .findFirst()
        .orElse(NONE);
  }

  /** The tag in its usual form, if it is one of a language that is spoken. */
  default Optional<String> spoken(String tag) {
    return Languages.tag(tag)
        .filter(
            known ->
                languages().isEmpty()
                    || languages().stream().anyMatch(one -> Languages.same(one, known)));
  }

  /** What a tag of a language has to be. */
  default String expectedLanguage() {
    return languages().isEmpty()
        ? Languages.EXPECTED
        : "a language that is spoken: " + String.join(", ", languages().stream().sorted().toList());
  }
}
