package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that are named by a feast, against the churches' published tables, from any day on. */
class FeastDaysTest {
  /** Easter Sundays, Western and Orthodox, as the churches' calendars have them. */
  private static final Map<Integer, List<String>> EASTER =
      Map.ofEntries(
          Map.entry(2024, List.of("2024-03-31", "2024-05-05")),
          Map.entry(2025, List.of("2025-04-20", "2025-04-20")),
          Map.entry(2026, List.of("2026-04-05", "2026-04-12")),
          Map.entry(2027, List.of("2027-03-28", "2027-05-02")),
          Map.entry(2028, List.of("2028-04-16", "2028-04-16")),
          Map.entry(2029, List.of("2029-04-01", "2029-04-08")),
          Map.entry(2030, List.of("2030-04-21", "2030-04-28")),
          Map.entry(2031, List.of("2031-04-13", "2031-04-13")),
          Map.entry(2032, List.of("2032-03-28", "2032-05-02")),
          Map.entry(2033, List.of("2033-04-17", "2033-04-24")),
          Map.entry(2034, List.of("2034-04-09", "2034-04-09")),
          Map.entry(2035, List.of("2035-03-25", "2035-04-29")));

  private static LocalDate easter(int year, boolean orthodox) {
    return LocalDate.parse(EASTER.getOrDefault(year, List.of()).get(orthodox ? 1 : 0));
  }

  private static Optional<Meaning> read(
      Language language, LocalDate today, String country, String said) {
    Words words = Words.of(said);
    return new FeastDays(language, language.days().apply(today), today, country)
        .at(words, 0)
        .filter(found -> found.end() == words.size())
        .map(Found::value);
  }

  private static Meaning day(LocalDate date) {
    return new Meaning.Day(Optional.of(date), Optional.empty());
  }

  @Test
  void shouldKnowEveryEasterOfTheTables() {
    EASTER.forEach(
        (year, dates) -> {
          assertThat(Feast.easter(year, false)).isEqualTo(dates.get(0));
          assertThat(Feast.easter(year, true)).isEqualTo(dates.get(1));
          assertThat(Feast.easter(year, true).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        });
  }

  /** From every day of eleven years on: the next one of the table, whichever the church. */
  @Test
  void shouldMeanTheNextEasterOfTheClinicsCountryOnAnyDay() {
    LocalDate end = LocalDate.of(2034, 12, 31);
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      for (boolean orthodox : List.of(true, false)) {
        LocalDate sunday = easter(day.getYear(), orthodox);
        LocalDate next =
            sunday.plusDays(1).isBefore(day) ? easter(day.getYear() + 1, orthodox) : sunday;
        LocalDate from = next.isBefore(day) ? day : next;
        String country = orthodox ? "RO" : "GB";
        assertThat(read(Language.ROMANIAN, day, country, "de Paște"))
            .as("%s %s", day, country)
            .contains(new Meaning.Range(from, next.plusDays(1)));
        assertThat(read(Language.ENGLISH, day, country, "at Easter"))
            .contains(new Meaning.Range(from, next.plusDays(1)));
      }
    }
  }

  /** "After" never begins before the feast is over, nor "before" reach into it. */
  @Test
  void shouldKeepClearOfTheFeastBeforeAndAfterItOnAnyDay() {
    LocalDate end = LocalDate.of(2034, 12, 31);
    for (LocalDate day = LocalDate.of(2024, 2, 1); day.isBefore(end); day = day.plusDays(1)) {
      Meaning.Range after = range(read(Language.ROMANIAN, day, "RO", "după Paște"));
      LocalDate over = easter(after.from().getYear(), true).plusDays(1);
      LocalDate ofLate = easter(day.getYear(), true).plusDays(1);
      boolean recent = ofLate.isBefore(day) && !ofLate.plusDays(14).isBefore(day);
      assertThat(after.from()).as("%s", day).isAfter(over).isAfterOrEqualTo(day);
      assertThat(after.until()).isEqualTo(over.plusDays(14));
      assertThat(recent)
          .isEqualTo(ofLate.isBefore(day) && after.until().equals(ofLate.plusDays(14)));
      Optional<Meaning> before = read(Language.ENGLISH, day, "RO", "before Christmas");
      LocalDate eve = LocalDate.of(day.getYear(), 12, 24);
      boolean feast =
          day.getDayOfMonth() > 24 && day.getDayOfMonth() < 27 && day.getMonthValue() == 12;
      if (feast) {
        assertThat(before).as("%s", day).isEmpty();
      } else {
        LocalDate until = day.isAfter(eve) ? eve.plusYears(1) : eve;
        assertThat(before).contains(new Meaning.Range(day, until));
      }
    }
  }

