package frontdesk.config.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a sentence of a clinic may hold in braces, to be filled in when it is said.
 *
 * <p>Which of them come with which sentence only the conversation knows; here a name is refused
 * that comes with none.
 */
public final class TextPlaceholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][\\w.-]*)}");

  /** All of them, in alphabetical order. */
  public static final SortedSet<String> KNOWN =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of(
                  "address",
                  "clinic",
                  "closes",
                  "currency",
                  "date",
                  "date.brief",
                  "date.weekday",
                  "digits",
                  "emergency",
                  "hours",
                  "human",
                  "insurers",
                  "key",
                  "later",
                  "minutes",
                  "name",
                  "number",
                  "opens",
                  "practitioner",
                  "practitioner.hours",
                  "practitioner.specialty",
                  "practitioner.years",
                  "practitioners",
                  "price",
                  "reference",
                  "service",
                  "service.description",
                  "service.insurers",
                  "service.minutes",
                  "service.preparation",
                  "service.price",
                  "services",
                  "slot",
                  "slot.day",
                  "slot.time",
                  "time",
                  "time.brief")));

  private TextPlaceholders() {}

  /** What is wrong with the braces of this text, if anything is. */
  static Optional<String> fault(String text) {
    for (Matcher matcher = PLACEHOLDER.matcher(text); matcher.find(); ) {
      if (!KNOWN.contains(matcher.group(1))) {
        return Optional.of("{" + matcher.group(1) + "} is not known");
      }
    }
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    return rest.contains("{") || rest.contains("}")
        ? Optional.of("a brace belongs to no placeholder")
        : Optional.empty();
  }
}
