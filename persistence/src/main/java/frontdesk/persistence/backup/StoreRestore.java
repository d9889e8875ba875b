package frontdesk.persistence.backup;

import frontdesk.persistence.backup.BackupRefusal.Reason;
import frontdesk.persistence.journal.DatabaseAddress;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts a backup back where no store is. Blocking; no node may run there. Nothing that exists is
 * written over: whoever restores over a store moves the old one away first.
 */
public final class StoreRestore {
  private StoreRestore() {}

  /** Where a store keeps its files. */
  public record Place(
      DatabaseAddress.H2File journal, DatabaseAddress.H2File keys, Optional<Path> masterKey) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** The store is in its place. */
    record Restored() implements Outcome {}

    /** Nothing was changed. */
    record Refused(BackupRefusal why) implements Outcome {}
  }

  /** Unpacks both files beside their places, then moves them there, the journal last. */
  public static Outcome restore(BackupFiles files, Place place) {
    for (Path source : List.of(files.events(), files.keys())) {
      if (!Files.isRegularFile(source)) {
        return refused(Reason.MISSING, source, "");
      }
    }
    for (Path target : targets(place)) {
      if (Files.exists(target)) {
        return refused(Reason.EXISTS, target, "");
      }
    }
    return unpack(files, place);
  }

  private static List<Path> targets(Place place) {
    return Stream.concat(
            Stream.of(place.journal().onDisk(), place.keys().onDisk()), place.masterKey().stream())
        .toList();
  }

  private static Outcome unpack(BackupFiles files, Place place) {
    Path beside = null;
    try {
      beside = Scratch.directoryIn(parent(place.journal().onDisk()));
      Path events = beside.resolve("events");
      Path keys = beside.resolve("keys");
      Path master = beside.resolve("master");
      if (!database(files.events(), events)) {
        return refused(Reason.DAMAGED, files.events(), "");
      }
      if (!database(files.keys(), keys)) {
        return refused(Reason.DAMAGED, files.keys(), "");
      }
      if (place.masterKey().isPresent()) {
        if (!entry(files.keys(), StoreBackup.MASTER_KEY, master)) {
          return refused(
              Reason.DAMAGED,
              files.keys(),
              "without a master key: its store took it from the settings");
        }
        move(master, place.masterKey().get());
      }
      move(keys, place.keys().onDisk());
      move(events, place.journal().onDisk());
      return new Outcome.Restored();
    } catch (IOException e) {
      return refused(Reason.UNWRITABLE, place.journal().onDisk(), e.toString());
    } finally {
      Scratch.remove(beside);
    }
  }

  /** The one database in a zip; its name there does not matter. */
  private static boolean database(Path zip, Path to) {
    return extracted(zip, name -> name.endsWith(DatabaseAddress.H2File.SUFFIX), to);
  }

  private static boolean entry(Path zip, String name, Path to) {
    return extracted(zip, name::equals, to);
  }

  private static boolean extracted(Path zip, Predicate<String> wanted, Path to) {
    try (FileSystem inside = FileSystems.newFileSystem(zip);
        Stream<Path> entries = Files.list(inside.getPath("/"))) {
      List<Path> found =
          entries.filter(path -> wanted.test(String.valueOf(path.getFileName()))).toList();
      if (found.size() != 1) {
        return false;
      }
      Files.copy(found.get(0), to);
      Scratch.ownerOnly(to);
      return true;
    } catch (IOException | ProviderNotFoundException broken) {
      return false; // the caller names the file
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(parent(to));
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("not a file: " + file);
    }
    return parent;
  }

  private static Outcome refused(Reason reason, Path where, String detail) {
    return new Outcome.Refused(new BackupRefusal(reason, where.toString(), detail));
  }
}
