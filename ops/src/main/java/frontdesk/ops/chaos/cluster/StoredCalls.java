package frontdesk.ops.chaos.cluster;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.call.CallEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the journal that a cluster's nodes share.
 *
 * @param calls by call id
 * @param bookings of all ledgers
 */
public record StoredCalls(
    Map<String, CallFacts> calls, List<Booking> bookings, Verification verification) {
  private static final int MOST = 200_000;

  public StoredCalls {
    calls = Map.copyOf(calls);
    bookings = List.copyOf(bookings);
  }

  /** Reads it by a node's configuration, while nodes may run. Blocking. */
  public static StoredCalls read(Path config) throws IOException, SQLException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new IllegalStateException("the scenario's own settings are refused: this is a defect");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      throw new IOException("the store cannot be read: " + opening);
    }
    try (Storage storage = opened.storage()) {
      JournalReader journal = new JournalReader(storage.journal().source(), MOST);
      Map<String, CallFacts> calls = new HashMap<>();
      for (String id : journal.persistenceIds(EntityKind.CALL, MOST)) {
        calls.put(
            id.substring(EntityKind.CALL.persistenceId("").length()),
            CallFacts.of(events(journal, id, CallEvent.class)));
      }
      List<Booking> bookings = new ArrayList<>();
      for (String id : journal.persistenceIds(EntityKind.LEDGER, MOST)) {
        events(journal, id, LedgerEvent.AppointmentBooked.class)
            .forEach(
                booked ->
                    bookings.add(
                        new Booking(
                            booked.header().clinic().value(),
                            booked.appointment().slot(),
                            booked.call().value())));
      }
      return new StoredCalls(
          calls, bookings, new JournalVerifier(storage.journal().source(), MOST).verify());
    }
  }

  private static <E extends StoredEvent> List<E> events(
      JournalReader journal, String id, Class<E> type) throws SQLException {
    List<E> events = new ArrayList<>();
    for (JournalEntry entry : journal.history(id)) {
      if (entry instanceof JournalEntry.Event event && type.isInstance(event.event())) {
        events.add(type.cast(event.event()));
      }
    }
    return events;
  }

  /** How many appointments this call made. */
  public long bookedBy(String call) {
    return bookings.stream().filter(booking -> booking.call().equals(call)).count();
  }

  public boolean sound() {
    return verification instanceof Verification.Sound;
  }
}
