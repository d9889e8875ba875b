package frontdesk.engine.speech.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import frontdesk.config.catalogue.Catalogue;
import java.util.Optional;
import java.util.Set;

/** Telephone numbers as they are spoken or keyed. */
final class PhoneDigits {
  private static final Set<String> BETWEEN_DIGITS =
      Set.of("and", "um", "uh", "then", "is", "it's", "dash", "hyphen");
  private static final int MIN_DIGITS = 5;
  private static final int MAX_DIGITS = 17;
  private static final String UNKNOWN_REGION = "ZZ";

  private PhoneDigits() {}

  /** All digits of a sentence, joined: "double five", "twenty two" and "0722" included. */
  static String spoken(Words words) {
    StringBuilder digits = new StringBuilder();
    int at = 0;
    while (at < words.size() && digits.length() <= MAX_DIGITS) {
      int times = words.at(at).equals("double") ? 2 : words.at(at).equals("triple") ? 3 : 1;
      Optional<Integer> one = Numbers.digit(words.at(times > 1 ? at + 1 : at));
      if (one.isPresent()) {
        digits.append(one.get().toString().repeat(times));
        at += times > 1 ? 2 : 1;
      } else {
        at = group(words, at, digits);
      }
    }
    return digits.toString();
  }

  private static int group(Words words, int at, StringBuilder digits) {
    String word = words.at(at);
    if (Numbers.isDigits(word)) {
      digits.append(word);
    } else if (word.equals("plus") && digits.isEmpty()) {
      digits.append('+');
    } else if (word.equals("hundred")) {
      digits.append("00");
    } else {
      Optional<Found<Integer>> number = Numbers.cardinal(words, at);
      if (number.isPresent()) {
        digits.append(number.get().value());
        return number.get().end();
      }
      if (!BETWEEN_DIGITS.contains(word) && digits.length() < MIN_DIGITS) {
        digits.setLength(0);
      }
    }
    return at + 1;
  }

  /**
   * The number in E.164, read as one of the clinic's country unless it begins with plus; empty when
   * no number there can be like this.
   */
  static Optional<String> e164(String digits, Catalogue catalogue) {
    if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(digits, region(catalogue, numbers));
      return numbers.isPossibleNumber(number)
          ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String region(Catalogue catalogue, PhoneNumberUtil numbers) {
    try {
      PhoneNumber human = numbers.parse(catalogue.humanNumber(), UNKNOWN_REGION);
      return numbers.getRegionCodeForCountryCode(human.getCountryCode());
    } catch (NumberParseException notANumber) {
      return UNKNOWN_REGION;
    }
  }
}
