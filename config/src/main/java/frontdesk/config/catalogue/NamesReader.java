package frontdesk.config.catalogue;

import frontdesk.config.check.Section;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads how one kind of thing is called in the clinic's other languages. In each language the words
 * ask for one thing only.
 */
final class NamesReader {
  private final List<String> languages;
  private final Map<String, SpokenWords> words = new HashMap<>();

  NamesReader(List<String> languages) {
    this.languages = languages;
  }

  Map<String, Service.Words> ofService(Section section) {
    Map<String, Service.Words> names = new TreeMap<>();
    SpeechReader.byLanguage(section, "names", languages)
        .forEach(
            (tag, inner) -> {
              names.put(
                  tag,
                  new Service.Words(
                      words(tag).name(inner, "name"),
                      words(tag).alsoCalled(inner, "also-called"),
                      SpeechReader.optional(Optional.of(inner), "description"),
                      SpeechReader.optional(Optional.of(inner), "preparation")));
              inner.finish();
            });
    return Collections.unmodifiableMap(names);
  }

  Map<String, Practitioner.Words> ofPractitioner(Section section) {
    Map<String, Practitioner.Words> names = new TreeMap<>();
    SpeechReader.byLanguage(section, "names", languages)
        .forEach(
            (tag, inner) -> {
              names.put(
                  tag,
                  new Practitioner.Words(
                      inner.text("spoken-name"),
                      words(tag).alsoCalled(inner, "also-called"),
                      SpeechReader.optional(Optional.of(inner), "specialty")));
              inner.finish();
            });
    return Collections.unmodifiableMap(names);
  }

  private SpokenWords words(String tag) {
    return words.computeIfAbsent(tag, language -> new SpokenWords());
  }
}
