package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appointments by their reference, and those that are over. */
class LedgerLookupTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final PatientId ANN = new PatientId("p-ann");
  private static final PatientId BOB = new PatientId("p-bob");

  private static Appointment appointment(String reference, PatientId patient, int inHours) {
    return new Appointment(
        new AppointmentId("a" + reference),
        reference,
        new Slot(
            new ServiceId("checkup"),
            new PractitionerId("popescu"),
            NOW.plus(Duration.ofHours(inHours)),
            Duration.ofHours(1)),
        patient);
  }

  private static LedgerState ledger(Appointment... appointments) {
    LedgerState state = LedgerState.empty();
    for (Appointment appointment : appointments) {
      state = state.withBooking(new Booking(appointment, List.of(), Clinic.NOW));
    }
    return state;
  }

  @Test
  void shouldFindByReferenceWhatIsNotOver() {
    Appointment over = appointment("1001", ANN, -1);
    Appointment next = appointment("1002", ANN, 1);
    LedgerState state = ledger(over, next);
    assertThat(state.byReference("1002", NOW)).contains(next);
    assertThat(state.byReference("1001", NOW)).isEmpty();
    assertThat(state.byReference("100", NOW)).isEmpty();
  }

  @Test
  void shouldTellThePatientsHistoryLatestFirst() {
    Appointment first = appointment("1001", ANN, -50);
    Appointment second = appointment("1002", ANN, -20);
    Appointment now = appointment("1003", ANN, 0);
    Appointment others = appointment("1004", BOB, -30);
    LedgerState state = ledger(second, first, now, others);
    assertThat(state.historyOf(ANN, NOW, 10)).containsExactly(second, first);
    assertThat(state.historyOf(ANN, NOW, 1)).containsExactly(second);
    assertThat(state.historyOf(ANN, NOW, 0)).isEmpty();
  }
}
