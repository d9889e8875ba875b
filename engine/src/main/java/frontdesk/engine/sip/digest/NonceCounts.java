package frontdesk.engine.sip.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each nonce was used by callers who proved themselves: a use is good once (RFC 7616
 * section 3.4, {@code nc}). Bounded: when it is full, nonces that are new to it are refused, and no
 * known one is forgotten before it has expired. Not thread-safe.
 */
final class NonceCounts {
  private final int limit;
  private final Duration lifetime;

  /** In the order of first use. */
  private final Map<String, Use> uses = new LinkedHashMap<>();

  private record Use(long count, Instant forgottenAt) {}

  NonceCounts(int limit, Duration lifetime) {
    this.limit = limit;
    this.lifetime = lifetime;
  }

  /** Whether this use is later than every one before; it is counted then. */
  boolean use(String nonce, long count, Instant now) {
    forget(now);
    Use last = uses.get(nonce);
    if (last == null ? uses.size() >= limit : count <= last.count) {
      return false;
    }
    uses.put(nonce, new Use(count, last == null ? now.plus(lifetime) : last.forgottenAt));
    return true;
  }

  private void forget(Instant now) {
    Iterator<Use> eldest = uses.values().iterator();
    while (eldest.hasNext() && eldest.next().forgottenAt.isBefore(now)) {
      eldest.remove();
    }
  }

  int size() {
    return uses.size();
  }
}
