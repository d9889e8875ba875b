package frontdesk.engine.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code ;name=value} parameters of a header or URI, in order; values as written. */
public record Params(List<Param> entries) {
  private static final char DELETE = 127;

  public static final Params NONE = new Params(List.of());

  /** One parameter; an empty value means that it stood alone, as in {@code ;lr}. */
  public record Param(String name, String value) {}

  public Params {
    entries = List.copyOf(entries);
  }

  /** Reads text that is empty or starts with a semicolon; spaces around signs are allowed. */
  static Optional<Params> parse(String text) {
    String trimmed = Lexis.trim(text);
    if (trimmed.isEmpty()) {
      return Optional.of(NONE);
    }
    if (trimmed.charAt(0) != ';') {
      return Optional.empty();
    }
    Optional<List<String>> parts = Lexis.split(trimmed.substring(1), ';');
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<Param> entries = new ArrayList<>();
    for (String part : parts.get()) {
      int equals = part.indexOf('=');
      String name = Lexis.trim(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : Lexis.trim(part.substring(equals + 1));
      if (!Lexis.isToken(name) || (equals >= 0 && value.isEmpty()) || hasGapOutsideQuotes(value)) {
        return Optional.empty();
      }
      entries.add(new Param(name, value));
    }
    return Optional.of(new Params(entries));
  }

  /** Whether a value that is no quoted string holds a space or a control character. */
  private static boolean hasGapOutsideQuotes(String value) {
    return !value.startsWith("\"") && value.chars().anyMatch(c -> c <= ' ' || c == DELETE);
  }

  /** The value of this parameter (empty text when it stood alone), or nothing when absent. */
  public Optional<String> get(String name) {
    return entries.stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .map(Param::value)
        .findFirst();
  }

  public boolean has(String name) {
    return get(name).isPresent();
  }

  /** The same with this parameter set, in its old place where it had one. */
  public Params with(String name, String value) {
    List<Param> changed = new ArrayList<>();
    boolean replaced = false;
    for (Param entry : entries) {
      if (entry.name().equalsIgnoreCase(name)) {
        changed.add(new Param(entry.name(), value));
        replaced = true;
      } else {
        changed.add(entry);
      }
    }
    if (!replaced) {
      changed.add(new Param(name, value));
    }
    return new Params(changed);
  }

  /** As written on the wire, each parameter after a semicolon. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Param entry : entries) {
      text.append(';').append(entry.name());
      if (!entry.value().isEmpty()) {
        text.append('=').append(entry.value());
      }
    }
    return text.toString();
  }
}
