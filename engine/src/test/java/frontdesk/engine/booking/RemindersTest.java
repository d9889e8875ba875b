package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.ClinicReminders;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reminders as events: each once, when it is due, for what still stands. */
class RemindersTest {
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Slot FRIDAY = cleaning(ANA, MONDAY.plusDays(4), "11:00");

  private final PureDesk desk = new PureDesk(LedgerSettings.defaults(), Clinic.catalogue());

  private List<Duration> look() {
    return desk.look().stream().map(ReminderDue.class::cast).map(ReminderDue::before).toList();
  }

  private void at(int day, String time) {
    desk.clock.set(Clinic.at(MONDAY.plusDays(day), time));
  }

  @Test
  void shouldBeWrittenOnceEachWhenTheyAreDue() {
    desk.book("a1", FRIDAY, PATIENT);
    at(3, "10:59");
    assertThat(look()).isEmpty();
    at(3, "11:00");
    List<LedgerEvent> due = desk.look();
    assertThat(due).hasSize(1);
    ReminderDue reminder = (ReminderDue) due.get(0);
    assertThat(reminder.appointment().slot()).isEqualTo(FRIDAY);
    assertThat(reminder.before()).isEqualTo(DAY);
    assertThat(reminder.due()).isEqualTo(desk.clock.instant());
    assertThat(look()).isEmpty();
    desk.restart();
    assertThat(look()).as("after a restart").isEmpty();
    at(4, "09:00");
    assertThat(look()).containsExactly(TWO_HOURS);
    desk.restart();
    at(4, "10:00");
    assertThat(look()).isEmpty();
  }

  @Test
  void shouldRemindLateRatherThanNotAndOnceRatherThanTwice() {
    desk.book("a1", FRIDAY, PATIENT);
    at(3, "19:30");
    assertThat(look()).as("nine hours late").containsExactly(DAY);

    PureDesk slept = new PureDesk(LedgerSettings.defaults(), Clinic.catalogue());
    slept.book("a1", FRIDAY, PATIENT);
    slept.clock.set(Clinic.at(MONDAY.plusDays(4), "09:30"));
    assertThat(slept.look())
        .as("both were missed")
        .singleElement()
        .extracting(event -> ((ReminderDue) event).before())
        .isEqualTo(TWO_HOURS);
    assertThat(slept.look()).isEmpty();
  }

  @Test
  void shouldNotRemindOfWhatIsAboutToBeginOrOver() {
    desk.book("a1", FRIDAY, PATIENT);
    at(4, "10:45");
    assertThat(look()).isEmpty();
    at(10, "10:45");
    assertThat(look()).isEmpty();
  }

  @Test
  void shouldNotRemindOfWhatWasBookedAfterItWouldHaveBeenDue() {
    at(3, "15:00");
    desk.book("a1", FRIDAY, PATIENT);
    assertThat(look()).isEmpty();
    at(4, "09:00");
    assertThat(look()).containsExactly(TWO_HOURS);
  }

  @Test
  void shouldNotRemindOfWhatWasCancelled() {
    desk.book("a1", FRIDAY, PATIENT);
    at(2, "10:00");
    desk.cancel("a1");
    at(3, "11:00");
    assertThat(look()).isEmpty();
  }

  @Test
  void shouldRemindOfTheNewTimeOfWhatWasMoved() {
    desk.book("a1", FRIDAY, PATIENT);
    at(3, "11:00");
    assertThat(look()).containsExactly(DAY);
    Slot later = cleaning(ANA, MONDAY.plusDays(8), "12:00");
    desk.ask(
        (key, to) -> new PlaceHold(key, new HoldId("h2"), later, Clinic.call(1), TWO_HOURS, to));
    desk.ask((key, to) -> new MoveAppointment(key, new AppointmentId("a1"), new HoldId("h2"), to));
    at(4, "09:00");
    assertThat(look()).isEmpty();
    at(7, "12:00");
    assertThat(look()).containsExactly(DAY);
    at(8, "10:00");
    assertThat(look()).containsExactly(TWO_HOURS);
  }

