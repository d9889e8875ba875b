package frontdesk.engine.speech.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import frontdesk.config.catalogue.Catalogue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Telephone numbers as they are spoken or keyed. */
final class PhoneDigits {
  private static final ByIdentity<Catalogue, String> REGIONS =
      new ByIdentity<>(PhoneDigits::regionOf);

  private static final Set<String> BETWEEN_DIGITS =
      Set.of(
          "and", "um", "uh", "er", "then", "is", "it's", "dash", "hyphen", "si", "apoi", "este",
          "e", "liniuta", "cratima", "aaa");
  private static final int MIN_DIGITS = 5;
  private static final int MIN_DIGITS_AMONG_WORDS = 9;
  private static final int MAX_DIGITS = 17;
  private static final String UNKNOWN_REGION = "ZZ";

  private PhoneDigits() {}

  /** All digits of a sentence, joined: "double five", "twenty two" and "0722" included. */
  static String spoken(Words words, NumberWords numbers) {
    StringBuilder digits = new StringBuilder();
    int at = 0;
    while (at < words.size() && digits.length() <= MAX_DIGITS) {
      Optional<Found<String>> group = digits(words, at, numbers);
      if (group.isPresent()) {
        digits.append(group.get().value());
        at = group.get().end();
      } else {
        if (words.at(at).equals("plus") && digits.isEmpty()) {
          digits.append('+');
        } else if (!BETWEEN_DIGITS.contains(words.at(at)) && digits.length() < MIN_DIGITS) {
          digits.setLength(0);
        }
        at++;
      }
    }
    return digits.toString();
  }

  /** Digits in the language of the sentence, or in another one: numbers are mixed the most. */
  private static Optional<Found<String>> digits(Words words, int at, NumberWords numbers) {
    Optional<Found<String>> own = numbers.digits(words, at);
    if (own.isPresent()) {
      return own;
    }
    return Language.ALL.stream()
        .map(Language::numbers)
        .filter(other -> !other.equals(numbers))
        .flatMap(other -> other.digits(words, at).stream())
        .findFirst();
  }

  /** A whole telephone number among other words. */
  static Optional<Found<Meaning>> at(
      Words words, int at, NumberWords numbers, Catalogue catalogue) {
    StringBuilder digits = new StringBuilder();
    int end = at;
    int place = at;
    if (words.at(at).equals("plus")) {
      digits.append('+');
      place++;
    }
    while (place < words.size() && digits.length() <= MAX_DIGITS) {
      Optional<Found<String>> group = digits(words, place, numbers);
      if (group.isPresent()) {
        digits.append(group.get().value());
        place = group.get().end();
        end = place;
      } else if (BETWEEN_DIGITS.contains(words.at(place)) && end > at) {
        place++;
      } else {
        break;
      }
    }
    if (digits.length() < MIN_DIGITS_AMONG_WORDS) {
      return Optional.empty();
    }
    int after = end;
    return e164(digits.toString(), catalogue)
        .map(number -> new Found<>(new Meaning.Telephone(number), after));
  }

  /** A number (E.164) as it is dialled in its own country, in the groups that are usual there. */
  static String said(String e164, Speech speech) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(e164, UNKNOWN_REGION);
      String national = numbers.format(number, PhoneNumberFormat.NATIONAL);
      return Stream.of(national.split("\\D+"))
          .filter(group -> !group.isEmpty())
          .map(speech::eachDigit)
          .collect(Collectors.joining(", "));
    } catch (NumberParseException notANumber) {
      return speech.digits(e164);
    }
  }

  /** The region that the clinic's own number is of. */
  static String region(Catalogue catalogue) {
    return REGIONS.of(catalogue);
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
      PhoneNumber number = numbers.parse(digits, region(catalogue));
      return numbers.isPossibleNumber(number)
          ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String regionOf(Catalogue catalogue) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber human = numbers.parse(catalogue.humanNumber(), UNKNOWN_REGION);
      return numbers.getRegionCodeForCountryCode(human.getCountryCode());
    } catch (NumberParseException notANumber) {
      return UNKNOWN_REGION;
    }
  }
}
