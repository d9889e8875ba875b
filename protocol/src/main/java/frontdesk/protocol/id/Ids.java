package frontdesk.protocol.id;

import java.util.Locale;

/** The common rule of identifiers: 1 to n characters, letters, digits and {@code . _ ~ : + / -}. */
final class Ids {
  private static final String PUNCTUATION = "._~:+/-";

  private Ids() {}

  static void requireToken(String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "identifier length %d not in 1..%d", value.length(), maxLength));
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && PUNCTUATION.indexOf(c) < 0) {
        throw new IllegalArgumentException("identifier has a forbidden character at " + i);
      }
    }
  }
}
