package frontdesk.ops.node;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A dialled number as a trunk writes it: in international form, with {@code 00}, with the bare
 * country code, or as it is dialled within the country. Pure.
 */
final class DialledNumber {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private DialledNumber() {}

  /** Whether it means this number, which is in international form. */
  static boolean means(String dialled, String e164) {
    try {
      PhoneNumber number = NUMBERS.parse(e164, null);
      String region = NUMBERS.getRegionCodeForNumber(number);
      return isSame(dialled, region, number) || isSame("+" + dialled, region, number);
    } catch (NumberParseException notANumber) {
      return false;
    }
  }

  private static boolean isSame(String dialled, String region, PhoneNumber number) {
    try {
      PhoneNumber read = NUMBERS.parse(dialled, region);
      return NUMBERS.isNumberMatch(read, number) == MatchType.EXACT_MATCH;
    } catch (NumberParseException notANumber) {
      return false; // such as a SIP user that is a name
    }
  }
}
