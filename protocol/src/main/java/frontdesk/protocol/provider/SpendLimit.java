package frontdesk.protocol.provider;

/**
 * One limit of what may be spent.
 *
 * @param period over what it is counted
 * @param level what follows when it is reached
 */
public record SpendLimit(Period period, Level level) {
  /** Over what is counted; days and months are the clinic's. Their names are stored data. */
  public enum Period {
    CALL,
    DAY,
    MONTH
  }

  /** What follows. Their names are stored data. */
  public enum Level {
    /** Cheaper ways are taken, and somebody is told. */
    SOFT,
    /** Nothing more that costs is started. */
    HARD
  }
}
