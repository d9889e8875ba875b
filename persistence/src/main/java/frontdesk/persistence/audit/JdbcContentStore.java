package frontdesk.persistence.audit;

import frontdesk.persistence.journal.DatabaseWork;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.id.ContentHash;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Contents in the journal's database, each stored once under its SHA-256. Thread-safe. */
public final class JdbcContentStore implements ContentStore {
  private static final String INSERT =
      "INSERT INTO \"content\" (\"hash\", \"text\", \"stored_at\") VALUES (?, ?, ?)";
  private static final String SELECT = "SELECT \"text\" FROM \"content\" WHERE \"hash\" = ?";

  private final DatabaseWork work;
  private final InstantSource clock;

  /** Works on the journal database's own threads. */
  public JdbcContentStore(OpenDatabase journal, InstantSource clock) {
    this.work = new DatabaseWork(journal.source(), journal.threads());
    this.clock = clock;
  }

  @Override
  public CompletionStage<ContentHash> put(String text) {
    ContentHash hash = hash(text);
    return work.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, hash.value());
            try (ResultSet rows = select.executeQuery()) {
              if (rows.next()) {
                return hash;
              }
            }
          }
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, hash.value());
            insert.setString(2, text);
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
          } catch (SQLException e) {
            // Somebody stored the same content since we looked: it is there, which is all we want.
            if (!DatabaseWork.isDuplicateKey(e)) {
              throw e;
            }
          }
          return hash;
        });
  }

  @Override
  public CompletionStage<Optional<String>> get(ContentHash hash) {
    return work.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, hash.value());
            try (ResultSet rows = select.executeQuery()) {
              return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /** The name of a content: SHA-256 of its UTF-8. */
  public static ContentHash hash(String text) {
    return new ContentHash(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
  }
}
