package frontdesk.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.KeysSettings;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.Diary;
import frontdesk.persistence.journal.NodeForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.persistence.privacy.JdbcKeyStore;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBackupTest {
  private static final int WRITERS = 3;
  private static final int WRITTEN_BEFORE = 40;
  private static final KeyId KEY = new KeyId("call/1");
  private static final String PLACE = "call|1/CallArrived/callerNumber";

  @TempDir Path directory;

  @Test
  void shouldRestoreAllThatWasAcknowledgedBeforeTheCopyBegan() throws Exception {
    // given
    StoreRestore.Place there = place("old");
    AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);
    long[] before = new long[WRITERS];
    Sealed sealed;
    // when
    try (NodeForTests node = NodeForTests.start(there.journal());
        OpenDatabase keys = DatabasesForTests.open(there.keys(), Schema.KEYS);
        Writers writers = new Writers(node, acknowledged)) {
      sealed =
          store(keys, there)
              .create(KEY)
              .toCompletableFuture()
              .get(9, TimeUnit.SECONDS)
              .seal("+447700900123", PLACE);
      writers.awaitEach(WRITTEN_BEFORE);
      for (int i = 0; i < WRITERS; i++) {
        before[i] = acknowledged.get(i);
      }
      assertThat(StoreBackup.write(node.journal(), keys, there.masterKey(), files()))
          .isInstanceOf(StoreBackup.Outcome.Written.class);
    }
    // then
    StoreRestore.Place here = place("new");
    assertThat(StoreRestore.restore(files(), here))
        .isInstanceOf(StoreRestore.Outcome.Restored.class);
    try (OpenDatabase journal = DatabasesForTests.open(here.journal(), Schema.JOURNAL);
        OpenDatabase keys = DatabasesForTests.open(here.keys(), Schema.KEYS)) {
      assertThat(new JournalVerifier(journal.source(), 10).verify())
          .isInstanceOf(Verification.Sound.class);
      JournalReader reader = new JournalReader(journal.source(), 1);
      for (int i = 0; i < WRITERS; i++) {
        assertThat(reader.highestSequenceNumber("access|diary-" + i).orElse(0))
            .isGreaterThanOrEqualTo(before[i]);
      }
      var key = store(keys, here).find(KEY).toCompletableFuture().get(9, TimeUnit.SECONDS);
      assertThat(key.orElseThrow().open(sealed, PLACE)).contains("+447700900123");
    }
  }

  @Test
  void shouldKeepTheFilesForTheirOwner() throws Exception {
    backup();
    StoreRestore.Place restored = place("new");
    assertThat(StoreRestore.restore(files(), restored))
        .isInstanceOf(StoreRestore.Outcome.Restored.class);
    for (Path file :
        List.of(files().events(), files().keys(), restored.masterKey().orElseThrow())) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    try (var left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".frontdesk-"));
    }
  }

  @Test
  void shouldWriteOverNothing() throws Exception {
    StoreRestore.Place old = backup();
    assertThat(reason(StoreRestore.restore(files(), old))).isEqualTo(BackupRefusal.Reason.EXISTS);
    try (OpenDatabase journal = DatabasesForTests.open(old.journal(), Schema.JOURNAL);
        OpenDatabase keys = DatabasesForTests.open(old.keys(), Schema.KEYS)) {
      StoreBackup.Outcome again = StoreBackup.write(journal, keys, old.masterKey(), files());
      assertThat(((StoreBackup.Outcome.Refused) again).why().reason())
          .isEqualTo(BackupRefusal.Reason.EXISTS);
    }
  }

  @Test
  void shouldRefuseWhatIsNoWholeBackup() throws Exception {
    backup();
    // cut in half
    byte[] whole = Files.readAllBytes(files().events());
    Files.write(files().events(), Arrays.copyOf(whole, whole.length / 2));
    assertThat(reason(StoreRestore.restore(files(), place("new"))))
        .isEqualTo(BackupRefusal.Reason.DAMAGED);
    // no zip
    Files.writeString(files().events(), "not a backup");
    assertThat(reason(StoreRestore.restore(files(), place("new"))))
        .isEqualTo(BackupRefusal.Reason.DAMAGED);
    // the keys are elsewhere
    Files.write(files().events(), whole);
    Files.delete(files().keys());
    assertThat(reason(StoreRestore.restore(files(), place("new"))))
        .isEqualTo(BackupRefusal.Reason.MISSING);
    assertThat(place("new").journal().onDisk()).doesNotExist();
  }

  @Test
  void shouldRefuseAStoreOnAServer() throws Exception {
    StoreRestore.Place place = place("old");
    DatabaseAddress server = DatabasesForTests.POSTGRESQL.fresh(directory, "backup");
    try (OpenDatabase journal = DatabasesForTests.open(server, Schema.JOURNAL);
        OpenDatabase keys = DatabasesForTests.open(place.keys(), Schema.KEYS)) {
      StoreBackup.Outcome outcome = StoreBackup.write(journal, keys, Optional.empty(), files());
      assertThat(((StoreBackup.Outcome.Refused) outcome).why().reason())
          .isEqualTo(BackupRefusal.Reason.NOT_EMBEDDED);
    }
  }

  private StoreRestore.Place backup() throws IOException {
    StoreRestore.Place place = place("old");
    try (OpenDatabase journal = DatabasesForTests.open(place.journal(), Schema.JOURNAL);
        OpenDatabase keys = DatabasesForTests.open(place.keys(), Schema.KEYS)) {
      store(keys, place);
      assertThat(StoreBackup.write(journal, keys, place.masterKey(), files()))
          .isInstanceOf(StoreBackup.Outcome.Written.class);
    }
    return place;
  }

  private BackupFiles files() {
    return BackupFiles.beside(directory.resolve("backup.zip"));
  }

  private StoreRestore.Place place(String name) {
    Path folder = directory.resolve(name);
    return new StoreRestore.Place(
        new DatabaseAddress.H2File(folder.resolve("journal")),
        new DatabaseAddress.H2File(folder.resolve("keys")),
        Optional.of(folder.resolve("master.key")));
  }

  private static BackupRefusal.Reason reason(StoreRestore.Outcome outcome) {
    return ((StoreRestore.Outcome.Refused) outcome).why().reason();
  }

  private static JdbcKeyStore store(OpenDatabase keys, StoreRestore.Place place) {
    KeysSettings settings =
        new KeysSettings(
            Optional.empty(),
            place.masterKey().orElseThrow(),
            place.keys().file(),
            "",
            "unused",
            10,
            Duration.ofMinutes(1));
    JdbcKeyStore.Opening opening =
        JdbcKeyStore.open(keys, settings, new SecureRandom(), InstantSource.system());
    return ((JdbcKeyStore.Opening.Opened) opening).store();
  }

  /** Diaries that are written to without end, until closed. */
  private static final class Writers implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLongArray acknowledged;

    Writers(NodeForTests node, AtomicLongArray acknowledged) throws Exception {
      this.acknowledged = acknowledged;
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        String name = "diary-" + i;
        ActorRef<Diary.Command> diary = node.spawn(Diary.create(name), name);
        running.add(
            threads.submit(
                () -> {
                  while (!over.get()) {
                    acknowledged.set(number, node.write(diary, "meanwhile", 2));
                  }
                  return number;
                }));
      }
    }

    void awaitEach(long events) {
      for (int i = 0; i < WRITERS; i++) {
        while (acknowledged.get(i) < events && !running.get(i).isDone()) {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public void close() {
      over.set(true);
      threads.shutdown();
      try {
        for (Future<?> writer : running) {
          writer.get(10, TimeUnit.SECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("a writer failed", e);
      }
    }
  }
}
