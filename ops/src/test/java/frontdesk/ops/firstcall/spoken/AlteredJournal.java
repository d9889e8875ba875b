package frontdesk.ops.firstcall.spoken;

import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ContentHash;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alters what is stored, behind everybody's back: what the failing twins of replay need. */
final class AlteredJournal {
  private static final Pattern TURN = Pattern.compile("\"turn\":(\\d+)");

  private final NodeUnderTest node;

  AlteredJournal(NodeUnderTest node) {
    this.node = node;
  }

  /** Replaces a text in the call's first event that holds another; answers the event's turn. */
  int replaceInEvent(CallId call, String holding, String what, String from, String to)
      throws SQLException {
    String id = EntityKind.CALL.persistenceId(call.value());
    try (Connection connection = node.node().storage().journal().source().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT \"sequence_number\", \"event_payload\" FROM \"event_journal\""
                    + " WHERE \"persistence_id\" = ? ORDER BY \"sequence_number\"")) {
      select.setString(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String json = new String(rows.getBytes(2), StandardCharsets.UTF_8);
          if (json.contains(holding) && json.contains(from)) {
            update(connection, id, rows.getLong(1), json.replace(from, to));
            return turn(json);
          }
        }
      }
    }
    throw new AssertionError("no event of the call holds " + what);
  }

  private static void update(Connection connection, String id, long number, String json)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE \"event_journal\" SET \"event_payload\" = ?"
                + " WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?")) {
      update.setBytes(1, json.getBytes(StandardCharsets.UTF_8));
      update.setString(2, id);
      update.setLong(3, number);
      update.executeUpdate();
    }
  }

  private static int turn(String json) {
    Matcher matcher = TURN.matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("the event is of no turn");
    }
    return Integer.parseInt(matcher.group(1));
  }

  CallEvent.Contents contents(CallId call) throws SQLException {
    return ((CallEvent.CallArrived) node.events(call).get(0)).contents();
  }

  /** Replaces a text in a stored content, under the same hash. */
  void replaceInContent(ContentHash hash, String from, String to) throws SQLException {
    try (Connection connection = node.node().storage().journal().source().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE \"content\" SET \"text\" = REPLACE(\"text\", ?, ?) WHERE \"hash\" = ?")) {
      update.setString(1, from);
      update.setString(2, to);
      update.setString(3, hash.value());
      if (update.executeUpdate() != 1) {
        throw new AssertionError("no such content");
      }
    }
  }
}
