package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When reminders are due: elapsed time before, out of the night, across changes of the clock. */
class ReminderTimesTest {
  private static final ReminderTimes TIMES = ReminderTimes.defaults();
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Clinic.ZONE).toInstant();
  }

  @Test
  void shouldBeDueSoLongBefore() {
    assertThat(TIMES.due(at("2026-03-05T10:00"), DAY, Clinic.ZONE))
        .isEqualTo(at("2026-03-04T10:00"));
    assertThat(TIMES.due(at("2026-03-05T10:30"), TWO_HOURS, Clinic.ZONE))
        .isEqualTo(at("2026-03-05T08:30"));
  }

  @Test
  void shouldBeDueInTheMorningRatherThanInTheNight() {
    assertThat(TIMES.due(at("2026-03-05T09:00"), TWO_HOURS, Clinic.ZONE))
        .isEqualTo(at("2026-03-05T08:00"));
  }

  @Test
  void shouldBeDueInTheEveningBeforeWhereTheMorningIsTooLate() {
    assertThat(TIMES.due(at("2026-03-05T08:15"), TWO_HOURS, Clinic.ZONE))
        .isEqualTo(at("2026-03-04T21:00"));
  }

  /** Bucharest's clocks go forward in the night to 29 March 2026 and back on 25 October. */
  @Test
  void shouldCountElapsedHoursAcrossAChangeOfTheClock() {
    assertThat(TIMES.due(at("2026-03-29T12:00"), DAY, Clinic.ZONE))
        .isEqualTo(at("2026-03-28T11:00"));
    assertThat(TIMES.due(at("2026-10-25T12:00"), DAY, Clinic.ZONE))
        .isEqualTo(at("2026-10-24T13:00"));
  }

  @Test
  void shouldNeverBeDueInTheNightNorAfterTheAppointment() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      ZoneId zone = random.nextBoolean() ? Clinic.ZONE : ZoneId.of("America/New_York");
      Instant start =
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(900L * random.nextInt(35_000));
      Duration before = Duration.ofMinutes(15L * (1 + random.nextInt(400)));
      Instant due = TIMES.due(start, before, zone);
      LocalTime time = LocalDateTime.ofInstant(due, zone).toLocalTime();
      assertThat(time).as("seed %d", seed).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 0));
      assertThat(due).as("seed %d", seed).isBefore(start);
      assertThat(Duration.between(start.minus(before), due).abs())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(Duration.ofHours(12));
    }
  }
}
