package frontdesk.ops.chaos.partition;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.LedgerEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What stands in the ledgers at the end, and who wrote the journal.
 *
 * @param standing appointments that were booked and not cancelled, by id
 * @param booked ids of all that ever were
 * @param writers of each entity, one for each event, in order
 */
record StoredLedgers(
    Map<String, OfferedSlot> standing, Set<String> booked, Map<String, List<String>> writers) {
  private static final int MOST = 200_000;

  StoredLedgers {
    standing = Map.copyOf(standing);
    booked = Set.copyOf(booked);
    writers = Map.copyOf(writers);
  }

  /** Reads it by a node's configuration, while nodes may run. Blocking. */
  static StoredLedgers read(Path config) throws IOException, SQLException {
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
      Map<String, OfferedSlot> standing = new HashMap<>();
      Set<String> booked = new HashSet<>();
      for (String id : journal.persistenceIds(EntityKind.LEDGER, MOST)) {
        for (JournalEntry entry : journal.history(id)) {
          if (entry instanceof JournalEntry.Event event) {
            if (event.event() instanceof LedgerEvent.AppointmentBooked made) {
              String appointment = made.appointment().id().value();
              booked.add(appointment);
              standing.put(
                  appointment, new OfferedSlot(made.header().clinic(), made.appointment().slot()));
            } else if (event.event() instanceof LedgerEvent.AppointmentCancelled cancelled) {
              standing.remove(cancelled.appointment().value());
            } else if (event.event() instanceof LedgerEvent.AppointmentMoved moved) {
              standing.put(
                  moved.appointment().id().value(),
                  new OfferedSlot(moved.header().clinic(), moved.appointment().slot()));
            }
          }
        }
      }
      return new StoredLedgers(standing, booked, writers(storage.journal().source()));
    }
  }

  private static Map<String, List<String>> writers(DataSource source) throws SQLException {
    Map<String, List<String>> writers = new HashMap<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT persistence_id, writer FROM event_journal"
                    + " ORDER BY persistence_id, sequence_number")) {
      while (rows.next()) {
        writers.computeIfAbsent(rows.getString(1), id -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return writers;
  }
}
