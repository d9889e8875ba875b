package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.CROWN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.ClinicReminders;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What usually comes after a service, brought to mind once when its time has come. */
class FollowUpsTest {
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final PatientId OTHER = new PatientId("patient-2");
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);
  private static final Slot FIRST = cleaning(ANA, MONDAY.plusDays(1), "11:00");

  private final PureDesk desk = desk(CLEANING);

  /** Half a year after a cleaning comes this; of what is near nobody is reminded here. */
  private static PureDesk desk(ServiceId next) {
    ServiceRules none = ServiceRules.NONE;
    ServiceRules rules =
        new ServiceRules(
            none.preparation(),
            none.prerequisite(),
            Optional.of(new ServiceRules.FollowUp(next, HALF_A_YEAR)),
            none.minimumGap(),
            none.bufferBefore(),
            none.bufferAfter(),
            none.rooms(),
            none.insurers());
    ClinicReminders own =
        new ClinicReminders(
            Optional.of(List.of()),
            Optional.of(new ClinicReminders.Quiet(LocalTime.of(21, 0), LocalTime.of(8, 0))));
    return new PureDesk(LedgerSettings.defaults(), Clinic.reminding(own, rules));
  }

  private static void after(PureDesk desk, Duration since) {
    desk.clock.set(FIRST.start().plus(HALF_A_YEAR).plus(since));
  }

  private static List<Optional<ServiceId>> look(PureDesk desk) {
    return desk.look().stream().map(ReminderDue.class::cast).map(ReminderDue::followUp).toList();
  }

  @Test
  void shouldBeBroughtToMindOnceWhenItsTimeHasCome() {
    desk.book("a1", FIRST, PATIENT);
    after(desk, Duration.ofMinutes(-1));
    assertThat(look(desk)).isEmpty();
    after(desk, Duration.ZERO);
    List<LedgerEvent> due = desk.look();
    assertThat(due).hasSize(1);
    ReminderDue reminder = (ReminderDue) due.get(0);
    assertThat(reminder.followUp()).contains(CLEANING);
    assertThat(reminder.appointment().slot()).isEqualTo(FIRST);
    assertThat(reminder.appointment().patient()).isEqualTo(PATIENT);
    assertThat(reminder.due()).isEqualTo(desk.clock.instant());
    assertThat(look(desk)).isEmpty();
    desk.restart();
    after(desk, Duration.ofDays(3));
    assertThat(look(desk)).as("after a restart").isEmpty();
  }

  @Test
  void shouldNotBeBroughtToMindToWhoeverHasSuchAnAppointment() {
    desk.book("a1", FIRST, PATIENT);
    desk.book("b1", cleaning(ANA, MONDAY.plusDays(1), "12:00"), OTHER);
    desk.clock.move(Duration.ofDays(150));
    desk.book("a2", cleaning(ANA, MONDAY.plusDays(196), "11:00"), PATIENT);
    after(desk, Duration.ofHours(2));
    assertThat(desk.look())
        .singleElement()
        .extracting(event -> ((ReminderDue) event).appointment().patient())
        .isEqualTo(OTHER);
  }

  @Test
  void shouldBeBroughtToMindAllTheSameWhereTheNewAppointmentIsForSomethingElse() {
    PureDesk crowns = desk(CROWN);
    crowns.book("a1", FIRST, PATIENT);
    crowns.clock.move(Duration.ofDays(150));
    crowns.book("a2", cleaning(ANA, MONDAY.plusDays(196), "11:00"), PATIENT);
    after(crowns, Duration.ZERO);
    assertThat(look(crowns)).containsExactly(Optional.of(CROWN));
  }

  @Test
  void shouldNotFollowWhatWasCancelled() {
    desk.book("a1", FIRST, PATIENT);
    desk.cancel("a1");
    after(desk, Duration.ZERO);
    assertThat(look(desk)).isEmpty();
  }

  @Test
  void shouldBeDroppedWhenNobodyLookedForItInTime() {
    desk.book("a1", FIRST, PATIENT);
    after(desk, Duration.ofDays(14));
    assertThat(look(desk)).isEmpty();

    PureDesk justInTime = desk(CLEANING);
    justInTime.book("a1", FIRST, PATIENT);
    after(justInTime, Duration.ofDays(14).minusMillis(1));
    assertThat(look(justInTime)).hasSize(1);
  }

  @Test
  void shouldNotBeBroughtToMindInTheNight() {
    PureDesk late = desk(CLEANING);
    Slot first = FIRST;
    late.book("a1", first, PATIENT);
    // half a year later the clocks have changed, so that the morning's hour differs; the night not
    late.clock.set(first.start().plus(HALF_A_YEAR).plus(Duration.ofHours(11)));
    assertThat(late.look())
        .singleElement()
        .extracting(event -> ((ReminderDue) event).due())
        .isEqualTo(first.start().plus(HALF_A_YEAR));
    ReminderTimes times = ReminderTimes.defaults();
    assertThat(times.awake(Clinic.at(MONDAY, "23:30"), Clinic.ZONE))
        .isEqualTo(Clinic.at(MONDAY.plusDays(1), "08:00"));
    assertThat(times.awake(Clinic.at(MONDAY, "07:59"), Clinic.ZONE))
        .isEqualTo(Clinic.at(MONDAY, "08:00"));
    assertThat(times.awake(Clinic.at(MONDAY, "20:59"), Clinic.ZONE))
        .isEqualTo(Clinic.at(MONDAY, "20:59"));
  }
}
