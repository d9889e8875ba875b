package frontdesk.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.persistence.audit.Verification.Finding;
import frontdesk.persistence.audit.Verification.Problem;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.Diary;
import frontdesk.persistence.journal.NodeForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.EntityKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalVerifierTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldFindWrittenJournalSoundAndReadItInOrder(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = written(kind);
    // when
    OpenDatabase.Opening opening =
        OpenDatabase.openForReading(address, Schema.JOURNAL, DatabasesForTests.POOL);
    try (OpenDatabase journal = ((OpenDatabase.Opening.Opened) opening).database()) {
      // then
      assertThat(new JournalVerifier(journal.source(), 10).verify())
          .isEqualTo(new Verification.Sound(8, 2));
      JournalReader reader = new JournalReader(journal.source(), 1_000);
      assertThat(reader.persistenceIds(EntityKind.ACCESS, 10))
          .containsExactly("access|second", "access|first");
      assertThat(reader.persistenceIds(EntityKind.CALL, 10)).isEmpty();
      assertThat(reader.highestSequenceNumber("access|first")).hasValue(5);
      assertThat(reader.highestSequenceNumber("access|third")).isEmpty();
      assertThat(reader.highestOrdering()).isPresent();
      List<JournalEntry> history = reader.history("access|first");
      assertThat(history).hasSize(5);
      assertThat(reader.historyFrom("access|first", 4)).isEqualTo(history.subList(3, 5));
      for (int i = 0; i < history.size(); i++) {
        JournalEntry.Event entry = (JournalEntry.Event) history.get(i);
        assertThat(entry.position().sequenceNumber()).isEqualTo(i + 1);
        assertThat(entry.position().tags()).isEqualTo(EntityKind.ACCESS.tags("access|first"));
        assertThat(entry.event()).isInstanceOf(AccessEvent.RecordOpened.class);
        assertThat(entry.digest()).isEqualTo(new CanonicalDigest().of(entry.event()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAlteredDeletedAndUntaggedRows(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = written(kind);
    try (OpenDatabase journal = DatabasesForTests.open(address, Schema.JOURNAL);
        Connection connection = journal.source().getConnection();
        Statement statement = connection.createStatement()) {
      JournalVerifier verifier = new JournalVerifier(journal.source(), 10);
      // when, then: one word of an event is another
      alter(connection, "access|first", 2, "complaint", "curiosity");
      assertThat(findings(verifier))
          .containsExactly(new Finding("access|first", 3, Problem.CHAIN_BROKEN));
      alter(connection, "access|first", 2, "curiosity", "complaint");
      assertThat(verifier.verify()).isInstanceOf(Verification.Sound.class);
      // when, then: a tag is gone
      statement.executeUpdate(
          "DELETE FROM \"event_tag\" WHERE \"event_id\" = (SELECT \"ordering\" FROM"
              + " \"event_journal\" WHERE \"persistence_id\" = 'access|second'"
              + " AND \"sequence_number\" = 1)");
      assertThat(findings(verifier))
          .containsExactly(new Finding("access|second", 1, Problem.TAGS_WRONG));
      // when, then: a row is gone too
      statement.executeUpdate(
          "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = 'access|first'"
              + " AND \"sequence_number\" = 4");
      assertThat(findings(verifier))
          .containsExactly(
              new Finding("access|first", 5, Problem.NUMBERS_MISSING),
              new Finding("access|first", 5, Problem.CHAIN_BROKEN),
              new Finding("access|second", 1, Problem.TAGS_WRONG));
      // when, then: a row is no event any more
      alter(connection, "access|first", 1, "{", "[");
      assertThat(findings(verifier)).contains(new Finding("access|first", 1, Problem.UNREADABLE));
      Verification bounded = new JournalVerifier(journal.source(), 1).verify();
      assertThat(((Verification.Unsound) bounded).findings()).hasSize(1);
      assertThat(((Verification.Unsound) bounded).more()).isTrue();
    }
  }

  private static List<Finding> findings(JournalVerifier verifier) throws Exception {
    return ((Verification.Unsound) verifier.verify()).findings();
  }

  private DatabaseAddress written(DatabasesForTests kind) throws Exception {
    DatabaseAddress address = kind.fresh(directory, "journal");
    try (NodeForTests node = NodeForTests.start(address)) {
      var first = node.spawn(Diary.create("first", 2), "first");
      var second = node.spawn(Diary.create("second"), "second");
      node.write(first, "complaint", 3);
      node.write(first, "audit", 2);
      node.write(second, "complaint", 3);
    }
    return address;
  }

  private static void alter(
      Connection connection, String persistenceId, long sequenceNumber, String from, String to)
      throws Exception {
    byte[] payload;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT \"event_payload\" FROM \"event_journal\""
                + " WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?")) {
      select.setString(1, persistenceId);
      select.setLong(2, sequenceNumber);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        payload = rows.getBytes(1);
      }
    }
    String altered = new String(payload, StandardCharsets.UTF_8).replace(from, to);
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE \"event_journal\" SET \"event_payload\" = ?"
                + " WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?")) {
      update.setBytes(1, altered.getBytes(StandardCharsets.UTF_8));
      update.setString(2, persistenceId);
      update.setLong(3, sequenceNumber);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
