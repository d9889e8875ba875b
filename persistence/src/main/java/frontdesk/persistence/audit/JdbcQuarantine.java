package frontdesk.persistence.audit;

import frontdesk.persistence.journal.DatabaseWork;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The quarantine as a table in the journal's database, on its own threads. Thread-safe. */
public final class JdbcQuarantine implements Quarantine {
  private static final String SELECT =
      "SELECT \"persistence_id\", \"kind\", \"clinic\", \"failures\", \"first_failure\","
          + " \"last_failure\", \"since\", \"build\", \"reason\", \"farewell_said\""
          + " FROM \"quarantine\"";
  private static final String ONE = SELECT + " WHERE \"persistence_id\" = ?";
  private static final String ALL = SELECT + " ORDER BY \"first_failure\", \"persistence_id\"";
  private static final String INSERT =
      "INSERT INTO \"quarantine\" (\"persistence_id\", \"kind\", \"clinic\", \"failures\","
          + " \"first_failure\", \"last_failure\", \"build\", \"reason\")"
          + " VALUES (?, ?, ?, 0, ?, ?, ?, ?)";
  // One statement counts and decides: of failures that are counted at once only one sets it apart.
  private static final String COUNT =
      "UPDATE \"quarantine\" SET \"failures\" = \"failures\" + 1, \"last_failure\" = ?,"
          + " \"build\" = ?, \"reason\" = ?,"
          + " \"since\" = CASE WHEN \"since\" IS NULL AND \"failures\" + 1 >= ? THEN ?"
          + " ELSE \"since\" END WHERE \"persistence_id\" = ?";
  private static final String FORGET =
      "DELETE FROM \"quarantine\" WHERE \"persistence_id\" = ? AND \"since\" IS NULL";
  private static final String FAREWELL =
      "UPDATE \"quarantine\" SET \"farewell_said\" = TRUE, \"clinic\" = COALESCE(\"clinic\", ?)"
          + " WHERE \"persistence_id\" = ?";
  private static final String RELEASE =
      "UPDATE \"quarantine\" SET \"failures\" = 0, \"since\" = NULL, \"farewell_said\" = FALSE"
          + " WHERE \"persistence_id\" = ? AND \"since\" IS NOT NULL";

  private final DatabaseWork work;
  private final InstantSource clock;
  private final int attempts;

  /**
   * Works on the journal database's own threads.
   *
   * @param attempts failed recoveries after which an entity is set apart, 1 or more
   */
  public JdbcQuarantine(OpenDatabase journal, InstantSource clock, int attempts) {
    this.work = new DatabaseWork(journal.source(), journal.threads());
    this.clock = clock;
    this.attempts = attempts;
  }

  @Override
  public CompletionStage<Optional<Entry>> find(String persistenceId) {
    return work.run(connection -> find(connection, persistenceId));
  }

  @Override
  public CompletionStage<Optional<Entry>> failed(Failure failure, Throwable cause) {
    Optional<Reason> reason = RecoveryFailure.reason(cause);
    if (reason.isEmpty()) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return work.run(
        connection -> {
          OffsetDateTime now = now();
          if (!count(connection, failure, reason.get(), now)) {
            insert(connection, failure, reason.get(), now);
            count(connection, failure, reason.get(), now);
          }
          return find(connection, failure.persistenceId());
        });
  }

  private boolean count(Connection connection, Failure failure, Reason reason, OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(COUNT)) {
      update.setObject(1, now);
      update.setString(2, failure.build().value());
      update.setString(3, reason.name());
      update.setInt(4, attempts);
      update.setObject(5, now);
      update.setString(6, failure.persistenceId());
      return update.executeUpdate() > 0;
    }
  }

  private static void insert(
      Connection connection, Failure failure, Reason reason, OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, failure.persistenceId());
      insert.setString(2, failure.kind().stored());
      insert.setString(3, failure.clinic().map(ClinicId::value).orElse(null));
      insert.setObject(4, now);
      insert.setObject(5, now);
      insert.setString(6, failure.build().value());
      insert.setString(7, reason.name());
      insert.executeUpdate();
    } catch (SQLException e) {
      // Another failure of the same entity came first: its row is there, which is all we want.
      if (!DatabaseWork.isDuplicateKey(e)) {
        throw e;
      }
    }
  }

  @Override
  public CompletionStage<Void> recovered(String persistenceId) {
    return work.run(connection -> execute(connection, FORGET, persistenceId))
        .thenAccept(rows -> {});
  }

  @Override
  public CompletionStage<Void> farewellSaid(String persistenceId, Optional<ClinicId> clinic) {
    return work.run(
            connection -> {
              try (PreparedStatement update = connection.prepareStatement(FAREWELL)) {
                update.setString(1, clinic.map(ClinicId::value).orElse(null));
                update.setString(2, persistenceId);
                return update.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  private static int execute(Connection connection, String statement, String persistenceId)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      change.setString(1, persistenceId);
      return change.executeUpdate();
    }
  }

  @Override
  public CompletionStage<List<Entry>> list(int most) {
    return work.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setMaxRows(most);
            try (ResultSet rows = select.executeQuery()) {
              List<Entry> entries = new ArrayList<>();
              while (rows.next()) {
                entries.add(entry(rows));
              }
              return List.copyOf(entries);
            }
          }
        });
  }

  @Override
  public CompletionStage<Optional<Entry>> release(String persistenceId) {
    return work.run(
        connection -> {
          Optional<Entry> was = find(connection, persistenceId);
          return execute(connection, RELEASE, persistenceId) > 0 ? was : Optional.empty();
        });
  }

  private static Optional<Entry> find(Connection connection, String persistenceId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setString(1, persistenceId);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
      }
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        kind(row.getString(2)),
        Optional.ofNullable(row.getString(3)).map(ClinicId::new),
        row.getInt(4),
        instant(row, 5).orElseThrow(),
        instant(row, 6).orElseThrow(),
        instant(row, 7),
        new BuildId(row.getString(8)),
        Reason.valueOf(row.getString(9)),
        row.getBoolean(10));
  }

  private static EntityKind kind(String stored) throws SQLException {
    for (EntityKind kind : EntityKind.values()) {
      if (kind.stored().equals(stored)) {
        return kind;
      }
    }
    throw new SQLException("a kind of entity that this build does not know");
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Thousandths, as the table keeps them: what is written is what is read. */
  private OffsetDateTime now() {
    return Instant.ofEpochMilli(clock.millis()).atOffset(ZoneOffset.UTC);
  }
}
