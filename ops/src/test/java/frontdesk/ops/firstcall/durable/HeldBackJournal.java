package frontdesk.ops.firstcall.durable;

import frontdesk.ops.node.FrontdeskNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Holds back everything that others want of a node's journal, as a disk that hangs would: until it
 * is closed, statements of other connections neither fail nor return.
 */
final class HeldBackJournal implements AutoCloseable {
  private final Connection connection;

  private HeldBackJournal(Connection connection) {
    this.connection = connection;
  }

  /** From now on no write of this node's journal is done. */
  static HeldBackJournal of(FrontdeskNode node) throws SQLException {
    Connection connection = node.storage().journal().source().getConnection();
    HeldBackJournal held = new HeldBackJournal(connection);
    held.exclusive(1);
    return held;
  }

  /** Whether it still has the store to itself. */
  boolean isHeld() throws SQLException {
    return !connection.isClosed();
  }

  private void exclusive(int mode) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET EXCLUSIVE " + mode);
    }
  }

  @Override
  public void close() throws SQLException {
    exclusive(0);
    connection.close();
  }
}
