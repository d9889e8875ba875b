package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsualChoicesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  private static final UsualChoices.Settings SETTINGS = new UsualChoices.Settings(4, 2, 0.6);

  private static Appointment at(String when, String practitioner) {
    Slot slot =
        new Slot(
            new ServiceId("checkup"),
            new PractitionerId(practitioner),
            LocalDateTime.parse(when).atZone(ZONE).toInstant(),
            Duration.ofMinutes(30));
    return new Appointment(new AppointmentId(when), "1234", slot, new PatientId("p"));
  }

  @Test
  void shouldLearnWhatWasMostlyChosen() {
    // Tuesdays before noon, mostly with the same; the last one at noon is in the afternoon.
    UsualChoice usual =
        UsualChoices.of(
            List.of(
                at("2026-03-03T09:00", "popescu"),
                at("2026-03-10T11:45", "popescu"),
                at("2026-03-18T12:00", "ionescu")),
            ZONE,
            SETTINGS);
    assertThat(usual)
        .isEqualTo(
            new UsualChoice(
                Optional.of(new PractitionerId("popescu")),
                Optional.of(PartOfDay.MORNING),
                Optional.of(DayOfWeek.TUESDAY)));
  }

  @Test
  void shouldLearnNothingFromOneOrFromHalves() {
    assertThat(UsualChoices.of(List.of(), ZONE, SETTINGS)).isEqualTo(UsualChoice.NONE);
    assertThat(UsualChoices.of(List.of(at("2026-03-03T09:00", "a")), ZONE, SETTINGS))
        .isEqualTo(UsualChoice.NONE);
    List<Appointment> halves = List.of(at("2026-03-03T09:00", "a"), at("2026-03-04T18:00", "b"));
    for (double share : List.of(0.5, 0.6)) {
      assertThat(UsualChoices.of(halves, ZONE, new UsualChoices.Settings(4, 2, share)))
          .isEqualTo(UsualChoice.NONE);
    }
  }

  @Test
  void shouldLookAtTheLatestByTheClinicsClock() {
    // Four evenings after two mornings: the older mornings are not looked at. 15:30 UTC is 17:30.
    List<Appointment> past =
        List.of(
            at("2025-01-07T09:00", "a"),
            at("2025-01-14T09:00", "a"),
            at("2026-02-02T17:30", "b"),
            at("2026-02-03T17:30", "b"),
            at("2026-02-04T17:00", "b"),
            at("2026-02-05T16:59", "b"));
    UsualChoice usual = UsualChoices.of(past, ZONE, SETTINGS);
    assertThat(usual.practitioner()).contains(new PractitionerId("b"));
    assertThat(usual.part()).contains(PartOfDay.EVENING);
    assertThat(usual.weekday()).isEmpty();
  }
}
