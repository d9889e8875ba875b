package frontdesk.ops.firstcall.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/**
 * Puts what is secret where it does not belong, in forms that anybody can read; closing undoes it.
 */
final class Planted implements AutoCloseable {
  private final Deque<Undo> undone = new ArrayDeque<>();

  private interface Undo {
    void run() throws SQLException, IOException;
  }

  /** A content, as if a clinic's texts held it. */
  void content(DataSource journal, String text) throws SQLException {
    change(
        journal,
        "INSERT INTO \"content\" (\"hash\", \"text\", \"stored_at\") VALUES (?, ?, ?)",
        "planted",
        text,
        OffsetDateTime.now(ZoneOffset.UTC));
    undone.push(() -> change(journal, "DELETE FROM \"content\" WHERE \"hash\" = ?", "planted"));
  }

  /** An event. */
  void event(DataSource journal, byte[] payload) throws SQLException {
    change(
        journal,
        "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\", \"writer\","
            + " \"write_timestamp\", \"adapter_manifest\", \"event_payload\", \"event_ser_id\","
            + " \"event_ser_manifest\") VALUES (?, 1, '', 0, '', ?, 31, '')",
        "planted|1",
        payload);
    undone.push(
        () ->
            change(
                journal,
                "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = ?",
                "planted|1"));
  }

  /** A snapshot. */
  void snapshot(DataSource journal, byte[] payload) throws SQLException {
    change(
        journal,
        "INSERT INTO \"snapshot\" (\"persistence_id\", \"sequence_number\", \"created\","
            + " \"snapshot_ser_id\", \"snapshot_ser_manifest\", \"snapshot_payload\")"
            + " VALUES (?, 1, 0, 31, '', ?)",
        "planted|1",
        payload);
    undone.push(
        () ->
            change(journal, "DELETE FROM \"snapshot\" WHERE \"persistence_id\" = ?", "planted|1"));
  }

  /** A table that nobody thought of. */
  void table(DataSource database, String name, String text) throws SQLException {
    execute(database, "CREATE TABLE \"" + name + "\" (\"note\" CHARACTER VARYING)");
    undone.push(() -> execute(database, "DROP TABLE \"" + name + "\""));
    change(database, "INSERT INTO \"" + name + "\" VALUES (?)", text);
  }

  /** A file. */
  void file(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    undone.push(() -> Files.delete(file));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  static byte[] base64(byte[] octets) {
    return Base64.getEncoder().encode(octets);
  }

  static byte[] gzip(byte[] octets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(octets);
    }
    return out.toByteArray();
  }

  private static void change(DataSource database, String statement, Object... values)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }

  private static void execute(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement all = connection.createStatement()) {
      all.execute(statement);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    while (!undone.isEmpty()) {
      undone.pop().run();
    }
  }
}
