package frontdesk.engine.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The header fields of a message in order; names match in any case. Immutable. */
public record Headers(List<Header> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The first value of this name. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** All fields of this name, one per line of the message. */
  public List<String> all(String name) {
    return fields.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(Header::value).toList();
  }

  /** All values of a header that is a comma-separated list; empty ones are left out. */
  public List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (String line : all(name)) {
      Lexis.split(line, ',').ifPresent(values::addAll);
    }
    values.removeIf(String::isEmpty);
    return values;
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** The same with one more field at the end. */
  public Headers plus(String name, String value) {
    List<Header> more = new ArrayList<>(fields);
    more.add(new Header(name, value));
    return new Headers(more);
  }

  /** The same with more fields at the end. */
  public Headers plus(List<Header> added) {
    List<Header> more = new ArrayList<>(fields);
    more.addAll(added);
    return new Headers(more);
  }

  /** The same without any field of this name. */
  public Headers without(String name) {
    return new Headers(fields.stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList());
  }

  /** The same with the first field of this name changed. */
  public Headers mapFirst(String name, UnaryOperator<String> change) {
    List<Header> changed = new ArrayList<>(fields);
    for (int i = 0; i < changed.size(); i++) {
      Header field = changed.get(i);
      if (field.name().equalsIgnoreCase(name)) {
        changed.set(i, new Header(field.name(), change.apply(field.value())));
        break;
      }
    }
    return new Headers(changed);
  }
}
