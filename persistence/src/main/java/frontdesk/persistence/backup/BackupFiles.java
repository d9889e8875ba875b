package frontdesk.persistence.backup;

import java.nio.file.Path;

/**
 * The two files of one backup. The events are worth nothing without the keys: whoever keeps both
 * apart, and the keys for a short time only, can still erase a patient.
 *
 * @param events the journal, with its snapshots and contents
 * @param keys the wrapped keys, and the master key where Frontdesk made it
 */
public record BackupFiles(Path events, Path keys) {
  /** What the keys' file is called beside the events' file. */
  public static final String KEYS_SUFFIX = ".keys";

  /** The keys lie beside the events. */
  public static BackupFiles beside(Path events) {
    Path absolute = events.toAbsolutePath().normalize();
    return new BackupFiles(absolute, absolute.resolveSibling(absolute.getFileName() + KEYS_SUFFIX));
  }
}
