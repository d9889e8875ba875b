package frontdesk.protocol.patient;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address as it is kept: {@code local@domain}, the domain in lower case. Of what RFC 5321
 * allows it takes what mailboxes have in fact: a dot-atom before the sign, and after it a host name
 * of two labels or more; quoted local parts and address literals are refused.
 */
public final class EmailAddress {
  /** RFC 5321, 4.5.3.1: octets before the sign, and of the whole path less its brackets. */
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST = 254;

  /** RFC 5322, 3.2.3: what an atom may hold besides letters and digits. */
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

  private EmailAddress() {}

  /** The address in the form that is kept; empty where it is none. */
  public static Optional<String> of(String text) {
    String address = text.strip();
    int sign = address.lastIndexOf('@');
    if (sign <= 0 || address.length() > LONGEST) {
      return Optional.empty();
    }
    String local = address.substring(0, sign);
    return isDotAtom(local)
        ? domain(address.substring(sign + 1))
            .map(domain -> local + "@" + domain)
            .filter(whole -> whole.length() <= LONGEST)
        : Optional.empty();
  }

  private static boolean isDotAtom(String local) {
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    return !dots
        && local.length() <= LONGEST_LOCAL
        && local.chars().allMatch(c -> isAlphanumeric(c) || c == '.' || ATOM.indexOf(c) >= 0);
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** A host name by the rules of STD 3; the last label is a name and no number. */
  private static Optional<String> domain(String said) {
    try {
      String domain = IDN.toASCII(said, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      String last = domain.substring(domain.lastIndexOf('.') + 1);
      boolean host = domain.indexOf('.') > 0 && !domain.contains("..");
      return host && last.length() > 1 && last.chars().noneMatch(c -> c >= '0' && c <= '9')
          ? Optional.of(domain)
          : punycoded(domain, last);
    } catch (IllegalArgumentException noHostName) {
      return Optional.empty(); // empty labels, labels too long, letters that no host name has
    }
  }

  /** A last label of other letters than Latin has digits in its ASCII form. */
  private static Optional<String> punycoded(String domain, String last) {
    return last.startsWith("xn--") && domain.indexOf('.') > 0
        ? Optional.of(domain)
        : Optional.empty();
  }
}
