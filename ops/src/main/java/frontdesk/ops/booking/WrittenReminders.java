package frontdesk.ops.booking;

import frontdesk.config.check.Spans;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ServiceId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/**
 * The reminders that a clinic's ledger wrote as due, read from its journal alone: patients by id
 * only, no name or number. Blocking; not thread-safe.
 */
public final class WrittenReminders {
  /** Events that are in memory at a time. */
  private static final int PAGE = 2_000;

  private final JournalReader journal;
  private final int most;

  /**
   * Reads through this source.
   *
   * @param most how many are listed of a clinic, the latest
   */
  public WrittenReminders(DataSource source, int most) {
    this.journal = new JournalReader(source, PAGE);
    this.most = most;
  }

  /**
   * Somebody who has to be told something.
   *
   * @param kind such as {@code 1d before}, or {@code follow-up}
   * @param due since when
   * @param patient id only
   * @param reference of the appointment that is near, or that the follow-up comes after
   * @param service what they come for, or should come for
   * @param start when the appointment begins, or began
   */
  public record Reminder(
      String clinic,
      String kind,
      Instant due,
      String patient,
      String reference,
      String service,
      Instant start) {
    static Reminder of(ClinicId clinic, ReminderDue event) {
      Appointment appointment = event.appointment();
      return new Reminder(
          clinic.value(),
          event.followUp().isPresent() ? "follow-up" : Spans.text(event.before()) + " before",
          event.due(),
          appointment.patient().value(),
          appointment.reference(),
          event.followUp().map(ServiceId::value).orElse(appointment.slot().service().value()),
          appointment.slot().start());
    }
  }

  /**
   * The latest, by due time. What was cancelled or moved after its reminder was written is left
   * out: nobody has to be told of it any more.
   */
  public List<Reminder> of(ClinicId clinic) throws SQLException {
    Deque<ReminderDue> kept = new ArrayDeque<>();
    String ledger = EntityKind.LEDGER.persistenceId(clinic.value());
    long next = 1;
    List<JournalEntry> page = journal.historyFrom(ledger, next);
    while (!page.isEmpty()) {
      page.forEach(entry -> take(entry, kept));
      next = page.get(page.size() - 1).position().sequenceNumber() + 1;
      page = journal.historyFrom(ledger, next);
    }
    return kept.stream()
        .map(event -> Reminder.of(clinic, event))
        .sorted(Comparator.comparing(Reminder::due).thenComparing(Reminder::reference))
        .toList();
  }

  private void take(JournalEntry entry, Deque<ReminderDue> kept) {
    if (!(entry instanceof JournalEntry.Event event)
        || !(event.event() instanceof LedgerEvent written)) {
      return;
    }
    if (written instanceof ReminderDue due) {
      kept.addLast(due);
      if (kept.size() > most) {
        kept.removeFirst();
      }
    } else if (written instanceof AppointmentCancelled gone) {
      forget(kept, gone.appointment());
    } else if (written instanceof AppointmentMoved moved) {
      forget(kept, moved.appointment().id());
    }
  }

  private static void forget(Deque<ReminderDue> kept, AppointmentId appointment) {
    kept.removeIf(due -> due.appointment().id().equals(appointment));
  }
}
