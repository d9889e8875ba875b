package frontdesk.persistence.backup;

/**
 * Why a backup was not made, or not put back.
 *
 * @param where the file or database concerned
 * @param detail what the file system or the database said, in one line; may be empty
 */
public record BackupRefusal(Reason reason, String where, String detail) {
  /** The kinds that an operator acts on differently. */
  public enum Reason {
    /** The store is on a server, which has tools of its own. */
    NOT_EMBEDDED("is not an embedded store; back it up with the tools of its server (pg_dump)"),
    /** Nothing is written over. */
    EXISTS("exists already; name another file, or move it away"),
    /** A file to be read is not there. */
    MISSING("does not exist"),
    /** It is no backup, or a broken one. */
    DAMAGED("is not a whole backup"),
    /** The disk or its permissions. */
    UNWRITABLE("cannot be written"),
    /** The database refused to copy itself. */
    FAILED("could not be copied");

    private final String says;

    Reason(String says) {
      this.says = says;
    }
  }

  public BackupRefusal {
    detail = detail.lines().findFirst().orElse("");
  }

  /** One clear line for the operator. */
  public String line() {
    return where + " " + reason.says + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
