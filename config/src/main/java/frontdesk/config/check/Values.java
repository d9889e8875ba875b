package frontdesk.config.check;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What single values of a configuration file can be taken for. */
final class Values {
  private static final int SHOWN_LENGTH = 60;
  private static final int LONGEST_TEXT = 2000;

  private Values() {}

  static String shown(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…";
  }

  static <T> Optional<T> convert(ConfigValue value, Getter<T> getter) {
    try {
      return Optional.of(getter.get(value.atKey("value"), "value"));
    } catch (ConfigException | ArithmeticException notOfThisType) {
      return Optional.empty(); // the caller reports it, with what it expected instead
    }
  }

  static Optional<String> textOf(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(String.valueOf(value.unwrapped()));
      case OBJECT, LIST, NULL -> Optional.empty();
    };
  }

  static Optional<String> whole(String text) {
    return Optional.of(text.strip());
  }

  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text.strip()));
    } catch (InvalidPathException notAPath) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  static boolean sane(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_TEXT
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** A bare number would mean milliseconds, which nobody who writes 30 has in mind. */
  static boolean hasUnit(String text) {
    String written = text.strip();
    return written.equals("0")
        || (!written.isEmpty() && !Character.isDigit(written.charAt(written.length() - 1)));
  }

  static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  interface Getter<T> {
    T get(Config config, String path);
  }
}
