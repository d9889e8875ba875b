package frontdesk.ops.cluster;

import com.typesafe.config.Config;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.remote.PhiAccrualFailureDetector;

/**
 * Pekko's failure detector that also knows proven deaths: the leader removes a downed member only
 * once it is unreachable, which the missing heartbeats alone would show seconds later. Made by
 * Pekko ({@code pekko.conf}), one for each other member.
 */
public final class ProvenDeathDetector extends PhiAccrualFailureDetector {
  private final ProvenDead dead;
  private volatile String address = "";

  public ProvenDeathDetector(Config config, EventStream eventStream) {
    super(config, eventStream);
    this.dead = ProvenDead.of(eventStream);
  }

  @Override
  public void setAddress(String addr) {
    super.setAddress(addr);
    address = addr;
  }

  @Override
  public boolean isAvailable() {
    return !dead.contains(address) && super.isAvailable();
  }
}
