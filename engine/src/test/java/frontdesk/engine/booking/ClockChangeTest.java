package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.ClinicSpeech;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Slots of the days on which clocks change, of a leap day and of the year's end, against what
 * java.time says of every single minute of those days.
 */
class ClockChangeTest {
  private static final int ROUNDS = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ServiceId SERVICE = new ServiceId("service");
  private static final PractitionerId WHO = new PractitionerId("who");

  /** Hours, breaks and lengths of one round. */
  private record Week(
      ZoneId zone, List<Period> open, List<Period> own, List<Period> breaks, int step, int length) {
    Catalogue catalogue() {
      return new Catalogue(
          new ClinicId("clinic"),
          "Clinic",
          "clinic",
          "en",
          zone,
          List.of("100"),
          "here",
          "+40210000000",
          "112",
          "RON",
          List.of(
              new Service(
                  SERVICE,
                  "service",
                  List.of(),
                  "It.",
                  Duration.ofMinutes(length),
                  BigDecimal.TEN)),
          List.of(
              new Practitioner(
                  WHO,
                  "Who",
                  "who",
                  List.of(),
                  "it",
                  1,
                  List.of(SERVICE),
                  daily(own),
                  daily(breaks),
                  List.of(),
                  Map.of())),
          daily(open),
          new TreeSet<>(),
          List.of(),
          new Catalogue.BookingRules(Duration.ofMinutes(step), Duration.ZERO, Duration.ofDays(30)),
          Map.of(),
          List.of(),
          ClinicSpeech.of("en"));
    }

    private DaySlots slots(LocalDate date) {
      Catalogue catalogue = catalogue();
      return new DaySlots(
          new WorkingHours(catalogue),
          Timetable.empty(),
          date.minusDays(2).atStartOfDay(zone).toInstant(),
          catalogue.services().get(0),
          catalogue.practitioners(),
          Optional.empty());
    }

    /** What the ledger offers on a day. */
    List<Instant> offered(LocalDate date) {
      return slots(date).on(date).stream().map(Slot::start).toList();
    }

    /** What of it a search leaves out for a window of the day in which it says nobody works. */
    List<Instant> leftOut(LocalDate date, LocalTime from, LocalTime to) {
      if (slots(date).isWorked(date, from, to)) {
        return List.of();
      }
      return offered(date).stream()
          .filter(start -> !start.atZone(zone).toLocalTime().isBefore(from))
          .filter(start -> !start.atZone(zone).toLocalTime().isAfter(to))
          .toList();
    }

    /**
     * What it has to offer: somebody comes when the clock first shows the time, and leaves when it
     * first shows the other; from there on every step of elapsed time, if all minutes of the
     * service are worked.
     */
    Set<Instant> expected(LocalDate date) {
      List<Instant> minutes = minutes(date);
      Set<Instant> starts = new TreeSet<>();
      for (Period mine : own) {
        for (Period clinics : open) {
          Set<Instant> worked = new HashSet<>(between(minutes, mine));
          worked.retainAll(new HashSet<>(between(minutes, clinics)));
          breaks.forEach(pause -> between(minutes, pause).forEach(worked::remove));
          Instant start = first(minutes, mine.from());
          while (start.isBefore(first(minutes, mine.to()))) {
            if (worked.containsAll(treated(start))) {
              starts.add(start);
            }
            start = start.plus(MINUTE.multipliedBy(step));
          }
        }
      }
      return starts;
    }

    private List<Instant> treated(Instant start) {
      return Stream.iterate(start, minute -> minute.plus(MINUTE)).limit(length).toList();
    }

    private List<Instant> between(List<Instant> minutes, Period period) {
      Instant from = first(minutes, period.from());
      Instant to = first(minutes, period.to());
      return minutes.stream().filter(m -> !m.isBefore(from) && m.isBefore(to)).toList();
    }

    private Instant first(List<Instant> minutes, LocalTime time) {
      return minutes.stream()
          .filter(minute -> !minute.atZone(zone).toLocalTime().isBefore(time))
          .findFirst()
          .orElse(minutes.get(minutes.size() - 1).plus(MINUTE));
    }

    /** Every minute that the day has: 1,380, 1,440 or 1,500. */
    private List<Instant> minutes(LocalDate date) {
      Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
      return Stream.iterate(
              date.atStartOfDay(zone).toInstant(),
              minute -> minute.isBefore(end),
              minute -> minute.plus(MINUTE))
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the weeks around summer time, a leap day, the end of a year
    "Europe/Bucharest, 2026-03-26",
    "Europe/Bucharest, 2026-10-22",
    "Europe/Bucharest, 2028-02-26",
    "Europe/Bucharest, 2026-12-29",
    "America/New_York, 2027-03-11",
    "America/New_York, 2027-11-04",
    "America/New_York, 2028-02-26",
    "America/New_York, 2027-12-29",
  })
  void shouldNeitherLoseNorDoubleASlot(ZoneId zone, LocalDate first) {
    long seed = new Random().nextLong();
    shouldOfferAsMuchAsThereIs(zone, first, seed);
  }

  /** A break in the hour that clocks leave out parted what is one stretch. */
  @Test
  void shouldWorkThroughABreakThatTheClocksLeaveOut() {
    shouldOfferAsMuchAsThereIs(
        ZoneId.of("America/New_York"), LocalDate.parse("2027-03-11"), 1547320188517281997L);
  }

