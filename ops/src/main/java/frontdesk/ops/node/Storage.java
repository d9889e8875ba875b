package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.JournalSettings;
import frontdesk.persistence.audit.JdbcContentStore;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.persistence.journal.StoreWatch;
import frontdesk.persistence.privacy.JdbcKeyStore;
import java.security.SecureRandom;
import java.time.Clock;

/** The open databases of a node, or of a command that reads while no node runs. */
public record Storage(
    JournalSettings journalSettings,
    OpenDatabase journal,
    OpenDatabase keyDatabase,
    JdbcKeyStore keys,
    JdbcContentStore contents)
    implements AutoCloseable {

  /** What came of opening. */
  public sealed interface Opening {
    record Opened(Storage storage) implements Opening {}

    /** One clear line. */
    record Failed(String line) implements Opening {}
  }

  /** How it is opened: by a node, or only to read what no node has open. */
  public enum Purpose {
    WRITE,
    READ
  }

  /** Opens the journal and the keys. Blocking. */
  public static Opening open(FrontdeskSettings settings, Clock clock, Purpose purpose) {
    JournalSettings journalSettings = settings.journal();
    OpenDatabase.Opening journal =
        open(
            DatabaseAddress.ofJournal(journalSettings),
            Schema.JOURNAL,
            journalSettings.pool(),
            purpose);
    if (journal instanceof OpenDatabase.Opening.Failed failed) {
      return new Opening.Failed(failed.why().line());
    }
    OpenDatabase openJournal = ((OpenDatabase.Opening.Opened) journal).database();
    Opening keys = openKeys(settings, clock, purpose, journalSettings, openJournal);
    if (keys instanceof Opening.Failed) {
      openJournal.close();
    }
    return keys;
  }

  private static Opening openKeys(
      FrontdeskSettings settings,
      Clock clock,
      Purpose purpose,
      JournalSettings journalSettings,
      OpenDatabase journal) {
    OpenDatabase.Opening opening =
        open(
            DatabaseAddress.ofKeys(journalSettings, settings.keys()),
            Schema.KEYS,
            journalSettings.pool(),
            purpose);
    if (opening instanceof OpenDatabase.Opening.Failed failed) {
      return new Opening.Failed(failed.why().line());
    }
    OpenDatabase keyDatabase = ((OpenDatabase.Opening.Opened) opening).database();
    JdbcKeyStore.Opening store =
        JdbcKeyStore.open(keyDatabase, settings.keys(), new SecureRandom(), clock);
    if (store instanceof JdbcKeyStore.Opening.Failed failed) {
      keyDatabase.close();
      return new Opening.Failed(failed.why().line());
    }
    return new Opening.Opened(
        new Storage(
            journalSettings,
            journal,
            keyDatabase,
            ((JdbcKeyStore.Opening.Opened) store).store(),
            new JdbcContentStore(journal, clock)));
  }

  private static OpenDatabase.Opening open(
      DatabaseAddress address, Schema schema, JournalSettings.Pool pool, Purpose purpose) {
    return purpose == Purpose.WRITE
        ? OpenDatabase.open(address, schema, pool)
        : OpenDatabase.openForReading(address, schema, pool);
  }

  /**
   * A watch over journal and keys; it begins when it is told to, and is closed before the store.
   *
   * @param node names its rows in the databases
   */
  StoreWatch watch(String node, StoreWatch.Listener listener) {
    return StoreWatch.over(journal, keyDatabase, node, journalSettings.watch(), listener);
  }

  @Override
  public void close() {
    keyDatabase.close();
    journal.close();
  }
}
