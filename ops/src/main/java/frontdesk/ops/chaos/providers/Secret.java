package frontdesk.ops.chaos.providers;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something of a patient that nobody else may be told.
 *
 * @param what it is, such as {@code name}
 * @param words as they are written or said; case and marks do not matter
 */
record Secret(String what, String words) {
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Whether a text tells it. */
  boolean isIn(String text) {
    return plain(text).contains(plain(words));
  }

  private static String plain(String text) {
    return " " + MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }
}
