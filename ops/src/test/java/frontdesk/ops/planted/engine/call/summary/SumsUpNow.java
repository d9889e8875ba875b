package frontdesk.ops.planted.engine.call.summary;

import java.time.Instant;

/** Says how long a call has lasted by asking what time it is, on purpose. */
final class SumsUpNow {
  private SumsUpNow() {}

  static Instant ended() {
    return Instant.now();
  }
}
