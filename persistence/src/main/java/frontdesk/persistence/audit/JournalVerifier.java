package frontdesk.persistence.audit;

import frontdesk.persistence.audit.Verification.Finding;
import frontdesk.persistence.audit.Verification.Problem;
import frontdesk.protocol.audit.EntityKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks every row of the journal: it reads as an event, numbers have no holes, each event names
 * the hash of the one before it, tags are right. Rows that Pekko keeps for itself (cluster
 * sharding) are passed over. Blocking; memory does not grow with the journal.
 *
 * <p>The newest event of an entity is vouched for by nothing yet: cutting off an entity's end is
 * not found here, but by those who were told of it.
 */
public final class JournalVerifier {
  private static final int FETCH = 500;
  private static final String ROWS =
      "SELECT"
          + EntryReader.COLUMNS
          + ", \"tag\" FROM \"event_journal\""
          + " LEFT JOIN \"event_tag\" ON \"event_id\" = \"ordering\""
          + " ORDER BY \"persistence_id\", \"sequence_number\", \"tag\"";

  private final DataSource source;
  private final int mostFindings;

  /**
   * Checks this database.
   *
   * @param mostFindings how many findings are listed
   */
  public JournalVerifier(DataSource source, int mostFindings) {
    this.source = source;
    this.mostFindings = mostFindings;
  }

  /** Checks everything that was committed when the check began. */
  public Verification verify() throws SQLException {
    try (Connection connection = source.getConnection()) {
      // A cursor needs a transaction on PostgreSQL, or the driver reads the whole table at once.
      connection.setAutoCommit(false);
      try (PreparedStatement select = connection.prepareStatement(ROWS)) {
        select.setFetchSize(FETCH);
        try (ResultSet rows = select.executeQuery()) {
          return walk(rows);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Verification walk(ResultSet rows) throws SQLException {
    Walk walk = new Walk();
    boolean more = rows.next();
    while (more) {
      // One row per tag: gather them before the entry is looked at.
      JournalEntry entry = EntryReader.read(rows, Set.of());
      Set<String> tags = new HashSet<>();
      do {
        String tag = rows.getString(9);
        if (tag != null) {
          tags.add(tag);
        }
        more = rows.next();
      } while (more && rows.getLong(3) == entry.position().ordering());
      walk.visit(entry, tags);
    }
    return walk.result();
  }

  /** What has been seen so far. */
  private final class Walk {
    private final List<Finding> findings = new ArrayList<>();
    private boolean unlisted;
    private long events;
    private long entities;
    private @Nullable String entity;
    private long lastNumber;
    // Null after an unreadable event: what comes next cannot be compared with it.
    private @Nullable String lastDigest;

    void visit(JournalEntry entry, Set<String> tags) {
      JournalEntry.Position at = entry.position();
      Optional<EntityKind> kind = kind(at.persistenceId());
      if (kind.isEmpty()) {
        return;
      }
      if (!at.persistenceId().equals(entity)) {
        entity = at.persistenceId();
        entities++;
        lastNumber = 0;
        lastDigest = "";
      }
      events++;
      if (at.sequenceNumber() != lastNumber + 1) {
        add(at, Problem.NUMBERS_MISSING);
      }
      if (!tags.equals(kind.get().tags(at.persistenceId()))) {
        add(at, Problem.TAGS_WRONG);
      }
      lastDigest = chain(entry, at);
      lastNumber = at.sequenceNumber();
    }

    private @Nullable String chain(JournalEntry entry, JournalEntry.Position at) {
      if (!(entry instanceof JournalEntry.Event event)) {
        add(at, Problem.UNREADABLE);
        return null;
      }
      if (lastDigest != null && !event.event().header().previous().equals(lastDigest)) {
        add(at, Problem.CHAIN_BROKEN);
      }
      return event.digest();
    }

    private void add(JournalEntry.Position at, Problem problem) {
      if (findings.size() < mostFindings) {
        findings.add(new Finding(at.persistenceId(), at.sequenceNumber(), problem));
      } else {
        unlisted = true;
      }
    }

    Verification result() {
      return findings.isEmpty()
          ? new Verification.Sound(events, entities)
          : new Verification.Unsound(events, entities, findings, unlisted);
    }
  }

  private static Optional<EntityKind> kind(String persistenceId) {
    for (EntityKind kind : EntityKind.values()) {
      if (persistenceId.startsWith(kind.persistenceId(""))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
