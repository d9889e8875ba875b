package frontdesk.config.catalogue;

import frontdesk.config.check.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words by which callers may ask for one kind of thing, each for one thing only.
 *
 * <p>They go into the recognizer's grammar, which knows nothing but lower-case words.
 */
final class SpokenWords {
  static final String EXPECTED = "lower-case words as they are spoken";
  static final String REMEDY = "write letters and single spaces only, numbers as words";
  private static final Pattern WORDS =
      Pattern.compile("\\p{Ll}+(?:'\\p{Ll}+)?(?: \\p{Ll}+(?:'\\p{Ll}+)?)*");

  private final Map<String, String> owners = new HashMap<>();

  /** The text, if a grammar can hold it. */
  static Optional<String> speakable(String text) {
    return WORDS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** Reads a key that is itself a way to ask for the thing. */
  String name(Section section, String key) {
    String name = section.parsed(key, EXPECTED, REMEDY, "", SpokenWords::speakable);
    String owner = name.isEmpty() ? null : owners.putIfAbsent(name, section.pathOf(key));
    section.rule(owner == null, "words that ask for nothing else", "also at " + owner, key);
    return name;
  }

  /** Reads the other ways to ask for it. */
  List<String> alsoCalled(Section section, String key) {
    List<String> words = new ArrayList<>();
    if (!section.has(key)) {
      return words;
    }
    for (Section.Item<String> item : section.texts(key, EXPECTED, REMEDY, SpokenWords::speakable)) {
      String owner = owners.putIfAbsent(item.value(), item.path());
      if (owner != null) {
        section.refuse(item, "words that ask for nothing else", "remove them here or at " + owner);
      }
      words.add(item.value());
    }
    return List.copyOf(words);
  }
}