  @Test
  void shouldWriteNoMoreThanABoundedNumberAtOnce() {
    PureDesk bounded = new PureDesk(few(), Clinic.catalogue());
    for (int i = 0; i < 12; i++) {
      Slot slot =
          new Slot(Clinic.CLEANING, ANA, FRIDAY.start().plusSeconds(1800L * i), Clinic.HALF_HOUR);
      bounded.book("a" + i, slot, PATIENT);
    }
    bounded.clock.set(Clinic.at(MONDAY.plusDays(3), "18:00"));
    assertThat(bounded.look()).hasSize(5);
    assertThat(bounded.look()).hasSize(5);
    assertThat(bounded.look()).hasSize(2);
    assertThat(bounded.look()).isEmpty();
  }

  /** Looked for now and then through five weeks, over the change to summer time. */
  @Test
  void shouldRemindExactlyOnceThroughAChangeOfTheClock() {
    for (int week = 0; week < 4; week++) {
      desk.book("a" + week, cleaning(ANA, MONDAY.plusWeeks(week).plusDays(1), "11:00"), PATIENT);
    }
    Instant end = desk.clock.instant().plus(Duration.ofDays(35));
    int reminded = 0;
    while (desk.clock.instant().isBefore(end)) {
      desk.clock.move(Duration.ofMinutes(37));
      reminded += desk.look().size();
      desk.restart();
    }
    assertThat(reminded).isEqualTo(8);
  }

  @Test
  void shouldRemindAsTheClinicSaysAndElseAsTheSettingsSay() {
    ClinicReminders own =
        new ClinicReminders(
            Optional.of(List.of(Duration.ofHours(3))),
            Optional.of(new ClinicReminders.Quiet(LocalTime.of(20, 0), LocalTime.of(9, 30))));
    PureDesk clinic =
        new PureDesk(LedgerSettings.defaults(), Clinic.reminding(own, ServiceRules.NONE));
    clinic.book("a1", FRIDAY, PATIENT);
    clinic.clock.set(Clinic.at(MONDAY.plusDays(4), "07:59"));
    assertThat(clinic.look()).as("a day before is not this clinic's").isEmpty();
    clinic.clock.set(Clinic.at(MONDAY.plusDays(4), "08:00"));
    assertThat(clinic.look()).as("it is quiet until half past nine").isEmpty();
    clinic.clock.set(Clinic.at(MONDAY.plusDays(4), "09:30"));
    assertThat(clinic.look())
        .singleElement()
        .extracting(event -> ((ReminderDue) event).before())
        .isEqualTo(Duration.ofHours(3));

    PureDesk never =
        new PureDesk(
            LedgerSettings.defaults(),
            Clinic.reminding(
                new ClinicReminders(Optional.of(List.of()), Optional.empty()), ServiceRules.NONE));
    never.book("a1", FRIDAY, PATIENT);
    never.clock.set(Clinic.at(MONDAY.plusDays(4), "10:00"));
    assertThat(never.look()).isEmpty();
  }

  private static LedgerSettings few() {
    LedgerSettings all = LedgerSettings.defaults();
    ReminderTimes times = all.reminders();
    return new LedgerSettings(
        all.holdDuration(),
        all.idempotencyRetention(),
        all.maxHoldsPerCall(),
        all.maxStoredAnswers(),
        all.maxAppointments(),
        all.maxSlotsPerAnswer(),
        all.maxPendingWrites(),
        all.snapshotEvery(),
        all.perCaller(),
        all.waiting(),
        new ReminderTimes(
            times.before(),
            times.quietFrom(),
            times.quietUntil(),
            times.least(),
            times.followUpLate(),
            5,
            times.lookEvery()),
        all.series());
  }
}
