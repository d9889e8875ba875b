package frontdesk.engine.speech.language;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says dates, times, amounts and digits in the words of a language. Any thread. */
interface Speech {
  /** After so many there is a pause. */
  int DIGITS_PER_GROUP = 3;

  /** The speech of a language; English where there is none of its own. */
  static Speech of(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return primary.equals("ro") ? RomanianSpeech.SHARED : EnglishSpeech.SHARED;
  }

  /** IETF BCP 47 tag of the language. */
  String tag();

  /** A number alone: "forty five". */
  String number(long value);

  /** A number of minutes, hours or days, with all that stands between it and their name. */
  String counted(long value);

  /** "Tuesday, the third of December". */
  String day(LocalDate date);

  /** "Tuesday the third". */
  String dayOfMonth(LocalDate date);

  /** "Twenty twenty eight". */
  String year(int year);

  /** "Tuesday". */
  String weekday(DayOfWeek day);

  /** "Tuesday". */
  default String weekday(LocalDate date) {
    return weekday(date.getDayOfWeek());
  }

  /** A time with its part of the day. */
  String time(LocalTime time);

  /** A time whose part of the day goes without saying. */
  String clock(LocalTime time);

  /** "Tuesday, the third of December, at noon". */
  String moment(LocalDate date, LocalTime time);

  /** "Two hundred lei". */
  String money(BigDecimal amount, String currencyCode);

  /** "Lei", of more than one. */
  String currency(String currencyCode);

  /** "Four five six, seven eight": each alone, with a pause after every third. */
  default String digits(String digits) {
    StringBuilder spoken = new StringBuilder();
    int said = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (said > 0) {
          spoken.append(said % DIGITS_PER_GROUP == 0 ? ", " : " ");
        }
        spoken.append(
            Character.isDigit(c)
                ? number(Character.digit(c, 10))
                : String.valueOf(Character.toUpperCase(c)));
        said++;
      }
    }
    return spoken.toString();
  }

  /** Each digit alone, in one breath. */
  default String eachDigit(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> number(Character.digit(digit, 10)))
        .collect(Collectors.joining(" "));
  }

  /** "One, two and three". */
  String listed(List<String> names);

  /** "Monday to Friday", or one day. */
  String days(DayOfWeek first, DayOfWeek last);

  /** "Eight in the morning to six in the evening". */
  String hours(LocalTime from, LocalTime to);

  /** Days with their hours, one after the other. */
  String week(List<String> parts);
}
