package frontdesk.ops.node;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.Slots;
import frontdesk.engine.call.UserAgentSignaling;
import frontdesk.persistence.journal.StoreTrouble;
import frontdesk.persistence.journal.StoreWatch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does while its store takes no writes: no new calls, and whoever is on the phone for
 * too long hears whom to call instead. One log line when it begins, one when it ends. On the
 * watch's threads.
 */
final class StoreAlarm implements StoreWatch.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAlarm.class);

  private final Slots slots;
  private final NodeLines lines;
  private final UserAgentSignaling signaling;
  private final CallObserver observer;

  StoreAlarm(Slots slots, NodeLines lines, UserAgentSignaling signaling, CallObserver observer) {
    this.slots = slots;
    this.lines = lines;
    this.signaling = signaling;
    this.observer = observer;
  }

  @Override
  public void onBroken(StoreTrouble trouble) {
    slots.storeBroken(true);
    LOG.warn(
        "the store takes no writes ({}): new calls get 503 until it does, {} calls wait",
        trouble.detail(),
        lines.count());
  }

  @Override
  public void onPatienceOver() {
    lines.partFromAll((call, words) -> observer.onOwnWords(call, words.name()), signaling::abandon);
  }

  @Override
  public void onSound(Duration outage) {
    slots.storeBroken(false);
    LOG.info("the store takes writes again, after {} ms", outage.toMillis());
  }
}
