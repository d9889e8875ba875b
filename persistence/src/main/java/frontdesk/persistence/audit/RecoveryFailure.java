package frontdesk.persistence.audit;

import com.fasterxml.jackson.core.JacksonException;
import frontdesk.protocol.audit.Quarantine.Reason;
import java.io.NotSerializableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tells a recovery that failed because of what is stored from one that failed because the store was
 * not there: only the first says something about the entity. Pure.
 */
final class RecoveryFailure {
  /* SQLSTATE classes: connection, resources, intervention of an operator, system; and H2's own. */
  private static final Set<String> STORE_CLASSES = Set.of("08", "53", "57", "58", "90", "HY");

  /* By name: this module reads what Pekko wrote, and calls nothing of it. */
  private static final Set<String> PEKKO_STORE_FAILURES =
      Set.of(
          "org.apache.pekko.persistence.RecoveryTimedOut",
          "org.apache.pekko.pattern.CircuitBreakerOpenException");
  private static final int DEEPEST = 20;

  private RecoveryFailure() {}

  /** Why it failed; empty when the store was not there, or too slow. */
  static Optional<Reason> reason(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOfTheStore(cause)) {
        return Optional.empty();
      }
      if (cause instanceof JacksonException || cause instanceof NotSerializableException) {
        return Optional.of(Reason.UNREADABLE_EVENT);
      }
      if (cause instanceof SQLException) {
        return Optional.of(Reason.UNREADABLE_EVENT);
      }
      if (isFromReplayFilter(cause)) {
        return Optional.of(Reason.WRITERS_INTERLEAVED);
      }
      cause = cause.getCause();
    }
    return Optional.of(Reason.EVENT_NOT_APPLICABLE);
  }

  private static boolean isOfTheStore(Throwable cause) {
    return cause instanceof TimeoutException
        || PEKKO_STORE_FAILURES.contains(cause.getClass().getName())
        || cause instanceof RejectedExecutionException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException sql && isOfTheStore(sql));
  }

  private static boolean isOfTheStore(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || (state.length() >= 2 && STORE_CLASSES.contains(state.substring(0, 2)));
  }

  /* The filter throws a plain IllegalStateException: where it was made says what it is. */
  private static boolean isFromReplayFilter(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof IllegalStateException
        && message != null
        && message.startsWith("Invalid replayed event");
  }
}
