package frontdesk.persistence.journal;

/**
 * Why a database could not be opened.
 *
 * @param where the address, without secrets
 * @param detail what the database said, in one line
 */
public record JournalUnavailable(Reason reason, String where, String detail) {
  /** The kinds of failure that an operator acts on differently. */
  public enum Reason {
    /** Another process has the file open. */
    LOCKED("is open in another process"),
    /** No server answers, or its directory cannot be made. */
    UNREACHABLE("cannot be reached"),
    /** The server refused the user or password. */
    REFUSED("refused the user or password"),
    /** It was written by another version of Frontdesk, or of the database. */
    WRONG_VERSION("was written by another version"),
    /** The file is not a readable database. */
    DAMAGED("is damaged"),
    /** There is nothing to read. */
    MISSING("does not exist");

    private final String says;

    Reason(String says) {
      this.says = says;
    }
  }

  public JournalUnavailable {
    detail = detail.lines().findFirst().orElse("");
  }

  /** One clear line for the operator. */
  public String line() {
    return where + " " + reason.says + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
