package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.SeriesBooked;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.SeriesDate;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.SeriesId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Appointments that recur: their days against java.time, their search, and booking all or none. */
class SeriesTest {
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final AppointmentId FIRST = new AppointmentId("a1");

  private final PureDesk desk = new PureDesk(LedgerSettings.defaults(), Clinic.catalogue());
  private final SeriesDecider series =
      new SeriesDecider(
          Clinic.dependencies(desk.clock, () -> 0, LedgerSettings.defaults(), Clinic.catalogue()),
          LedgerRules.STRICT);

  @Test
  void shouldLeadToTheNearestDayOfTheSameWeekdayOfEachMonth() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      LocalDate first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2_000));
      int months = 1 + random.nextInt(12);
      List<LocalDate> days =
          SeriesDecider.days(first, Period.ofMonths(months), 6, first.plusYears(20));
      assertThat(days).as("seed %d", seed).hasSize(6);
      for (int n = 1; n <= 6; n++) {
        LocalDate exact = first.plusMonths((long) months * n);
        DayOfWeek weekday = first.getDayOfWeek();
        LocalDate before = exact.with(TemporalAdjusters.previousOrSame(weekday));
        LocalDate after = exact.with(TemporalAdjusters.nextOrSame(weekday));
        boolean back =
            exact.toEpochDay() - before.toEpochDay() <= after.toEpochDay() - exact.toEpochDay();
        assertThat(days.get(n - 1)).as("seed %d", seed).isEqualTo(back ? before : after);
      }
    }
  }

  @Test
  void shouldCountDaysAndWeeksAsTheyAreAndEndWithTheHorizon() {
    assertThat(SeriesDecider.days(MONDAY, Period.ofWeeks(2), 6, MONDAY.plusDays(30)))
        .containsExactly(MONDAY.plusWeeks(2), MONDAY.plusWeeks(4));
    assertThat(SeriesDecider.days(MONDAY, Period.ofDays(10), 2, MONDAY.plusYears(1)))
        .containsExactly(MONDAY.plusDays(10), MONDAY.plusDays(20));
    assertThat(SeriesDecider.days(MONDAY, Period.ZERO, 6, MONDAY.plusYears(1))).isEmpty();
    assertThat(SeriesDecider.days(MONDAY, Period.ofDays(-7), 6, MONDAY.plusYears(1))).isEmpty();
  }

  /** Bucharest's clocks go forward on 29 March: ten o'clock stays ten o'clock. */
  @Test
  void shouldKeepTheTimeThatTheClockShows() {
    desk.book(FIRST.value(), cleaning(ANA, MONDAY, "10:00"), PATIENT);
    List<SeriesDate> dates = find(Period.ofWeeks(1));
    assertThat(dates).hasSize(4);
    for (SeriesDate date : dates) {
      Instant start = date.slot().orElseThrow().start();
      assertThat(LocalDateTime.ofInstant(start, Clinic.ZONE))
          .isEqualTo(date.wished().atTime(10, 0));
    }
  }

  @Test
  void shouldTakeTheNearestThatIsFreeAndSayWhatDoesNotFit() {
    desk.book(FIRST.value(), cleaning(ANA, MONDAY, "10:00"), PATIENT);
    desk.book("other", cleaning(ANA, MONDAY.plusWeeks(1), "10:00"), new PatientId("other"));
    List<SeriesDate> dates = find(Period.ofWeeks(1));
    Slot near = dates.get(0).slot().orElseThrow();
    assertThat(near.start()).isNotEqualTo(Clinic.at(MONDAY.plusWeeks(1), "10:00"));
    assertThat(LocalDate.ofInstant(near.start(), Clinic.ZONE)).isEqualTo(MONDAY.plusWeeks(1));
    assertThat(near.practitioner()).isEqualTo(ANA);
  }

  @Test
  void shouldBookAllOrNone() {
    desk.book(FIRST.value(), cleaning(ANA, MONDAY, "10:00"), PATIENT);
    List<Slot> slots = slots(find(Period.ofWeeks(1)));
    Slot third = slots.get(2);
    desk.book("between", third, new PatientId("other"));

    assertThat(book(slots)).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(desk.state().appointmentsOf(PATIENT, Clinic.NOW)).hasSize(1);

    SeriesBooked booked = (SeriesBooked) book(slots(find(Period.ofWeeks(1))));
    assertThat(booked.series()).isEqualTo(SeriesId.of(FIRST));
    assertThat(booked.appointments()).hasSize(4);
    assertThat(desk.state().appointmentsOf(PATIENT, Clinic.NOW)).hasSize(5);
    List<AppointmentBooked> events =
        desk.journal.stream()
            .filter(AppointmentBooked.class::isInstance)
            .map(AppointmentBooked.class::cast)
            .filter(event -> event.series().isPresent())
            .toList();
    assertThat(events).hasSize(4).allMatch(event -> event.answered().answer().equals(booked));
    assertThat(events.get(1).header().previous()).isEqualTo(Clinic.DIGEST.of(events.get(0)));
  }

  @Test
  void shouldRefuseWhatIsNoSeries() {
    assertThat(book(List.of(cleaning(ANA, MONDAY, "11:00"))))
        .isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
    desk.book(FIRST.value(), cleaning(ANA, MONDAY, "10:00"), PATIENT);
    assertThat(book(List.of())).isEqualTo(new Refused(Refusal.SERIES_TOO_LONG));
    List<Slot> seven =
        IntStream.range(1, 8).mapToObj(i -> cleaning(DAN, MONDAY.plusDays(i), "11:00")).toList();
    assertThat(book(seven)).isEqualTo(new Refused(Refusal.SERIES_TOO_LONG));
    Slot same = cleaning(ANA, MONDAY, "11:00");
    assertThat(book(List.of(same, same))).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  private List<SeriesDate> find(Period every) {
    return series.find(desk.state(), FIRST, every, 6, desk.clock.instant());
  }

  private static List<Slot> slots(List<SeriesDate> dates) {
    return dates.stream().flatMap(date -> date.slot().stream()).toList();
  }

  private Answer book(List<Slot> slots) {
    List<AppointmentId> ids =
        IntStream.range(0, slots.size()).mapToObj(i -> new AppointmentId("s" + i)).toList();
    return desk.ask(
        (key, to) -> new BookSeries(key, FIRST, slots, ids, Clinic.call(1), Optional.empty(), to));
  }
}
