package frontdesk.ops.chaos.crash;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledgers' stored events say, read without the ledger's own rules: who had which slot, and
 * whether anything was booked twice. Of all clinics together, whose practitioners have different
 * names. One thread.
 */
final class LedgerBooks {
  /** As booked first, whatever became of it. */
  private final Map<AppointmentId, Appointment> booked = new HashMap<>();

  private final Map<AppointmentId, String> byCall = new HashMap<>();
  private final Map<AppointmentId, Slot> kept = new HashMap<>();
  private final Set<AppointmentId> cancelled = new HashSet<>();
  private final Set<CommandId> commands = new HashSet<>();
  private long doubles;

  /** Takes the next event of a ledger; each ledger's in order. */
  void read(LedgerEvent event) {
    if (event instanceof LedgerEvent.AppointmentBooked made) {
      book(made);
    } else if (event instanceof LedgerEvent.AppointmentMoved moved) {
      kept.remove(moved.appointment().id());
      keep(moved.appointment());
    } else if (event instanceof LedgerEvent.AppointmentCancelled gone) {
      kept.remove(gone.appointment());
      cancelled.add(gone.appointment());
    }
  }

  private void book(LedgerEvent.AppointmentBooked made) {
    Appointment appointment = made.appointment();
    boolean again = !commands.add(made.answered().key().id());
    boolean sameName = booked.putIfAbsent(appointment.id(), appointment) != null;
    doubles += again || sameName ? 1 : 0;
    byCall.put(appointment.id(), made.call().value());
    keep(appointment);
  }

  private void keep(Appointment appointment) {
    Slot slot = appointment.slot();
    boolean clash =
        kept.values().stream()
            .anyMatch(
                other ->
                    other.practitioner().equals(slot.practitioner())
                        && other.overlaps(slot.start(), slot.end()));
    doubles += clash ? 1 : 0;
    kept.put(appointment.id(), slot);
  }

  /** Appointments that cannot all be kept, or were made twice by one command. */
  long doubles() {
    return doubles;
  }

  /** As it was booked; empty if it never was. */
  Optional<Appointment> booked(AppointmentId id) {
    return Optional.ofNullable(booked.get(id));
  }

  boolean isCancelled(AppointmentId id) {
    return cancelled.contains(id);
  }

  /** How many were ever booked. */
  int count() {
    return booked.size();
  }

  /** Those that stand, with the calls that made them. */
  Map<AppointmentId, String> standing() {
    Map<AppointmentId, String> standing = new HashMap<>(byCall);
    standing.keySet().retainAll(kept.keySet());
    return standing;
  }

  /** Appointments that each call made, whatever became of them. */
  Map<String, Integer> madeBy() {
    Map<String, Integer> made = new HashMap<>();
    byCall.values().forEach(call -> made.merge(call, 1, Integer::sum));
    return made;
  }
}
