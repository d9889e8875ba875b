package frontdesk.persistence.journal;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Why a store takes no writes.
 *
 * @param detail what the system or the database said, in one line; no stored data
 */
public record StoreTrouble(Kind kind, String detail) {
  /** What mends it. */
  public enum Kind {
    /** A disk that is full or cannot be written: somebody has to come. */
    DISK,
    /** A database that does not answer: it may only be starting again. */
    SERVER
  }

  private static final String DISK_FULL = "53100";
  private static final String IO_ERROR = "58030";
  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String H2_READ_ONLY = "90097";

  /** What this failure of a write means. */
  static StoreTrouble of(Throwable failure) {
    Kind kind = Kind.SERVER;
    Throwable innermost = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      innermost = t;
      if (t instanceof SQLException sql && ofDisk(String.valueOf(sql.getSQLState()))) {
        kind = Kind.DISK;
      }
    }
    // H2 writes files itself; a server that is gone is an IOException of java.net below it.
    boolean file =
        innermost instanceof IOException
            && !innermost.getClass().getName().startsWith("java.net.")
            && fromH2(failure);
    String said = String.valueOf(innermost.getMessage());
    return new StoreTrouble(file ? Kind.DISK : kind, said.lines().findFirst().orElse(""));
  }

  private static boolean ofDisk(String state) {
    return state.equals(DISK_FULL)
        || state.equals(IO_ERROR)
        || state.equals(READ_ONLY_TRANSACTION)
        || state.equals(H2_READ_ONLY);
  }

  private static boolean fromH2(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getClass().getName().startsWith("org.h2.")) {
        return true;
      }
    }
    return false;
  }
}
