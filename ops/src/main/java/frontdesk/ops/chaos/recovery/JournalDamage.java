package frontdesk.ops.chaos.recovery;

import frontdesk.ops.node.Storage;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.id.ClinicId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Damages the journal of a node that does not run. Blocking. */
final class JournalDamage {
  private static final byte[] GARBAGE = "damaged on purpose".getBytes(StandardCharsets.UTF_8);
  private static final String LAST_ROW =
      "UPDATE \"event_journal\" SET \"event_payload\" = ? WHERE \"persistence_id\" = ?"
          + " AND \"sequence_number\" = (SELECT MAX(\"sequence_number\") FROM \"event_journal\""
          + " WHERE \"persistence_id\" = ?)";
  private static final String FIRST_ROW =
      "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\", \"deleted\","
          + " \"writer\", \"write_timestamp\", \"adapter_manifest\", \"event_payload\","
          + " \"event_ser_id\", \"event_ser_manifest\")"
          + " SELECT ?, 1, FALSE, \"writer\", \"write_timestamp\", '', ?, \"event_ser_id\", ?"
          + " FROM \"event_journal\" WHERE \"persistence_id\" LIKE 'call|%'"
          + " ORDER BY \"ordering\" LIMIT 1";

  private JournalDamage() {}

  /** The newest event of an entity becomes garbage. */
  static void lastEvent(Storage storage, String persistenceId) throws SQLException {
    try (Connection connection = storage.journal().source().getConnection();
        PreparedStatement update = connection.prepareStatement(LAST_ROW)) {
      update.setBytes(1, GARBAGE);
      update.setString(2, persistenceId);
      update.setString(3, persistenceId);
      if (update.executeUpdate() != 1) {
        throw new SQLException("there is no event of " + persistenceId);
      }
    }
  }

  /** The ledger of a clinic that has never written begins with garbage. */
  static void ledger(Storage storage, ClinicId clinic) throws SQLException {
    try (Connection connection = storage.journal().source().getConnection();
        PreparedStatement insert = connection.prepareStatement(FIRST_ROW)) {
      insert.setString(1, EntityKind.LEDGER.persistenceId(clinic.value()));
      insert.setBytes(2, GARBAGE);
      insert.setString(3, LedgerEvent.HoldPlaced.class.getName());
      if (insert.executeUpdate() != 1) {
        throw new SQLException("there is no row to copy");
      }
    }
  }
}
