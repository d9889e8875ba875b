package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.TextRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules that a clinic's own sentences are held against when its catalogue is read: those of
 * {@link Line}, by key. Found as a service; immutable, any thread.
 */
public final class LineRules implements TextRules {
  /** The languages that texts ship in, as primary subtags of IETF BCP 47; English first. */
  public static final List<String> LANGUAGES = Languages.SPOKEN;

  /** Where the days lie near, the weekday says which is meant. */
  private static final String NEAR = "offer.item.near";

  private final Map<String, Line> lines = new TreeMap<>();

  /** For the service loader. */
  public LineRules() {
    for (Line line : Line.values()) {
      line.keys().forEach(key -> lines.put(key, line));
    }
  }

  @Override
  public Set<String> languages() {
    return Set.copyOf(LANGUAGES);
  }

  @Override
  public Set<String> keys() {
    return Set.copyOf(lines.keySet());
  }

  @Override
  public List<String> lacking(String key, String text) {
    Line line = lines.get(key);
    return line == null
        ? List.of()
        : new TreeSet<>(line.required()).stream().filter(name -> !tells(key, text, name)).toList();
  }

  /** Whether it names the thing itself, not only something of it such as a doctor's specialty. */
  private static boolean tells(String key, String text, String name) {
    String forms = key.equals(NEAR) ? "(\\.brief|\\.weekday)?" : "(\\.brief)?";
    return Pattern.compile("\\{" + Pattern.quote(name) + forms + "}").matcher(text).find();
  }
}
