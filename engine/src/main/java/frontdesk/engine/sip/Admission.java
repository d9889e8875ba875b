package frontdesk.engine.sip;

import java.time.Duration;

/** The node's counted slots, asked once per new INVITE. Called on the signalling thread. */
public interface Admission {
  /** Takes a slot for a new call, which the application gives back when the call is over. */
  Verdict tryAdmit();

  /** Whether the node takes no new calls: OPTIONS says so, so that trunks go elsewhere. */
  boolean isDraining();

  /** What became of the request for a slot. */
  sealed interface Verdict {}

  /** A slot was taken; the INVITE follows to the listener in any case. */
  enum Admitted implements Verdict {
    INSTANCE
  }

  /** No slot: 503 with Retry-After. */
  record Full(Duration retryAfter) implements Verdict {}
}
