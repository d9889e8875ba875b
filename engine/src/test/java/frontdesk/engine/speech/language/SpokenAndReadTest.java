package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of a day and a time is read back as the same, and days that are counted from today
 * are those of java.time: in weeks in which clocks change, on leap days and over the year's end.
 */
class SpokenAndReadTest {
  private static final int DAYS_AHEAD = 370;

  /** Days in whose weeks something happens; the zones' changes of clocks are found, not listed. */
  private static final List<LocalDate> STARTS =
      List.of(
          beforeChange("Europe/Bucharest", 2026),
          beforeChange("America/New_York", 2026),
          LocalDate.of(2028, 2, 27),
          LocalDate.of(2028, 2, 29),
          LocalDate.of(2026, 12, 30),
          LocalDate.of(2027, 1, 31));

  private static LocalDate beforeChange(String zone, int year) {
    ZonedDateTime from = ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneId.of(zone));
    return from.getZone()
        .getRules()
        .nextTransition(from.toInstant())
        .getDateTimeBefore()
        .toLocalDate()
        .minusDays(1);
  }

  private static Understanding read(
      String language, Question question, String said, LocalDate today) {
    Catalogue clinic = SampleClinics.ROMANIAN;
    Interpretation made =
        Interpreter.everyLanguage(InterpreterSettings.DEFAULT)
            .interpret(
                new Transcript(
                    language, 0, Duration.ofSeconds(2), List.of(new Hypothesis(said, 0.9))),
                new Expectation(question, List.of(), Map.of(), language),
                clinic,
                LocalDateTime.of(today, LocalTime.of(9, 0)),
                Optional.empty(),
                Sealer.written(SampleClinics::openly));
    assertThat(made).as("%s, said on %s", said, today).isInstanceOf(Understood.class);
    return ((Understood) made).understanding();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldReadEveryDayThatIsSpoken(String language) {
    shouldReadDays(language, Speech.of(language)::day);
  }

  /** Whoever speaks of the day before is found out. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldFindOutADayThatIsReadWrongly(String language) {
    Function<LocalDate, String> wrong = date -> Speech.of(language).day(date.minusDays(1));
    assertThatThrownBy(() -> shouldReadDays(language, wrong)).isInstanceOf(AssertionError.class);
  }

  private static void shouldReadDays(String language, Function<LocalDate, String> spoken) {
    for (LocalDate today : STARTS) {
      for (int ahead = 0; ahead < DAYS_AHEAD - 6; ahead += ahead < 15 ? 1 : 7) {
        LocalDate date = today.plusDays(ahead);
        if (date.isBefore(today.plusYears(1))
            && !(date.getMonthValue() == 2 && date.getDayOfMonth() == 29 && ahead > 300)) {
          String said = spoken.apply(date);
          assertThat(read(language, Question.DATE, said, today).date())
              .as("%s, said on %s", said, today)
              .contains(date);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldReadEveryTimeThatIsSpoken(String language) {
    shouldReadTimes(language, Speech.of(language)::time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldFindOutATimeThatIsReadWrongly(String language) {
    Function<LocalTime, String> wrong = time -> Speech.of(language).time(time.plusMinutes(15));
    assertThatThrownBy(() -> shouldReadTimes(language, wrong)).isInstanceOf(AssertionError.class);
  }

  private static void shouldReadTimes(String language, Function<LocalTime, String> spoken) {
    LocalDate today = STARTS.get(0);
    for (int minute = 60; minute < 24 * 60; minute += 5) {
      LocalTime time = LocalTime.MIN.plusMinutes(minute);
      String said = (language.equals("ro") ? "la " : "at ") + spoken.apply(time);
      assertThat(read(language, Question.TIME, said, today).time()).as(said).contains(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ro"})
  void shouldCountDaysAsTheCalendarDoes(String language) {
    Map<String, Function<LocalDate, LocalDate>> counted =
        language.equals("ro")
            ? Map.of(
                "azi", today -> today,
                "mâine", today -> today.plusDays(1),
                "poimâine", today -> today.plusDays(2),
                "răspoimâine", today -> today.plusDays(3),
                "peste două săptămâni", today -> today.plusWeeks(2),
                "peste o lună", today -> today.plusMonths(1),
                "joia viitoare", SpokenAndReadTest::thursdayOfNextWeek,
                "joi săptămâna viitoare", SpokenAndReadTest::thursdayOfNextWeek)
            : Map.of(
                "today", today -> today,
                "tomorrow", today -> today.plusDays(1),
                "the day after tomorrow", today -> today.plusDays(2),
                "in two weeks", today -> today.plusWeeks(2),
                "in a month", today -> today.plusMonths(1),
                "next thursday", SpokenAndReadTest::thursdayOfNextWeek,
                "thursday next week", SpokenAndReadTest::thursdayOfNextWeek);
    for (LocalDate start : STARTS) {
      for (int later = 0; later < 8; later++) {
        LocalDate today = start.plusDays(later);
        counted.forEach(
            (said, meant) ->
                assertThat(read(language, Question.DATE, said, today).date())
                    .as("%s, said on %s", said, today)
                    .contains(meant.apply(today)));
      }
    }
  }

  private static LocalDate thursdayOfNextWeek(LocalDate today) {
    return today
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
  }
}
