package frontdesk.ops.chaos.crash;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.id.AppointmentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the ledgers' clients were told is done. Any thread. */
final class Acknowledged {
  private final Map<AppointmentId, Appointment> booked = new LinkedHashMap<>();
  private final Set<AppointmentId> cancelled = new LinkedHashSet<>();
  private long unresolved;

  synchronized void booked(Appointment appointment) {
    booked.put(appointment.id(), appointment);
  }

  synchronized void cancelled(AppointmentId appointment) {
    cancelled.add(appointment);
  }

  /** A command whose outcome nobody told, however often it was asked for. */
  synchronized void unresolved() {
    unresolved++;
  }

  /** Everything until now. */
  synchronized Told told() {
    return new Told(
        List.copyOf(new ArrayList<>(booked.values())), Set.copyOf(cancelled), unresolved);
  }

  /**
   * What was told.
   *
   * @param booked as it was told
   * @param unresolved commands without an answer
   */
  record Told(List<Appointment> booked, Set<AppointmentId> cancelled, long unresolved) {
    Told {
      booked = List.copyOf(booked);
      cancelled = Set.copyOf(cancelled);
    }
  }
}
