package frontdesk.persistence.privacy;

import frontdesk.persistence.journal.DatabaseWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of the keys' database. */
final class KeyRows {
  private static final String SELECT_KEY =
      "SELECT \"wrapped\", \"destroyed_at\" FROM \"data_key\" WHERE \"id\" = ?";
  private static final String INSERT_KEY =
      "INSERT INTO \"data_key\" (\"id\", \"wrapped\", \"created_at\", \"destroyed_at\")"
          + " VALUES (?, ?, ?, ?)";
  private static final String DESTROY_KEY =
      "UPDATE \"data_key\" SET \"wrapped\" = NULL, \"destroyed_at\" = ?"
          + " WHERE \"id\" = ? AND \"destroyed_at\" IS NULL";
  private static final String FORGET_KEY =
      "DELETE FROM \"data_key\" WHERE \"id\" = ? AND \"destroyed_at\" IS NULL";
  private static final String SELECT_SECRET =
      "SELECT \"wrapped\" FROM \"clinic_secret\" WHERE \"clinic\" = ?";
  private static final String INSERT_SECRET =
      "INSERT INTO \"clinic_secret\" (\"clinic\", \"wrapped\", \"created_at\") VALUES (?, ?, ?)";
  private static final String SELECT_PROOF =
      "SELECT \"proof\" FROM \"master_proof\" WHERE \"id\" = 1";
  private static final String INSERT_PROOF =
      "INSERT INTO \"master_proof\" (\"id\", \"proof\") VALUES (1, ?)";

  private KeyRows() {}

  /** A key as it is stored: wrapped bytes, or the sign that it was destroyed. */
  sealed interface Row {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wrapped(byte[] bytes) implements Row {}

    record Destroyed() implements Row {}
  }

  static Optional<Row> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT_KEY)) {
      select.setString(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        byte[] wrapped = rows.getBytes(1);
        boolean destroyed = rows.getObject(2) != null || wrapped == null;
        return Optional.of(destroyed ? new Row.Destroyed() : new Row.Wrapped(wrapped));
      }
    }
  }

  /** Inserts unless a row of this name is there. */
  static void insert(Connection connection, String id, byte[] wrapped, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_KEY)) {
      insert.setString(1, id);
      insert.setBytes(2, wrapped);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, null);
      unlessThere(insert);
    }
  }

  /** Leaves a row without bytes, whether there was a key or not. */
  static void destroy(Connection connection, String id, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(DESTROY_KEY)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, id);
      if (update.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_KEY)) {
      insert.setString(1, id);
      insert.setBytes(2, null);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      unlessThere(insert);
    }
  }

  /** Deletes the row of a key that nothing was sealed with. */
  static void forget(Connection connection, String id) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET_KEY)) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  static Optional<byte[]> secret(Connection connection, String clinic) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT_SECRET)) {
      select.setString(1, clinic);
      return firstBytes(select);
    }
  }

  static void insertSecret(Connection connection, String clinic, byte[] wrapped, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_SECRET)) {
      insert.setString(1, clinic);
      insert.setBytes(2, wrapped);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      unlessThere(insert);
    }
  }

  static Optional<byte[]> proof(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT_PROOF)) {
      return firstBytes(select);
    }
  }

  static void insertProof(Connection connection, byte[] proof) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_PROOF)) {
      insert.setBytes(1, proof);
      unlessThere(insert);
    }
  }

  private static Optional<byte[]> firstBytes(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  /** Another node may have been faster: then its row stands. */
  private static void unlessThere(PreparedStatement insert) throws SQLException {
    try {
      insert.executeUpdate();
    } catch (SQLException e) {
      if (!DatabaseWork.isDuplicateKey(e)) {
        throw e;
      }
    }
  }
}
