package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.persistence.audit.StoredJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldRecoverAfterRestart(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "journal");
    try (NodeForTests node = NodeForTests.start(address)) {
      ActorRef<Diary.Command> diary = node.spawn(Diary.create("dental", 3), "diary");
      assertThat(node.write(diary, "complaint", 1)).isEqualTo(1);
      assertThat(node.write(diary, "audit", 3)).isEqualTo(4);
    }
    // when
    try (NodeForTests node = NodeForTests.start(address)) {
      ActorRef<Diary.Command> diary = node.spawn(Diary.create("dental", 3), "diary");
      // then
      assertThat(node.count(diary)).isEqualTo(4);
      assertThat(node.write(diary, "again", 1)).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldStoreEventsAsPlainJsonWithOneTag(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "journal");
    try (NodeForTests node = NodeForTests.start(address)) {
      ActorRef<Diary.Command> diary = node.spawn(Diary.create("dental"), "diary");
      // when
      node.write(diary, "x".repeat(40_000), 1);
      // then
      try (Connection connection = node.journal().source().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT \"event_payload\", \"event_ser_manifest\", \"tag\" FROM \"event_journal\""
                      + " JOIN \"event_tag\" ON \"event_id\" = \"ordering\"")) {
        assertThat(rows.next()).isTrue();
        JsonNode event = StoredJson.mapper().readTree(rows.getBytes(1));
        assertThat(event.path("type").asText()).isEqualTo("RecordOpened");
        assertThat(event.path("header").path("at").asText()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(rows.getString(2))
            .isEqualTo("frontdesk.protocol.audit.AccessEvent$RecordOpened");
        assertThat(rows.getString(3)).matches("access-([0-9]|1[0-5])");
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
