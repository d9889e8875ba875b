package frontdesk.ops.bench.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three plain words by which a sentence is known again at each vendor, so that what they did for it
 * is found among a hundred calls. They mean nothing to a clinic, so that the model is asked.
 */
final class Mark {
  private static final List<String> FIRST =
      List.of(
          "calm", "gentle", "quiet", "bright", "soft", "warm", "cool", "fresh", "plain", "broad",
          "deep", "shiny", "proud", "rare", "sweet", "dusty");
  private static final List<String> SECOND =
      List.of(
          "green", "blue", "grey", "brown", "golden", "silver", "purple", "pink", "amber", "ivory",
          "scarlet", "crimson", "violet", "olive", "copper", "hazel");
  private static final List<String> THIRD =
      List.of(
          "river",
          "garden",
          "meadow",
          "window",
          "bridge",
          "forest",
          "island",
          "mountain",
          "valley",
          "orchard",
          "fountain",
          "lantern",
          "pebble",
          "feather",
          "castle",
          "blanket");

  /** There are no more of them. */
  static final int ALL = FIRST.size() * SECOND.size() * THIRD.size();

  private static final Pattern WORDS =
      Pattern.compile(
          "\\ba (%s) (%s) (%s)\\b"
              .formatted(
                  String.join("|", FIRST), String.join("|", SECOND), String.join("|", THIRD)));

  private Mark() {}

  /** What the caller of this number is heard to say; each is 4 words. */
  static String said(int number) {
    int second = number / THIRD.size();
    return "a "
        + FIRST.get(second / SECOND.size() % FIRST.size())
        + " "
        + SECOND.get(second % SECOND.size())
        + " "
        + THIRD.get(number % THIRD.size());
  }

  /** All that callers are heard to say. */
  static List<String> allSaid() {
    List<String> all = new ArrayList<>();
    for (int number = 0; number < ALL; number++) {
      all.add(said(number));
    }
    return all;
  }

  /** The last one in a text. */
  static OptionalInt in(String text) {
    Matcher found = WORDS.matcher(text);
    OptionalInt last = OptionalInt.empty();
    while (found.find()) {
      int first = FIRST.indexOf(found.group(1)) * SECOND.size();
      int second = (first + SECOND.indexOf(found.group(2))) * THIRD.size();
      last = OptionalInt.of(second + THIRD.indexOf(found.group(3)));
    }
    return last;
  }
}
