package frontdesk.config.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The canonical text of what is said in several languages; what is not said is not written. */
final class SpokenText {
  private SpokenText() {}

  static void put(Map<String, Object> root, ClinicSpeech speech) {
    if (speech.languages().size() > 1) {
      root.put("languages", speech.languages());
    }
    speech.voice().ifPresent(voice -> root.put("voice", voice));
    if (speech.rate() != ClinicSpeech.OWN_PACE) {
      root.put("speaking-rate", speech.rate());
    }
    if (!speech.providers().text().isEmpty()) {
      root.put("speech", speech.providers().text());
    }
    Map<String, Object> spoken = new TreeMap<>();
    speech
        .words()
        .forEach(
            (tag, words) -> {
              Map<String, Object> facts = facts(words);
              if (!facts.isEmpty()) {
                spoken.put(tag, facts);
              }
            });
    if (!spoken.isEmpty()) {
      root.put("spoken", spoken);
    }
  }

  static <T> void putNames(
      Map<String, Object> map, Map<String, T> names, Function<T, Map<String, Object>> text) {
    if (!names.isEmpty()) {
      Map<String, Object> all = new TreeMap<>();
      names.forEach((tag, words) -> all.put(tag, text.apply(words)));
      map.put("names", all);
    }
  }

  static Map<String, Object> service(Service.Words words) {
    Map<String, Object> map = new TreeMap<>();
    map.put("name", words.name());
    putList(map, words.alsoCalled());
    words.description().ifPresent(text -> map.put("description", text));
    words.preparation().ifPresent(text -> map.put("preparation", text));
    return map;
  }

  static Map<String, Object> practitioner(Practitioner.Words words) {
    Map<String, Object> map = new TreeMap<>();
    map.put("spoken-name", words.spokenName());
    putList(map, words.alsoCalled());
    words.specialty().ifPresent(text -> map.put("specialty", text));
    return map;
  }

  private static Map<String, Object> facts(ClinicSpeech.Words words) {
    Map<String, Object> map = new TreeMap<>();
    words.spokenName().ifPresent(text -> map.put("name", text));
    words.address().ifPresent(text -> map.put("address", text));
    words.emergencyNumber().ifPresent(text -> map.put("emergency-number", text));
    words.voice().ifPresent(text -> map.put("voice", text));
    words.rate().ifPresent(rate -> map.put("speaking-rate", rate));
    return map;
  }

  private static void putList(Map<String, Object> map, List<String> alsoCalled) {
    if (!alsoCalled.isEmpty()) {
      map.put("also-called", alsoCalled);
    }
  }
}
