package frontdesk.engine.speech.language;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that is known of one language to understand it; everything else is the same for all.
 *
 * @param tag IETF BCP 47 tag
 * @param phrases what has a fixed meaning
 * @param introductions what stands before or after a name
 * @param feasts the names of feasts, and what stands around them
 * @param clauses what joins several wishes, and whom they are for
 * @param numbers how numbers are said
 * @param months the names of the months
 * @param days reads days, seen from a day
 * @param clocks reads times of day
 * @param choices reads which of several
 */
record Language(
    String tag,
    PhraseBook phrases,
    PhraseBook introductions,
    PhraseBook feasts,
    PhraseBook clauses,
    NumberWords numbers,
    Map<String, Month> months,
    Function<LocalDate, Finder> days,
    Finder clocks,
    Finder choices) {
  static final Language ENGLISH =
      new Language(
          "en",
          PhraseBook.of("english.phrases", "everywhere.phrases"),
          PhraseBook.of("english.names"),
          PhraseBook.of("english.feasts"),
          PhraseBook.of("english.clauses"),
          Numbers.ENGLISH,
          DayReader.MONTHS_BY_NAME,
          DayReader::new,
          new ClockReader(),
          new EnglishChoices());

  static final Language ROMANIAN =
      new Language(
          "ro",
          PhraseBook.of("romanian.phrases", "everywhere.phrases"),
          PhraseBook.of("romanian.names"),
          PhraseBook.of("romanian.feasts"),
          PhraseBook.of("romanian.clauses"),
          RomanianNumbers.SHARED,
          RomanianDays.MONTHS,
          RomanianDays::new,
          new RomanianClock(),
          new RomanianChoices());

  static final List<Language> ALL = List.of(ENGLISH, ROMANIAN);

  Language {
    months = Map.copyOf(months);
  }

  /** Whether a tag names this language, in any country. */
  boolean isNamed(String languageTag) {
    return languageTag.equals(tag) || languageTag.startsWith(tag + "-");
  }
}
