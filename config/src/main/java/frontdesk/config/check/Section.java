package frontdesk.config.check;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One object of a configuration file, read key by key with its type and range.
 *
 * <p>A bad or missing value becomes a problem and a neutral value (empty, zero) is returned, so
 * that the reading goes on and finds the other problems; what was read is used only if there are
 * none. {@link #finish} reports the keys that nobody read. Used by one thread.
 */
public final class Section {
  private static final String WRITE_IT = "write it";

  private final ConfigObject object;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(ConfigObject object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** The root of a resolved configuration; {@code path} is put before all keys in problems. */
  public static Section of(ConfigObject object, String path, Problems problems) {
    return new Section(object, path, problems);
  }

  /** A text that is not blank. */
  public String text(String key) {
    return parsed(key, "a text", WRITE_IT, "", Values::whole);
  }

  /** A text that may be left out, or be empty as an unset environment variable often is. */
  public Optional<String> optionalText(String key) {
    known.add(key);
    ConfigValue value = present(key);
    return value == null || "".equals(value.unwrapped())
        ? Optional.empty()
        : Optional.of(text(key));
  }

  /** A text that becomes a value, unless {@code parser} finds none in it. */
  public <T> T parsed(
      String key, String expected, String remedy, T neutral, Function<String, Optional<T>> parser) {
    return read(
        key,
        expected,
        remedy,
        neutral,
        value -> Values.textOf(value).filter(Values::sane).flatMap(parser));
  }

  /** The path of a file or directory. */
  public Path path(String key) {
    return parsed(key, "a path", WRITE_IT, Path.of(""), Values::path);
  }

  /** The path of a file or directory that may be left out, or be empty. */
  public Optional<Path> optionalPath(String key) {
    return optionalText(key).isEmpty() ? Optional.empty() : Optional.of(path(key));
  }

  /** A list of paths. */
  public List<Item<Path>> paths(String key) {
    return texts(key, "a list of paths", "write [\"…\", \"…\"]", Values::path);
  }

  /** A secret that may be left out, or be empty; problems with it do not show it. */
  public Optional<Secret> secret(String key, String expected, Predicate<String> good) {
    known.add(key);
    ConfigValue value = present(key);
    if (value == null || "".equals(value.unwrapped())) {
      return Optional.empty();
    }
    Optional<String> secret = Values.textOf(value).filter(Values::sane).filter(good);
    if (secret.isEmpty()) {
      problems.add(
          value.origin(), pathOf(key), "a secret of another form", expected, "set it anew");
    }
    return secret.map(Secret::new);
  }

  /** Either {@code true} or {@code false}. */
  public boolean flag(String key) {
    return read(
        key,
        "true or false",
        "write one of them",
        false,
        v -> Values.convert(v, Config::getBoolean));
  }

  /** A whole number in a range, both ends included. */
  public int number(String key, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return read(
        key,
        expected,
        "choose one in this range",
        0,
        value ->
            Values.convert(value, Config::getNumber)
                .filter(n -> n.doubleValue() == Math.rint(n.doubleValue()))
                .filter(n -> n.doubleValue() >= least && n.doubleValue() <= most)
                .map(Number::intValue));
  }

  /** A number in a range, both ends included. */
  public double fraction(String key, double least, double most) {
    return read(
        key,
        "a number from " + least + " to " + most,
        "choose one in this range",
        0.0,
        value -> Values.convert(value, Config::getDouble).filter(n -> n >= least && n <= most));
  }

  /** A duration with its unit in a range, both ends included. */
  public Duration duration(String key, Duration least, Duration most) {
    return read(
        key,
        "a duration from " + Spans.text(least) + " to " + Spans.text(most),
        "write a number with a unit (ms, s, m, h, d) in this range",
        Duration.ZERO,
        value ->
            Values.textOf(value)
                .filter(Values::hasUnit)
                .flatMap(text -> Values.convert(value, Config::getDuration))
                .filter(span -> span.compareTo(least) >= 0 && span.compareTo(most) <= 0));
  }

  /** A size in bytes in a range, both ends included. */
  public int bytes(String key, int least, int most) {
    return read(
        key,
        "a size from " + least + " to " + most + " bytes",
        "write a number of bytes, or with a unit such as KiB",
        0,
        value ->
            Values.convert(value, Config::getBytes)
                .filter(n -> n >= least && n <= most)
                .map(Long::intValue));
  }

  /** One of an enum's values, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] values = type.getEnumConstants();
    List<String> names = Arrays.stream(values).map(Values::nameOf).toList();
    return parsed(
        key,
        "one of " + String.join(", ", names),
        "choose one of them",
        values[0],
        text -> Arrays.stream(values).filter(v -> Values.nameOf(v).equals(text)).findFirst());
  }

  /** A list of texts; one text with commas will do, as the environment has no lists. */
  public List<Item<String>> texts(String key) {
    return texts(key, "a list of texts", "write [\"…\", \"…\"]", Values::whole);
  }

  /** A list of texts, each of which becomes a value. */
  public <T> List<Item<T>> texts(
      String key, String expected, String remedy, Function<String, Optional<T>> parser) {
    List<Item<T>> items = new ArrayList<>();
    for (Item<ConfigValue> element : elements(key)) {
      ConfigValue value = element.value();
      Optional<T> parsed = Values.textOf(value).filter(Values::sane).flatMap(parser);
      parsed.ifPresentOrElse(
          good -> items.add(new Item<>(element.path(), value, good)),
          () -> report(value, element.path(), expected, remedy));
    }
    return items;
  }

  /** The values of these elements; an element that stands there twice is a problem. */
  public <T> List<T> distinct(List<Item<T>> items) {
    Set<T> values = new LinkedHashSet<>();
    for (Item<T> item : items) {
      if (!values.add(item.value())) {
        refuse(item, "an element that is listed once", "remove it, it is listed before");
      }
    }
    return List.copyOf(values);
  }

  /** An object of its own. */
  public Section section(String key) {
    known.add(key);
    ConfigValue value = present(key);
    if (value instanceof ConfigObject inner) {
      return new Section(inner, pathOf(key), problems);
    }
    report(value, pathOf(key), "an object { … }", "write its keys between braces");
    return new Section(ConfigValueFactory.fromMap(Map.of()), pathOf(key), new Problems());
  }

  /** A list of objects. */
  public List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    for (Item<ConfigValue> element : elements(key)) {
      if (element.value() instanceof ConfigObject inner) {
        sections.add(new Section(inner, element.path(), problems));
      } else {
        report(element.value(), element.path(), "an object { … }", "write its keys in braces");
      }
    }
    return sections;
  }

  /** The keys of this object, for sections whose keys are data. */
  public Set<String> keys() {
    return object.keySet();
  }

  /** Whether this key stands in the file with a value. */
  public boolean has(String key) {
    known.add(key);
    return present(key) != null;
  }

  /** Whether this key was read without a problem. */
  public boolean sound(String key) {
    return !problems.at(pathOf(key));
  }

  /** Reports a problem of a key, unless it has one already. */
  public void refuse(String key, String expected, String remedy) {
    if (sound(key)) {
      report(present(key), pathOf(key), expected, remedy);
    }
  }

  /** A relation between keys, reported at the first; silent while one of them is bad itself. */
  public void rule(boolean holds, String expected, String remedy, String key, String... others) {
    if (!holds && Arrays.stream(others).allMatch(this::sound)) {
      refuse(key, expected, remedy);
    }
  }

  /** Reports every key that was never read, with the known key that was probably meant. */
  public void finish() {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      if (!known.contains(entry.getKey())) {
        String remedy =
            Names.nearest(entry.getKey(), known)
                .map(name -> "did you mean " + name + "?")
                .orElse("remove it; known here: " + String.join(", ", known));
        problems.add(
            entry.getValue().origin(),
            pathOf(entry.getKey()),
            "an unknown key",
            "a known key",
            remedy);
      }
    }
  }

  /** The full name of a key of this section, as problems show it. */
  public String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * One element of a list.
   *
   * @param path its name in problems, such as {@code holidays[3]}
   * @param source what stands in the file
   */
  public record Item<T>(String path, ConfigValue source, T value) {}

  /** Reports a problem of a list's element. */
  public void refuse(Item<?> item, String expected, String remedy) {
    report(item.source(), item.path(), expected, remedy);
  }

  private <T> T read(
      String key,
      String expected,
      String remedy,
      T neutral,
      Function<ConfigValue, Optional<T>> reader) {
    known.add(key);
    ConfigValue value = present(key);
    Optional<T> result = value == null ? Optional.empty() : reader.apply(value);
    if (result.isEmpty()) {
      report(value, pathOf(key), expected, remedy);
    }
    return result.orElse(neutral);
  }

  private List<Item<ConfigValue>> elements(String key) {
    known.add(key);
    ConfigValue value = present(key);
    List<Item<ConfigValue>> items = new ArrayList<>();
    if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        ConfigValue element = list.get(i);
        items.add(new Item<>(pathOf(key) + "[" + i + "]", element, element));
      }
    } else if (value != null && value.unwrapped() instanceof String text) {
      for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
        ConfigValue element = ConfigValueFactory.fromAnyRef(part.strip());
        items.add(new Item<>(pathOf(key), element.withOrigin(value.origin()), element));
      }
    } else {
      report(value, pathOf(key), "a list [ … ]", "write its elements between brackets");
    }
    return items;
  }

  /** The value of a key, or of one with dots in a section of this object. */
  private @Nullable ConfigValue present(String key) {
    ConfigValue value = object.get(key);
    for (int dot = key.indexOf('.'); value == null && dot > 0; dot = key.indexOf('.', dot + 1)) {
      if (object.get(key.substring(0, dot)) instanceof ConfigObject inner) {
        value = new Section(inner, path, problems).present(key.substring(dot + 1));
      }
    }
    return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
  }

  private void report(@Nullable ConfigValue value, String at, String expected, String remedy) {
    problems.add(
        value == null ? object.origin() : value.origin(),
        at,
        value == null ? "nothing" : Values.shown(value),
        expected,
        remedy);
  }
}
