package frontdesk.ops.chaos.crash;

import frontdesk.engine.call.CallObserver;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.passage.Passages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts passages, and halts at the nth of one that it is armed for. Several nodes may be armed for
 * the same: the first that comes there makes the token, and it alone halts. Any thread.
 */
final class ArmedPassages implements Passages, CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(ArmedPassages.class);

  private record Armed(Passage passage, AtomicInteger left, Path token) {}

  private final Runnable halt;
  private final Map<Passage, AtomicLong> counts = new EnumMap<>(Passage.class);
  private volatile @Nullable Armed armed;

  /**
   * @param halt ends the process at once, as a crash would
   */
  ArmedPassages(Runnable halt) {
    this.halt = halt;
    for (Passage passage : Passage.values()) {
      counts.put(passage, new AtomicLong());
    }
  }

  /** Halts at the nth passage from now on; n is 1 or more. */
  void arm(Passage passage, int nth, Path token) {
    armed = new Armed(passage, new AtomicInteger(nth), token);
  }

  /** Halts nowhere. */
  void disarm() {
    armed = null;
  }

  /** How often each was passed. */
  Map<Passage, Long> counts() {
    Map<Passage, Long> now = new EnumMap<>(Passage.class);
    counts.forEach((passage, count) -> now.put(passage, count.get()));
    return now;
  }

  @Override
  public void onPassage(Passage passage) {
    at(passage);
  }

  @Override
  public void at(Passage passage) {
    AtomicLong count = counts.get(passage);
    if (count != null) {
      count.incrementAndGet();
    }
    Armed now = armed;
    if (now != null
        && now.passage() == passage
        && now.left().decrementAndGet() == 0
        && isFirst(now.token())) {
      halt.run();
    }
  }

  private static boolean isFirst(Path token) {
    try {
      Files.createFile(token);
      return true;
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      LOG.debug("another node was first", anotherNodeWasFirst);
      return false;
    } catch (IOException e) {
      LOG.error("the token cannot be made: this node does not halt", e);
      return false;
    }
  }
}
