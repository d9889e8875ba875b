package frontdesk.engine.sip;

import java.time.Duration;

/** Whether new calls may be taken, asked once per new INVITE. Called on the signalling thread. */
public interface Admission {
  /** Whether the application would take a new call now, here or on another node. */
  Verdict tryAdmit();

  /** Whether the node takes no new calls: OPTIONS says so, so that trunks go elsewhere. */
  boolean isDraining();

  /** What became of the request for a slot. */
  sealed interface Verdict {}

  /** It would; the INVITE follows to the listener at once. */
  enum Admitted implements Verdict {
    INSTANCE
  }

  /** No slot: 503 with Retry-After. */
  record Full(Duration retryAfter) implements Verdict {}
}
