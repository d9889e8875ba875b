package frontdesk.engine.call;

import frontdesk.protocol.id.CallId;
import java.time.Duration;
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
  private int answered;

  ResponseAlert(CallId call, Duration after) {
    this.call = call;
    this.after = after;
  }

  /**
   * A prompt is heard; whether it came too late for the caller's last turn.
   *
   * @param turns that were over by then
   * @param waited since the last of them
   */
  boolean heard(int turns, Duration waited) {
    if (turns == answered) {
      return false;
    }
    answered = turns;
    boolean late = waited.compareTo(after) > 0;
    if (late) {
      LOG.warn("call {}: its caller waited {} ms for an answer", call, waited.toMillis());
    }
    return late;
  }
}
