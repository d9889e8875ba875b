package frontdesk.engine.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lexical rules that headers share: tokens, quoted strings, lists (RFC 3261 25.1). */
final class Lexis {
  private static final String TOKEN_MARKS = "-.!%*_+`'~";

  private Lexis() {}

  static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigits(String text, int maxDigits) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= maxDigits;
  }

  /** Without spaces and tabs at its ends; other control characters are part of a value. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Cuts at the separator outside quotes and angle brackets; empty when those do not balance. */
  static Optional<List<String>> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean bracketed = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        bracketed = true;
      } else if (c == '>') {
        bracketed = false;
      } else if (c == separator && !bracketed) {
        parts.add(trim(text.substring(start, i)));
        start = i + 1;
      }
    }
    parts.add(trim(text.substring(start)));
    return quoted || bracketed ? Optional.empty() : Optional.of(parts);
  }

  /** The index of the quote that closes the one at 0, or -1. */
  static int closingQuote(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  /** The content of a quoted string with its escapes undone. */
  static String unquote(String quoted) {
    StringBuilder plain = new StringBuilder(quoted.length());
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c == '\\' && i + 1 < quoted.length() - 1) {
        i++;
        c = quoted.charAt(i);
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
