package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scalatest.Suite;

/**
 * What Pekko demands of a journal and of a snapshot store, by Pekko's own tests, of ours as nodes
 * have them configured, on both databases; and that those tests see a journal that loses a row.
 */
class TechnologyCompatibilityTest {
  private static final String A_ROW_IS_LOST =
      "CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS"
          + " 'BEGIN IF NEW.sequence_number = 3 THEN NEW.sequence_number = 1003; END IF;"
          + " RETURN NEW; END'";

  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicTest> shouldBeAJournalOnH2() {
    return run("tck_journal", DatabasesForTests.H2, JavaJournalSpec::new, 16);
  }

  @TestFactory
  Stream<DynamicTest> shouldBeAJournalOnPostgresql() {
    return run("tck_journal", DatabasesForTests.POSTGRESQL, JavaJournalSpec::new, 16);
  }

  @TestFactory
  Stream<DynamicTest> shouldBeASnapshotStoreOnH2() {
    return run("tck_snapshots", DatabasesForTests.H2, JavaSnapshotStoreSpec::new, 8);
  }

  @TestFactory
  Stream<DynamicTest> shouldBeASnapshotStoreOnPostgresql() {
    return run("tck_snapshots", DatabasesForTests.POSTGRESQL, JavaSnapshotStoreSpec::new, 8);
  }

  private static Stream<DynamicTest> run(
      String name, DatabasesForTests kind, Function<Config, Suite> suite, int least) {
    DatabaseAddress address = kind.fresh(directory, name);
    List<ScalaTests.Outcome> outcomes;
    try (OpenDatabase open = DatabasesForTests.open(address, Schema.JOURNAL)) {
      assertThat(open.source()).isNotNull();
      outcomes = ScalaTests.run(suite.apply(config(address)));
    }
    assertThat(outcomes).filteredOn(ScalaTests.Outcome::passed).hasSizeGreaterThanOrEqualTo(least);
    return outcomes.stream()
        .map(outcome -> DynamicTest.dynamicTest(outcome.test(), outcome::throwIfFailed));
  }

  private static Config config(DatabaseAddress address) {
    return ConfigFactory.parseMap(
            Map.of("pekko.log-dead-letters", "off", "pekko.test.single-expect-default", "30s"))
        .withFallback(JournalConfig.pekko(DatabasesForTests.settings(address)))
        .withFallback(ConfigFactory.load());
  }

  @Test
  void shouldBeSeenWhenTheJournalLosesARow() throws Exception {
    // given
    DatabaseAddress address = DatabasesForTests.POSTGRESQL.fresh(directory, "tck_losing");
    try (OpenDatabase open = DatabasesForTests.open(address, Schema.JOURNAL)) {
      try (Connection connection = open.source().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(A_ROW_IS_LOST);
        statement.execute(
            "CREATE TRIGGER lose BEFORE INSERT ON event_journal"
                + " FOR EACH ROW EXECUTE FUNCTION lose()");
      }
      // when
      List<ScalaTests.Outcome> outcomes = ScalaTests.run(new JavaJournalSpec(config(address)));
      // then
      assertThat(outcomes).filteredOn(outcome -> outcome.failure().isPresent()).isNotEmpty();
    }
  }
}
