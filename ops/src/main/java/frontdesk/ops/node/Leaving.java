package frontdesk.ops.node;

import frontdesk.config.TakeoverSettings;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.passage.Passages;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a node that takes no new calls gets rid of those that it has. Sharding stops its call actors
 * and wakes them on other nodes; those re-INVITE, and say so when they were answered: until then
 * the line here goes on.
 */
final class Leaving {
  private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final FrontdeskNode.Parts parts;
  private final TakeoverSettings settings;

  Leaving(FrontdeskNode.Parts parts, TakeoverSettings settings) {
    this.parts = parts;
    this.settings = settings;
  }

  void run(Passages passages) throws InterruptedException {
    if (await(settings.drainPatience(), () -> parts.lines().count() == 0)) {
      return;
    }
    LOG.info("{} calls are handed over to other nodes", parts.lines().count());
    parts.calls().giveAway();
    passages.at(Passage.CALLS_SENT_AWAY);
    if (!await(settings.handOverTimeout(), () -> parts.lines().count() == 0)) {
      LOG.warn("{} calls were not taken over in time", parts.lines().count());
    }
  }

  private static boolean await(Duration patience, BooleanSupplier holds)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() >= deadline
          || never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }
}
