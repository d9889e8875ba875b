package frontdesk.engine.speech.sphinx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The word list of the acoustic model, read once and shared by all engines; immutable. */
final class Pronunciations {
  private final Map<String, String> phonesByEntry;

  private Pronunciations(Map<String, String> phonesByEntry) {
    this.phonesByEntry = phonesByEntry;
  }

  /** Reads a list in the CMU format: word, space, phones; further pronunciations as word(2). */
  static Pronunciations read(InputStream in) throws IOException {
    Map<String, String> phones = new HashMap<>(1 << 18);
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int space = line.indexOf(' ');
      if (space > 0) {
        phones.put(line.substring(0, space), line.substring(space + 1).strip());
      }
    }
    return new Pronunciations(phones);
  }

  /** All known pronunciations of a lower-case word, phones separated by spaces; maybe none. */
  List<String> of(String word) {
    List<String> found = new ArrayList<>();
    String first = phonesByEntry.get(word);
    for (int variant = 2; first != null; variant++) {
      found.add(first);
      first = phonesByEntry.get(word + "(" + variant + ")");
    }
    return found;
  }
}
