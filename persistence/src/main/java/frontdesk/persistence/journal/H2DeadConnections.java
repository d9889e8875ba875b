package frontdesk.persistence.journal;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells a pool which connections to an H2 file are dead, so that none is given out a second time.
 *
 * <p>A pool tries no connection that was used within half a second, and takes few of H2's errors
 * for the end of one: under steady work a dead connection would go from hand to hand for good.
 *
 * <p>Made by pools, by its name. Thread-safe.
 *
 * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's error codes</a>
 */
public final class H2DeadConnections implements SQLExceptionOverride {
  private static final int GENERAL_ERROR = 50000; // the store below is closed, among others
  private static final int OBJECT_CLOSED = 90007;
  private static final int IO_EXCEPTION = 90028;
  private static final int IO_EXCEPTION_OF_FILE = 90031;
  private static final int CONNECTION_BROKEN = 90067;
  private static final int DATABASE_CLOSED = 90098;
  private static final int CLOSED_AT_SHUTDOWN = 90121;
  private static final Set<Integer> DEADLY =
      Set.of(
          GENERAL_ERROR,
          OBJECT_CLOSED,
          IO_EXCEPTION,
          IO_EXCEPTION_OF_FILE,
          CONNECTION_BROKEN,
          DATABASE_CLOSED,
          CLOSED_AT_SHUTDOWN);

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    return DEADLY.contains(failure.getErrorCode())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
