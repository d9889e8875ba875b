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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the journal that a cluster's nodes share.
 *
 * @param calls by call id
 * @param bookings of all ledgers
 * @param cameBack entities to which somebody wrote again after somebody else had
 */
public record StoredCalls(
    Map<String, CallFacts> calls,
    List<Booking> bookings,
    Verification verification,
    long cameBack) {
  private static final String WRITERS =
      "SELECT \"persistence_id\", \"writer\" FROM \"event_journal\""
          + " ORDER BY \"persistence_id\", \"sequence_number\"";

  /** Events of an entity, or entities, that are read. */
  static final int MOST = 200_000;

  public StoredCalls {
    calls = Map.copyOf(calls);
    bookings = List.copyOf(bookings);
  }

  /** Reads it by a node's configuration, while nodes may run. Blocking. */
  public static StoredCalls read(Path config) throws IOException, SQLException {
    try (Storage storage = open(config)) {
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
          calls,
          bookings,
          new JournalVerifier(storage.journal().source(), MOST).verify(),
          cameBack(storage));
    }
  }

  /** Each incarnation of an entity writes under an id of its own, and only until the next one. */
  private static long cameBack(Storage storage) throws SQLException {
    Map<String, List<String>> writers = new HashMap<>();
    try (Connection connection = storage.journal().source().getConnection();
        PreparedStatement select = connection.prepareStatement(WRITERS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        writers
            .computeIfAbsent(rows.getString(1), none -> new ArrayList<>())
            .add(rows.getString(2));
      }
    }
    return writers.values().stream().filter(StoredCalls::comesBack).count();
  }

  /** Whether somebody writes again after somebody else has. */
  static boolean comesBack(List<String> writers) {
    Set<String> before = new HashSet<>();
    String latest = "";
    for (String writer : writers) {
      if (!writer.equals(latest) && !before.add(writer)) {
        return true;
      }
      latest = writer;
    }
    return false;
  }

  /** What is stored of this call. */
  CallFacts facts(String call) {
    return calls.getOrDefault(call, CallFacts.NONE);
  }

  /** Opens the store of a node with this configuration, only to read it. Blocking. */
  static Storage open(Path config) throws IOException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new IllegalStateException("the scenario's own settings are refused: this is a defect");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (opening instanceof Storage.Opening.Opened opened) {
      return opened.storage();
    }
    throw new IOException("the store cannot be read: " + opening);
  }

  /** An entity's events of this type, in order. */
  static <E extends StoredEvent> List<E> events(JournalReader journal, String id, Class<E> type)
      throws SQLException {
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