  private static Meaning.Range range(Optional<Meaning> read) {
    return (Meaning.Range) read.orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, on New Year's Eve, 2026-12-31, 2026-12-31",
    "2026-12-31, on New Year's Eve, 2026-12-31, 2026-12-31",
    "2027-01-01, on New Year's Eve, 2027-12-31, 2027-12-31",
    "2026-11-21, after the New Year, 2027-01-03, 2027-01-16",
    "2027-01-05, after the New Year, 2027-01-05, 2027-01-16",
    "2026-12-29, after Christmas, 2026-12-29, 2027-01-09",
    "2026-11-21, at Christmas, 2026-12-25, 2026-12-26",
    "2026-11-21, two days before Christmas, 2026-12-23, 2026-12-23",
    "2027-01-10, the week after Easter, 2027-03-30, 2027-04-05",
    "2027-01-10, the Tuesday after Easter, 2027-03-30, 2027-03-30",
    "2027-01-10, the Friday before Easter, 2027-03-26, 2027-03-26",
    "2027-01-10, on Good Friday, 2027-03-26, 2027-03-26",
    "2027-01-10, after the Orthodox Easter, 2027-05-04, 2027-05-17",
    "2027-01-10, Easter 2028, 2028-04-16, 2028-04-17",
    "2027-01-10, after Easter next year, 2028-04-18, 2028-05-01",
  })
  void shouldReadEnglishFeasts(String today, String said, String from, String until) {
    assertThat(read(Language.ENGLISH, LocalDate.parse(today), "GB", said))
        .contains(either(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, de Revelion, 2026-12-31, 2026-12-31",
    "2026-11-21, în ajunul Crăciunului, 2026-12-24, 2026-12-24",
    "2026-11-21, după Anul Nou, 2027-01-03, 2027-01-16",
    "2026-11-21, inainte de Craciun, 2026-11-21, 2026-12-24",
    "2027-04-10, după Paști, 2027-05-04, 2027-05-17",
    "2027-04-10, lunea de după Paște, 2027-05-10, 2027-05-10",
    "2027-04-10, cu două zile înainte de Paște, 2027-04-30, 2027-04-30",
    "2027-04-10, în Vinerea Mare, 2027-04-30, 2027-04-30",
    "2027-04-10, după Paștele catolic, 2027-04-10, 2027-04-12",
    "2027-04-10, de Rusalii, 2027-06-20, 2027-06-21",
    "2026-11-21, după Bobotează, 2027-01-07, 2027-01-20",
  })
  void shouldReadRomanianFeasts(String today, String said, String from, String until) {
    assertThat(read(Language.ROMANIAN, LocalDate.parse(today), "RO", said))
        .contains(either(from, until));
  }

  private static Meaning either(String from, String until) {
    return from.equals(until)
        ? day(LocalDate.parse(from))
        : new Meaning.Range(LocalDate.parse(from), LocalDate.parse(until));
  }

  @ParameterizedTest
  @CsvSource({"after lunch", "before ten", "on Monday", "at", "the week after", "two days before"})
  void shouldReadNothingWithoutAFeast(String said) {
    assertThat(read(Language.ENGLISH, LocalDate.of(2026, 11, 21), "GB", said)).isEmpty();
  }
}
