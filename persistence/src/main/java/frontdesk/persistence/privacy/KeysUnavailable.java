package frontdesk.persistence.privacy;

/**
 * Why the key store could not be opened although its database could.
 *
 * @param where the file or setting concerned; no secret
 */
public record KeysUnavailable(Reason reason, String where) {
  /** The kinds of failure that an operator acts on differently. */
  public enum Reason {
    /** Keys were wrapped before, and the file that holds their master key is gone. */
    MASTER_KEY_MISSING("does not exist, but keys were wrapped with it"),
    /** The file cannot be read or made. */
    MASTER_KEY_UNREADABLE("cannot be read or made"),
    /** It is not 32 bytes in base64. */
    MASTER_KEY_INVALID("is not 32 bytes in base64"),
    /** It is a master key, but not the one that wrapped these keys. */
    MASTER_KEY_WRONG("is not the master key that wrapped the stored keys"),
    /** The keys' database failed. */
    DATABASE_FAILED("failed while the keys were opened");

    private final String says;

    Reason(String says) {
      this.says = says;
    }
  }

  /** One clear line for the operator. */
  public String line() {
    return where + " " + reason.says;
  }
}
