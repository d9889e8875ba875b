package frontdesk.ops.chaos.day;

import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.HoldId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is stored after a day.
 *
 * @param calls how many calls
 * @param withoutEnd those that have no last event
 * @param booked all bookings
 * @param confirmed holds that a caller agreed to
 */
record DayBooks(
    int calls,
    int withoutEnd,
    List<LedgerEvent.AppointmentBooked> booked,
    Set<HoldId> confirmed,
    Verification verification) {
  private static final int MOST = 100_000;

  static DayBooks read(Storage storage) throws SQLException {
    JournalReader journal = new JournalReader(storage.journal().source(), MOST);
    int withoutEnd = 0;
    Set<HoldId> confirmed = new HashSet<>();
    List<String> calls = journal.persistenceIds(EntityKind.CALL, MOST);
    for (String call : calls) {
      List<CallEvent> events = events(journal, call, CallEvent.class);
      withoutEnd += events.stream().anyMatch(CallEvent.CallEnded.class::isInstance) ? 0 : 1;
      events.forEach(event -> addConfirmed(event, confirmed));
    }
    List<LedgerEvent.AppointmentBooked> booked = new ArrayList<>();
    for (String ledger : journal.persistenceIds(EntityKind.LEDGER, MOST)) {
      booked.addAll(events(journal, ledger, LedgerEvent.AppointmentBooked.class));
    }
    return new DayBooks(
        calls.size(),
        withoutEnd,
        booked,
        confirmed,
        new JournalVerifier(storage.journal().source(), MOST).verify());
  }

  private static void addConfirmed(CallEvent event, Set<HoldId> confirmed) {
    if (event instanceof CallEvent.DecisionMade made
        && made.decision() instanceof Decision.UseTool use
        && use.call() instanceof ToolCall.ConfirmHold confirm) {
      confirmed.add(confirm.hold());
    }
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

  /** Bookings that no caller agreed to. */
  long unconfirmed() {
    return booked.stream().filter(event -> !confirmed.contains(event.hold())).count();
  }

  /** Pairs of appointments of one practitioner that overlap. */
  long overlapping() {
    long pairs = 0;
    for (int i = 0; i < booked.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs += overlap(booked.get(i), booked.get(j)) ? 1 : 0;
      }
    }
    return pairs;
  }

  private static boolean overlap(
      LedgerEvent.AppointmentBooked one, LedgerEvent.AppointmentBooked other) {
    Slot first = one.appointment().slot();
    Slot second = other.appointment().slot();
    return one.header().clinic().equals(other.header().clinic())
        && first.practitioner().equals(second.practitioner())
        && first.start().isBefore(second.end())
        && second.start().isBefore(first.end());
  }
}
