package frontdesk.ops.chaos.senses;

import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a node's store. */
public record Journal(Storage storage, BuildId build) {
  private static final int MOST = 10_000;

  /** The stored events of a call, in order. */
  public List<StoredEvent> events(CallId call) throws SQLException {
    return new CallReader(reader()).history(call).stream().flatMap(Journal::event).toList();
  }

  /** All that stands in all ledgers. */
  public List<StoredEvent> ledgers() throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    for (String ledger : reader().persistenceIds(EntityKind.LEDGER, MOST)) {
      reader().history(ledger).stream().flatMap(Journal::event).forEach(events::add);
    }
    return events;
  }

  /** All appointments that were made. */
  public List<LedgerEvent.AppointmentBooked> bookings() throws SQLException {
    return ledgers().stream()
        .filter(LedgerEvent.AppointmentBooked.class::isInstance)
        .map(LedgerEvent.AppointmentBooked.class::cast)
        .toList();
  }

  private JournalReader reader() {
    return new JournalReader(storage.journal().source(), MOST);
  }

  private static Stream<StoredEvent> event(JournalEntry entry) {
    return entry instanceof JournalEntry.Event event ? Stream.of(event.event()) : Stream.empty();
  }

  /** What replaying a call shows. */
  public ReplayReport replay(CallId call) throws SQLException {
    return new ReplayReader(storage, build).replay(call, false);
  }
}
