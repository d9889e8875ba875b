package frontdesk.engine.sip.digest;

import java.net.InetAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many strangers are answered in each second, in all and from one address: what is beyond is
 * dropped, so that we send nobody more than that in somebody else's name. Not thread-safe.
 */
final class RefusalAllowance {
  private final int perSecond;
  private final int perSource;

  /** Of the present second only, so never more addresses than {@code perSecond}. */
  private final Map<InetAddress, Integer> bySource = new HashMap<>();

  private long second = Long.MIN_VALUE;
  private int given;

  RefusalAllowance(int perSecond, int perSource) {
    this.perSecond = perSecond;
    this.perSource = perSource;
  }

  /** Whether this address is answered now. */
  boolean take(InetAddress source, Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      given = 0;
      bySource.clear();
    }
    int own = bySource.getOrDefault(source, 0);
    if (given >= perSecond || own >= perSource) {
      return false;
    }
    given++;
    bySource.put(source, own + 1);
    return true;
  }
}
