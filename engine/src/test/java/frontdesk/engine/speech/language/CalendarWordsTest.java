package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Days and times as they are said, at many instants of the recorded clock in the clinics' zones:
 * ends of months and years, leap days, and the hours in which clocks are changed among them.
 */
class CalendarWordsTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPAN_SECONDS = Duration.ofDays(5 * 365).toSeconds();
  private static final int INSTANTS = 400;

  /** Borders: the year's end in both zones, leap days, clocks forward and back. */
  private static final List<String> BORDERS =
      List.of(
          "2026-12-31T21:59:59Z",
          "2026-12-31T22:00:00Z",
          "2026-12-31T23:59:59Z",
          "2027-01-01T00:00:00Z",
          "2028-02-28T22:30:00Z",
          "2028-02-29T12:00:00Z",
          "2027-02-28T23:00:00Z",
          "2026-03-29T00:59:59Z",
          "2026-03-29T01:00:00Z",
          "2026-10-25T00:30:00Z",
          "2026-10-25T01:00:00Z",
          "2026-10-24T23:30:00Z",
          "2026-01-31T10:00:00Z");

  private final Interpreter interpreter = Interpreter.english(InterpreterSettings.DEFAULT);

  private Understanding said(String sentence, Question question, Catalogue clinic, Instant at) {
    LocalDateTime now = LocalDateTime.ofInstant(at, clinic.zone());
    Interpretation made =
        interpreter.interpret(
            new Transcript("en", 0, Duration.ofSeconds(2), List.of(new Hypothesis(sentence, 0.9))),
            SampleClinics.asked(question),
            clinic,
            now,
            SampleClinics::openly);
    assertThat(made).as("%s at %s", sentence, at).isInstanceOf(Interpretation.Understood.class);
    return ((Interpretation.Understood) made).understanding();
  }

  private LocalDate day(String sentence, Catalogue clinic, Instant at) {
    return said(sentence, Question.DATE, clinic, at).date().orElseThrow();
  }

  private static List<Instant> instants(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Instant> instants = new ArrayList<>(BORDERS.stream().map(Instant::parse).toList());
    for (int i = 0; i < INSTANTS; i++) {
      instants.add(FROM.plusSeconds(random.nextLong(SPAN_SECONDS)));
    }
    return instants;
  }

  @Test
  void shouldMeanTheSameDaysAtAnyInstant() {
    long seed = System.nanoTime();
    for (Instant at : instants(seed)) {
      for (Catalogue clinic : SampleClinics.BOTH) {
        try {
          shouldMeanTheRightDays(clinic, at, LocalDate.ofInstant(at, clinic.zone()));
        } catch (AssertionError | RuntimeException failure) {
          throw new AssertionError("seed " + seed + ", " + clinic.id() + " at " + at, failure);
        }
      }
    }
  }

  private void shouldMeanTheRightDays(Catalogue clinic, Instant at, LocalDate today) {
    assertThat(day("today", clinic, at)).isEqualTo(today);
    assertThat(day("tomorrow", clinic, at)).isEqualTo(today.plusDays(1));
    assertThat(day("the day after tomorrow", clinic, at)).isEqualTo(today.plusDays(2));
    assertThat(day("in two weeks", clinic, at)).isEqualTo(today.plusDays(14));
    assertThat(day("in ten days", clinic, at)).isEqualTo(today.plusDays(10));
    assertThat(day("next week", clinic, at))
        .matches(date -> date.getDayOfWeek() == DayOfWeek.MONDAY && date.isAfter(today))
        .isBeforeOrEqualTo(today.plusDays(7));
    for (DayOfWeek weekday : DayOfWeek.values()) {
      String name = weekday.name().toLowerCase(Locale.ROOT);
      assertThat(day(name, clinic, at))
          .matches(date -> date.getDayOfWeek() == weekday)
          .isBetween(today.plusDays(1), today.plusDays(7));
      LocalDate next = day("next " + name, clinic, at);
      assertThat(next.getDayOfWeek()).isEqualTo(weekday);
      assertThat(next.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
          .isEqualTo(today.plusWeeks(1).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
    shouldMeanTheRightDaysOfMonths(clinic, at, today);
  }

  private void shouldMeanTheRightDaysOfMonths(Catalogue clinic, Instant at, LocalDate today) {
    LocalDate third = day("the third", clinic, at);
    assertThat(third.getDayOfMonth()).isEqualTo(3);
    assertThat(ChronoUnit.DAYS.between(today, third)).isBetween(0L, 31L);
    LocalDate last = day("the thirty first", clinic, at);
    assertThat(last.getDayOfMonth()).isEqualTo(31);
    assertThat(ChronoUnit.DAYS.between(today, last)).isBetween(0L, 61L);
    LocalDate newYear = day("january first", clinic, at);
    assertThat(newYear.getDayOfYear()).isEqualTo(1);
    assertThat(ChronoUnit.DAYS.between(today, newYear)).isBetween(0L, 365L);
  }

  @Test
  void shouldMeanTheSameTimesAtAnyInstant() {
    long seed = System.nanoTime();
    for (Instant at : instants(seed).subList(0, 100)) {
      Catalogue clinic = SampleClinics.DENTAL;
      String why = "seed " + seed + " at " + at;
      assertThat(time("half past two", clinic, at)).as(why).isEqualTo(LocalTime.of(14, 30));
      assertThat(time("quarter to four", clinic, at)).as(why).isEqualTo(LocalTime.of(15, 45));
      assertThat(time("quarter past nine", clinic, at)).as(why).isEqualTo(LocalTime.of(9, 15));
      assertThat(time("noon", clinic, at)).as(why).isEqualTo(LocalTime.NOON);
      Understanding morning = said("tomorrow morning", Question.DATE, clinic, at);
      assertThat(morning.date())
          .as(why)
          .contains(LocalDate.ofInstant(at, clinic.zone()).plusDays(1));
      assertThat(morning.latest()).as(why).contains(LocalTime.NOON);
    }
  }

  private LocalTime time(String sentence, Catalogue clinic, Instant at) {
    return said(sentence, Question.TIME, clinic, at).time().orElseThrow();
  }
}
