package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a resource is busy, to the instant. */
class TimetableTest {
  private static final ResourceId WHO = Resources.of(ANA);
  private static final ResourceId OTHER = Resources.of(DAN);

  private static Instant time(String time) {
    return at(MONDAY, time);
  }

  private static Timetable busy(String... stretches) {
    Timetable timetable = Timetable.empty();
    for (String stretch : stretches) {
      String[] ends = stretch.split("-", 2);
      timetable = timetable.with(List.of(WHO), time(ends[0]), time(ends[1]));
    }
    return timetable;
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "09:00, 10:00, true",
    "09:00, 10:01, false",
    "10:00, 11:00, false",
    "10:15, 10:45, false",
    "09:00, 12:00, false",
    "10:59, 12:00, false",
    "11:00, 12:00, true",
    "11:00, 12:01, false",
    "13:00, 14:00, true"
  })
  void shouldBeFreeUpToTheStartAndFromTheEnd(String start, String end, boolean free) {
    Timetable timetable = busy("10:00-11:00", "12:00-13:00");
    assertThat(timetable.isFree(WHO, time(start), time(end))).isEqualTo(free);
    assertThat(timetable.isFree(OTHER, time(start), time(end))).isTrue();
  }

  @Test
  void shouldAddUpTheStretchesThatBeginInADay() {
    Timetable timetable = busy("10:00-11:00", "12:00-12:30", "16:00-17:00");
    assertThat(timetable.busy(WHO, time("10:00"), time("16:00"))).isEqualTo(Duration.ofMinutes(90));
    assertThat(timetable.busy(WHO, time("10:01"), time("16:01"))).isEqualTo(Duration.ofMinutes(90));
    assertThat(timetable.busy(OTHER, time("10:00"), time("16:00"))).isZero();
  }

  @Test
  void shouldBeAsBeforeOnceAStretchIsTakenOut() {
    Timetable one = busy("10:00-11:00");
    Timetable both = one.with(List.of(WHO, OTHER), time("12:00"), time("13:00"));
    assertThat(both.isFree(OTHER, time("12:30"), time("12:45"))).isFalse();
    assertThat(both.without(List.of(WHO, OTHER), time("12:00"))).isEqualTo(one);
    assertThat(one.without(List.of(WHO), time("10:00"))).isEqualTo(Timetable.empty());
    assertThat(one.without(List.of(WHO), time("10:30"))).isEqualTo(one);
  }
}
