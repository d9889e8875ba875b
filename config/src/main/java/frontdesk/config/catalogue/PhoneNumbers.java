package frontdesk.config.catalogue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * E.164 numbers as catalogues and trunks write them.
 *
 * <p>Numbers are checked for a possible length in their country, not for an assigned range: ranges
 * are opened faster than libraries are updated, and a clinic must not be refused for that.
 */
final class PhoneNumbers {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /** The number as {@code +} and digits, if it is one in international form. */
  static Optional<String> e164(String text) {
    if (!text.startsWith("+")) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(text, null);
      return NUMBERS.isPossibleNumber(number)
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** The digits by which an E.164 number is dialled within its own country. */
  static Optional<String> nationalDigits(String e164) {
    try {
      PhoneNumber number = NUMBERS.parse(e164, null);
      return Optional.of(digits(NUMBERS.format(number, PhoneNumberFormat.NATIONAL)));
    } catch (NumberParseException notANumber) {
      return Optional.empty(); // such as a SIP user name, which has no national form
    }
  }

  /** The text without the marks that only make a number readable. */
  static String withoutSeparators(String text) {
    return text.replaceAll("[ ()./-]", "");
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
