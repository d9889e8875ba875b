package frontdesk.persistence.backup;

import frontdesk.persistence.backup.BackupRefusal.Reason;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.OpenDatabase;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Copies an open embedded store while it is written to.
 *
 * <p>The journal is copied before the keys: a call's key is stored before the call's first event,
 * so every event in the copy finds its key unless the patient was erased meanwhile. Blocking, on a
 * caller's thread; H2 reuses no space of the file while it copies it (H2, {@code BACKUP TO}).
 */
public final class StoreBackup {
  /** What the master key is called in the keys' file. */
  static final String MASTER_KEY = "master.key";

  private static final String COPY = "BACKUP TO ?";

  private StoreBackup() {}

  /** What came of it. */
  public sealed interface Outcome {
    /** Both files are there, whole, for their owner only. */
    record Written(BackupFiles files, long eventsBytes, long keysBytes) implements Outcome {}

    /** Nothing was left behind. */
    record Refused(BackupRefusal why) implements Outcome {}
  }

  /**
   * Writes both files, each beside its place first and moved when it is whole.
   *
   * @param masterKey the file with the master key, unless it comes from the settings
   */
  public static Outcome write(
      OpenDatabase journal, OpenDatabase keys, Optional<Path> masterKey, BackupFiles files) {
    if (!(journal.address() instanceof DatabaseAddress.H2File)) {
      return refused(Reason.NOT_EMBEDDED, journal.address().shown(), "");
    }
    for (Path file : new Path[] {files.events(), files.keys()}) {
      if (Files.exists(file)) {
        return refused(Reason.EXISTS, file.toString(), "");
      }
    }
    Path beside = null;
    try {
      beside = directoryBeside(files.events());
      Path events = copied(journal, beside.resolve("events.zip"));
      Path wrapped = copied(keys, beside.resolve("keys.zip"));
      if (masterKey.isPresent()) {
        add(masterKey.get(), wrapped);
      }
      long eventsBytes = Files.size(events);
      long keysBytes = Files.size(wrapped);
      Files.move(wrapped, files.keys(), StandardCopyOption.ATOMIC_MOVE);
      Files.move(events, files.events(), StandardCopyOption.ATOMIC_MOVE);
      return new Outcome.Written(files, eventsBytes, keysBytes);
    } catch (IOException e) {
      return refused(Reason.UNWRITABLE, files.events().toString(), e.toString());
    } catch (SQLException e) {
      return refused(Reason.FAILED, journal.address().shown(), e.toString());
    } finally {
      Scratch.remove(beside);
    }
  }

  private static Path directoryBeside(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("not a file: " + file);
    }
    return Scratch.directoryIn(parent);
  }

  private static Path copied(OpenDatabase database, Path zip) throws SQLException, IOException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement copy = connection.prepareStatement(COPY)) {
      copy.setString(1, zip.toString());
      copy.execute();
    }
    Scratch.ownerOnly(zip);
    return zip;
  }

  private static void add(Path masterKey, Path zip) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(zip)) {
      Files.copy(masterKey, inside.getPath(MASTER_KEY));
    }
  }

  private static Outcome refused(Reason reason, String where, String detail) {
    return new Outcome.Refused(new BackupRefusal(reason, where, detail));
  }
}
