package frontdesk.ops.firstcall.replay;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Alters what is stored, behind everybody's back, and puts it back. */
final class Alteration {
  private static final String EVENT = " WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?";
  private static final String GONE = "gone|";

  private final DataSource journal;
  private final Deque<Undo> undone = new ArrayDeque<>();

  private interface Undo {
    void run() throws SQLException;
  }

  /** What is looked at while things are altered. */
  interface Look {
    void run() throws SQLException, IOException;
  }

  Alteration(DataSource journal) {
    this.journal = journal;
  }

  /** Rewrites the JSON of one event. */
  Alteration event(CallId call, long number, UnaryOperator<String> how) throws SQLException {
    String id = EntityKind.CALL.persistenceId(call.value());
    byte[] was = payload(id, number);
    String json = new String(was, StandardCharsets.UTF_8);
    String altered = how.apply(json);
    if (altered.equals(json)) {
      throw new AssertionError("event " + number + " has nothing to alter: " + json);
    }
    write(id, number, altered.getBytes(StandardCharsets.UTF_8));
    undone.push(() -> write(id, number, was));
    return this;
  }

  /** Takes one event away. */
  Alteration withoutEvent(CallId call, long number) throws SQLException {
    String id = EntityKind.CALL.persistenceId(call.value());
    move(id, number, GONE + id);
    undone.push(() -> move(GONE + id, number, id));
    return this;
  }

  /** Replaces a text in a stored content, under the same hash. */
  Alteration content(ContentHash hash, String from, String to) throws SQLException {
    replace(hash, from, to);
    undone.push(() -> replace(hash, to, from));
    return this;
  }

  /** Takes a content away. */
  Alteration withoutContent(ContentHash hash) throws SQLException {
    rename(hash.value(), "gone");
    undone.push(() -> rename("gone", hash.value()));
    return this;
  }

  private byte[] payload(String id, long number) throws SQLException {
    try (Connection connection = journal.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT \"event_payload\" FROM \"event_journal\"" + EVENT)) {
      select.setString(1, id);
      select.setLong(2, number);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("there is no event " + number);
        }
        return rows.getBytes(1);
      }
    }
  }

  private void write(String id, long number, byte[] payload) throws SQLException {
    change("UPDATE \"event_journal\" SET \"event_payload\" = ?" + EVENT, payload, id, number);
  }

  private void move(String from, long number, String to) throws SQLException {
    change("UPDATE \"event_journal\" SET \"persistence_id\" = ?" + EVENT, to, from, number);
  }

  private void replace(ContentHash hash, String from, String to) throws SQLException {
    change(
        "UPDATE \"content\" SET \"text\" = REPLACE(\"text\", ?, ?) WHERE \"hash\" = ?",
        from,
        to,
        hash.value());
  }

  private void rename(String from, String to) throws SQLException {
    change("UPDATE \"content\" SET \"hash\" = ? WHERE \"hash\" = ?", to, from);
  }

  private void change(String statement, Object... values) throws SQLException {
    try (Connection connection = journal.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      if (update.executeUpdate() != 1) {
        throw new AssertionError("nothing to alter: " + statement);
      }
    }
  }

  /** Looks, then puts everything back. */
  void during(Look look) throws SQLException, IOException {
    try {
      look.run();
    } finally {
      while (!undone.isEmpty()) {
        undone.pop().run();
      }
    }
  }
}