  private static void shouldOfferAsMuchAsThereIs(ZoneId zone, LocalDate first, long seed) {
    Random random = new Random(seed);
    int slots = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Week week = randomWeek(zone, random);
      for (LocalDate date = first; date.isBefore(first.plusDays(7)); date = date.plusDays(1)) {
        List<Instant> offered = week.offered(date);
        assertThat(offered)
            .as("seed %d round %d %s %s", seed, round, date, week)
            .containsExactlyElementsOf(week.expected(date));
        slots += offered.size();
      }
    }
    assertThat(slots).as("seed %d", seed).isGreaterThan(ROUNDS);
  }

  /** A day is passed over only where no slot of it fits the wished time of day. */
  @Test
  void shouldPassOverOnlyDaysOnWhichNobodyWorksThen() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int passedOver = 0;
    for (int round = 0; round < 10 * ROUNDS; round++) {
      Week week = randomWeek(ZoneId.of("Europe/Bucharest"), random);
      LocalDate date = LocalDate.of(2026, 10, 20).plusDays(random.nextInt(8));
      LocalTime from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
      LocalTime to = random.nextBoolean() ? from : LocalTime.MAX;
      assertThat(week.leftOut(date, from, to))
          .as("seed %d round %d %s %s-%s %s", seed, round, date, from, to, week)
          .isEmpty();
      passedOver += week.slots(date).isWorked(date, from, to) ? 0 : 1;
    }
    assertThat(passedOver).as("seed %d", seed).isGreaterThan(ROUNDS);
  }

  /** The clock shows a quarter to four before it shows half past three for the last start. */
  @Test
  void shouldNotPassOverTheHourThatComesTwice() {
    Week week =
        new Week(
            ZoneId.of("Europe/Bucharest"),
            List.of(period("00:00", "23:59")),
            List.of(period("02:00", "04:15")),
            List.of(),
            15,
            45);
    LocalDate back = LocalDate.of(2026, 10, 25);
    assertThat(week.slots(back).isWorked(back, LocalTime.of(3, 45), LocalTime.MAX)).isTrue();
    assertThat(week.offered(back)).contains(Instant.parse("2026-10-25T00:45:00Z"));
    assertThat(week.slots(back).isWorked(back.plusDays(1), LocalTime.NOON, LocalTime.MAX))
        .isFalse();
  }

  /** The oracle would see hours that are taken as if clocks never changed. */
  @Test
  void shouldSeeASlotThatIsLost() {
    Week week =
        new Week(
            ZoneId.of("Europe/Bucharest"),
            List.of(period("00:00", "08:00")),
            List.of(period("00:00", "08:00")),
            List.of(),
            30,
            30);
    LocalDate forward = LocalDate.of(2026, 3, 29);
    LocalDate back = LocalDate.of(2026, 10, 25);
    assertThat(week.expected(forward)).hasSize(14);
    assertThat(week.expected(forward.minusDays(1))).hasSize(16);
    assertThat(week.expected(back)).hasSize(18);
    Instant midnight = forward.atStartOfDay(week.zone()).toInstant();
    assertThat(Stream.iterate(midnight, at -> at.plus(Duration.ofMinutes(30))).limit(16).toList())
        .isNotEqualTo(List.copyOf(week.expected(forward)));
    assertThat(week.offered(forward)).hasSize(14);
    assertThat(week.offered(back)).hasSize(18);
  }

  @Test
  void shouldBeginWhenTheClockHasJumpedOverTheTime() {
    Week week =
        new Week(
            ZoneId.of("Europe/Bucharest"),
            List.of(period("03:30", "06:00")),
            List.of(period("03:30", "06:00")),
            List.of(),
            30,
            30);
    assertThat(week.offered(LocalDate.of(2026, 3, 29)).get(0))
        .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }

  private static Week randomWeek(ZoneId zone, Random random) {
    List<Period> own = periods(random, 2);
    return new Week(
        zone,
        List.of(random.nextBoolean() ? period("00:00", "23:59") : one(random, 0, 96)),
        own,
        periods(random, 2),
        new int[] {5, 10, 15, 20, 30, 45}[random.nextInt(6)],
        5 * (1 + random.nextInt(18)));
  }

  /** Some periods in order, often in the small hours, at quarters of an hour. */
  private static List<Period> periods(Random random, int most) {
    List<Period> periods = new ArrayList<>();
    int from = 0;
    for (int i = random.nextInt(most); i < most && from < 80; i++) {
      Period next = one(random, from, random.nextBoolean() ? 30 : 95);
      if (next.from().isBefore(next.to()) && quarter(next.from()) >= from) {
        periods.add(next);
        from = quarter(next.to()) + 1;
      }
    }
    return periods;
  }

  private static Period one(Random random, int least, int most) {
    int from = least + random.nextInt(Math.max(1, most - least - 1));
    int to = Math.min(95, from + 1 + random.nextInt(Math.max(1, Math.max(most, from + 2) - from)));
    return new Period(at(Math.min(from, to - 1)), at(to));
  }

  private static LocalTime at(int quarter) {
    return LocalTime.MIDNIGHT.plusMinutes(15L * quarter);
  }

  private static int quarter(LocalTime time) {
    return time.toSecondOfDay() / 900;
  }

  private static Period period(String from, String to) {
    return new Period(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static WeeklyHours daily(List<Period> periods) {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    if (!periods.isEmpty()) {
      for (DayOfWeek day : DayOfWeek.values()) {
        week.put(day, periods);
      }
    }
    return new WeeklyHours(week);
  }
}
