package frontdesk.persistence.audit;

import frontdesk.protocol.audit.EntityKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Reads the journal without an actor system: through a node's own pool, or from a store that no
 * node has open ({@code OpenDatabase.openForReading}).
 *
 * <p>All methods block: call them on a database thread. Thread-safe.
 */
public final class JournalReader {
  private static final String EVENTS =
      "SELECT"
          + EntryReader.COLUMNS
          + "FROM \"event_journal\" WHERE \"persistence_id\" = ? AND \"sequence_number\" >= ?"
          + " ORDER BY \"sequence_number\"";
  private static final String TAGS =
      "SELECT \"ordering\", \"tag\" FROM \"event_journal\""
          + " JOIN \"event_tag\" ON \"event_id\" = \"ordering\""
          + " WHERE \"persistence_id\" = ? AND \"sequence_number\" >= ?";
  private static final String IDS =
      "SELECT \"persistence_id\" FROM \"event_journal\" WHERE \"persistence_id\" LIKE ?"
          + " GROUP BY \"persistence_id\" ORDER BY MAX(\"ordering\") DESC";
  private static final String HIGHEST =
      "SELECT MAX(\"sequence_number\") FROM \"event_journal\" WHERE \"persistence_id\" = ?";
  private static final String HIGHEST_ORDERING = "SELECT MAX(\"ordering\") FROM \"event_journal\"";

  private final DataSource source;
  private final int longestHistory;

  /**
   * Reads from this database.
   *
   * @param longestHistory most entries of one entity that are read at once
   */
  public JournalReader(DataSource source, int longestHistory) {
    this.source = source;
    this.longestHistory = longestHistory;
  }

  /** The entries of one entity in order, from the first. */
  public List<JournalEntry> history(String persistenceId) throws SQLException {
    return historyFrom(persistenceId, 1);
  }

  /** The entries of one entity in order, from this sequence number; at most the longest history. */
  public List<JournalEntry> historyFrom(String persistenceId, long sequenceNumber)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      Map<Long, Set<String>> tags = tags(connection, persistenceId, sequenceNumber);
      try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
        select.setString(1, persistenceId);
        select.setLong(2, sequenceNumber);
        select.setMaxRows(longestHistory);
        try (ResultSet rows = select.executeQuery()) {
          List<JournalEntry> entries = new ArrayList<>();
          while (rows.next()) {
            entries.add(EntryReader.read(rows, tags.getOrDefault(rows.getLong(3), Set.of())));
          }
          return entries;
        }
      }
    }
  }

  private Map<Long, Set<String>> tags(Connection connection, String persistenceId, long from)
      throws SQLException {
    Map<Long, Set<String>> tags = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(TAGS)) {
      select.setString(1, persistenceId);
      select.setLong(2, from);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tags.computeIfAbsent(rows.getLong(1), none -> new HashSet<>()).add(rows.getString(2));
        }
      }
    }
    return tags;
  }

  /** Persistence ids of this kind, those written to last first. */
  public List<String> persistenceIds(EntityKind kind, int limit) throws SQLException {
    return ids(kind.persistenceId("") + "%", limit);
  }

  /** All persistence ids, those written to last first; Pekko's own among them. */
  public List<String> persistenceIds(int limit) throws SQLException {
    return ids("%", limit);
  }

  private List<String> ids(String pattern, int limit) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(IDS)) {
      select.setString(1, pattern);
      select.setMaxRows(limit);
      try (ResultSet rows = select.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    }
  }

  /** The sequence number of an entity's last event; empty when it has none. */
  public OptionalLong highestSequenceNumber(String persistenceId) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(HIGHEST)) {
      select.setString(1, persistenceId);
      return firstLong(select);
    }
  }

  /** The ordering of the last row of the journal; empty when there is none. */
  public OptionalLong highestOrdering() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(HIGHEST_ORDERING)) {
      return firstLong(select);
    }
  }

  private static OptionalLong firstLong(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      rows.next();
      long value = rows.getLong(1);
      return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
  }
}
