package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.HALF_HOUR;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.at;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody works, and which starts that leaves. */
class WorkingHoursTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final Catalogue catalogue = Clinic.catalogue();
  private final WorkingHours hours = new WorkingHours(catalogue);

  private Practitioner practitioner(String id) {
    return catalogue.practitioners().stream()
        .filter(someone -> someone.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Instant time(String time) {
    return at(MONDAY, time);
  }

  @ParameterizedTest(name = "from {0}: {1}")
  @CsvSource({
    "07:00, 09:00",
    "09:00, 09:00",
    "09:01, 09:10",
    "09:10, 09:10",
    "09:11, 09:25",
    "12:00, 12:10"
  })
  void shouldBeginOnTheGridOfWhoeverWorks(String earliest, String start) {
    // given a day's work that began at 8:55, at a clinic that opens at 9
    boolean early = start.equals("09:00");
    WorkingHours.Stretch stretch =
        new WorkingHours.Stretch(time(early ? "08:30" : "08:55"), time("09:00"), time("17:00"));
    assertThat(stretch.firstStart(time(earliest), QUARTER)).isEqualTo(time(start));
  }

  @Test
  void shouldWorkWithinBothTheClinicsHoursAndOnesOwn() {
    assertThat(hours.on(MONDAY, practitioner("ana")))
        .containsExactly(new WorkingHours.Stretch(time("08:00"), time("09:00"), time("17:00")));
    assertThat(hours.on(MONDAY, practitioner("dan")))
        .containsExactly(
            new WorkingHours.Stretch(time("10:00"), time("10:00"), time("12:00")),
            new WorkingHours.Stretch(time("13:00"), time("13:00"), time("16:00")));
    assertThat(hours.on(Clinic.HOLIDAY, practitioner("ana"))).isEmpty();
    assertThat(hours.on(MONDAY.plusDays(5), practitioner("ana"))).isEmpty();
  }

  @Test
  void shouldNotWorkWhenOnesHoursOnlyTouchTheClinics() {
    Catalogue evening =
        Clinic.catalogue(
            Clinic.weekdays(new Period(LocalTime.of(9, 0), LocalTime.of(17, 0))),
            Clinic.weekdays(new Period(LocalTime.of(17, 0), LocalTime.of(20, 0))),
            Clinic.weekdays(new Period(LocalTime.of(7, 0), LocalTime.of(9, 0))));
    WorkingHours none = new WorkingHours(evening);
    assertThat(none.on(MONDAY, evening.practitioners().get(0))).isEmpty();
    assertThat(none.on(MONDAY, evening.practitioners().get(1))).isEmpty();
  }

  @ParameterizedTest(name = "{0} on day {1}: {2}")
  @CsvSource({
    // it is eight: an hour ahead is early enough
    "09:00, 0, ",
    "08:59, 0, TOO_SOON",
    "16:30, 0, ",
    "16:31, 0, OUTSIDE_HOURS",
    "16:20, 0, NOT_OFFERED",
    // clocks have gone forward by then: thirty times 24 hours end at nine
    "09:00, 30, ",
    "09:15, 30, TOO_FAR",
    "16:30, 29, "
  })
  void shouldSayWhyASlotCannotBe(String time, int days, Refusal why) {
    Slot slot = cleaning(ANA, MONDAY.plusDays(days), time);
    assertThat(hours.refusal(slot, Clinic.NOW)).isEqualTo(Optional.ofNullable(why));
  }

  @Test
  void shouldTakeTheLastInstantOfTheHorizon() {
    LocalDate last = LocalDate.of(2026, 3, 27);
    Instant now = at(last, "10:00").minus(catalogue.booking().horizon());
    assertThat(hours.refusal(cleaning(ANA, last, "10:00"), now)).isEmpty();
    assertThat(hours.refusal(cleaning(ANA, last, "10:00"), now.minusNanos(1)))
        .contains(Refusal.TOO_FAR);
  }

  @Test
  void shouldRefuseASlotThatRunsIntoLunch() {
    assertThat(hours.refusal(cleaning(DAN, MONDAY, "11:30"), Clinic.NOW)).isEmpty();
    assertThat(hours.refusal(cleaning(DAN, MONDAY, "11:45"), Clinic.NOW))
        .contains(Refusal.OUTSIDE_HOURS);
    assertThat(hours.refusal(cleaning(DAN, MONDAY, "12:45"), Clinic.NOW))
        .contains(Refusal.OUTSIDE_HOURS);
  }

  @Test
  void shouldRefuseASlotOfNoLength() {
    Slot none = new Slot(CLEANING, ANA, time("10:00"), Duration.ZERO);
    assertThat(hours.refusal(none, Clinic.NOW)).contains(Refusal.NOT_OFFERED);
  }

  @Test
  void shouldCountBusyTimeOfTheDayOnly() {
    // given Ana is busy yesterday and tomorrow, Dan for half an hour today
    Timetable busy =
        Timetable.empty()
            .with(List.of(Resources.of(ANA)), at(MONDAY, "09:00"), at(MONDAY, "17:00"))
            .with(
                List.of(Resources.of(ANA)),
                at(MONDAY.plusDays(2), "00:00"),
                at(MONDAY.plusDays(2), "12:00"))
            .with(
                List.of(Resources.of(DAN)),
                at(MONDAY.plusDays(1), "15:00"),
                at(MONDAY.plusDays(1), "15:30"));
    // when
    DaySlots tuesday =
        new DaySlots(
            hours,
            busy,
            Clinic.NOW,
            catalogue.service(CLEANING).orElseThrow(),
            catalogue.practitioners(),
            Optional.empty());
    // then
    Slot eleven = new Slot(CLEANING, ANA, at(MONDAY.plusDays(1), "11:00"), HALF_HOUR);
    assertThat(tuesday.on(MONDAY.plusDays(1))).contains(eleven);
  }
}
