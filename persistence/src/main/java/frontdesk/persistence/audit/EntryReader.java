package frontdesk.persistence.audit;

import frontdesk.persistence.audit.JournalEntry.Cause;
import frontdesk.persistence.audit.JournalEntry.Position;
import frontdesk.protocol.audit.StoredEvent;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a row of the journal into an entry, without an actor system. */
final class EntryReader {
  private static final Logger LOG = LoggerFactory.getLogger(EntryReader.class);

  /** Pekko's identifier of its Jackson JSON serializer: stored data. */
  private static final int JACKSON_JSON = 31;

  private static final String OURS = "frontdesk.protocol.";

  static final String COLUMNS =
      " \"persistence_id\", \"sequence_number\", \"ordering\", \"write_timestamp\", \"deleted\","
          + " \"event_ser_id\", \"event_ser_manifest\", \"event_payload\" ";

  private EntryReader() {}

  /** Reads the row under the cursor. */
  static JournalEntry read(ResultSet row, Set<String> tags) throws SQLException {
    Position position =
        new Position(
            row.getString(1),
            row.getLong(2),
            row.getLong(3),
            Instant.ofEpochMilli(row.getLong(4)),
            tags);
    if (row.getBoolean(5)) {
      return new JournalEntry.Unreadable(position, Cause.MARKED_DELETED);
    }
    if (row.getInt(6) != JACKSON_JSON) {
      return new JournalEntry.Unreadable(position, Cause.UNKNOWN_SERIALIZER);
    }
    return event(position, row.getString(7), row.getBytes(8));
  }

  private static JournalEntry event(Position position, String manifest, byte[] payload) {
    try {
      // The manifest may carry Jackson's schema version after a hash sign.
      int version = manifest.indexOf('#');
      String name = version < 0 ? manifest : manifest.substring(0, version);
      // Only our own words: a row must not make us load whatever it names.
      if (!name.startsWith(OURS)) {
        return new JournalEntry.Unreadable(position, Cause.UNKNOWN_TYPE);
      }
      Class<?> type = Class.forName(name, false, EntryReader.class.getClassLoader());
      if (!StoredEvent.class.isAssignableFrom(type)) {
        return new JournalEntry.Unreadable(position, Cause.UNKNOWN_TYPE);
      }
      StoredEvent event = StoredJson.read(payload, type.asSubclass(StoredEvent.class));
      return new JournalEntry.Event(position, event, Sha256.hex(StoredJson.canonical(payload)));
    } catch (ClassNotFoundException e) {
      LOG.debug("an event of a class that this build has not: {}", e.getMessage());
      return new JournalEntry.Unreadable(position, Cause.UNKNOWN_TYPE);
    } catch (IOException | IllegalArgumentException e) {
      // The message may quote the row.
      LOG.debug("an event that is not of its class: {}", e.getClass().getName());
      return new JournalEntry.Unreadable(position, Cause.NOT_OF_ITS_TYPE);
    }
  }
}
