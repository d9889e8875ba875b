package frontdesk.ops.chaos.recovery;

import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JdbcQuarantine;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is stored once the node has stopped; what cannot be read is left out.
 *
 * @param calls the readable events of each call, the latest call first
 */
record AfterRecovery(
    List<List<CallEvent>> calls,
    List<LedgerEvent.AppointmentBooked> booked,
    List<Quarantine.Entry> quarantined,
    Verification verification) {
  private static final int MOST = 1_000;

  static AfterRecovery read(Storage storage) throws SQLException {
    JournalReader journal = new JournalReader(storage.journal().source(), MOST);
    List<List<CallEvent>> calls = new ArrayList<>();
    for (CallId call : new CallReader(journal).latest(MOST)) {
      calls.add(events(journal, EntityKind.CALL.persistenceId(call.value()), CallEvent.class));
    }
    List<LedgerEvent.AppointmentBooked> booked = new ArrayList<>();
    for (String ledger : journal.persistenceIds(EntityKind.LEDGER, MOST)) {
      booked.addAll(events(journal, ledger, LedgerEvent.AppointmentBooked.class));
    }
    return new AfterRecovery(
        calls,
        booked,
        new JdbcQuarantine(storage.journal(), Clock.systemUTC(), 1)
            .list(MOST)
            .toCompletableFuture()
            .join(),
        new JournalVerifier(storage.journal().source(), MOST).verify());
  }

  private static <E> List<E> events(JournalReader journal, String id, Class<E> type)
      throws SQLException {
    List<E> events = new ArrayList<>();
    for (JournalEntry entry : journal.history(id)) {
      if (entry instanceof JournalEntry.Event event && type.isInstance(event.event())) {
        events.add(type.cast(event.event()));
      }
    }
    return events;
  }

  /** The entry of an entity, if it is set apart. */
  Optional<Quarantine.Entry> quarantined(String persistenceId) {
    return quarantined.stream()
        .filter(entry -> entry.persistenceId().equals(persistenceId) && entry.isQuarantined())
        .findFirst();
  }

  /** The calls of a clinic, the latest first. */
  List<List<CallEvent>> callsOf(ClinicId clinic) {
    return calls.stream()
        .filter(events -> !events.isEmpty() && events.get(0).header().clinic().equals(clinic))
        .toList();
  }

  /** The bookings of a clinic. */
  long bookedAt(ClinicId clinic) {
    return booked.stream().filter(event -> event.header().clinic().equals(clinic)).count();
  }

  static boolean resumed(List<CallEvent> call) {
    return call.stream()
        .anyMatch(
            event ->
                event instanceof CallEvent.InputRecorded recorded
                    && recorded.input() instanceof Input.Resumed);
  }

  static boolean hasEnded(List<CallEvent> call) {
    return call.stream().anyMatch(CallEvent.CallEnded.class::isInstance);
  }

  /** The keys of all texts that were said, in order. */
  static List<String> said(List<CallEvent> call) {
    return call.stream()
        .filter(CallEvent.DecisionMade.class::isInstance)
        .map(event -> ((CallEvent.DecisionMade) event).decision())
        .filter(Decision.Say.class::isInstance)
        .flatMap(decision -> ((Decision.Say) decision).phrases().stream())
        .map(phrase -> phrase.key())
        .toList();
  }
}
