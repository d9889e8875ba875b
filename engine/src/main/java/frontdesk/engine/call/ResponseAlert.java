package frontdesk.engine.call;

import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when a caller waited too long for the answer to what they said: once for a turn,
 * and not for what is said unasked, as the greeting is. Used by the call's actor.
 */
final class ResponseAlert {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseAlert.class);

  private final CallId call;
  private final Duration after;
  private Instant answered;

  /** No turn has ended before {@code begun}. */
  ResponseAlert(CallId call, Duration after, Instant begun) {
    this.call = call;
    this.after = after;
    this.answered = begun;
  }

  /** A prompt is heard; whether it came too late for the turn that ended then. */
  boolean heard(Instant turnEndedAt, Instant now) {
    if (turnEndedAt.equals(answered)) {
      return false;
    }
    answered = turnEndedAt;
    Duration waited = Duration.between(turnEndedAt, now);
    boolean late = waited.compareTo(after) > 0;
    if (late) {
      LOG.warn("call {}: its caller waited {} ms for an answer", call, waited.toMillis());
    }
    return late;
  }
}
