package frontdesk.persistence.privacy;

import frontdesk.protocol.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Unwrapped keys, the latest used ones, for a while. Thread-safe. */
final class SealingCache {
  private final int capacity;
  private final Duration keep;
  private final InstantSource clock;
  // Ordered by last use, so that the oldest come first.
  private final LinkedHashMap<KeyId, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long destructions;

  private record Entry(AeadSealing sealing, Instant used) {}

  SealingCache(int capacity, Duration keep, InstantSource clock) {
    this.capacity = capacity;
    this.keep = keep;
    this.clock = clock;
  }

  synchronized Optional<AeadSealing> find(KeyId keyId) {
    Instant now = clock.instant();
    dropUnused(now);
    Entry entry = entries.get(keyId);
    if (entry == null) {
      return Optional.empty();
    }
    entries.put(keyId, new Entry(entry.sealing(), now));
    return Optional.of(entry.sealing());
  }

  /** Counts destructions: what was read before one must not be kept after it. */
  synchronized long destructions() {
    return destructions;
  }

  /**
   * Keeps this sealing, unless one of that name is kept: that one is answered and goes on.
   *
   * @param readAfter {@link #destructions()} before the key was read
   * @return empty when a key was destroyed meanwhile: read again
   */
  synchronized Optional<AeadSealing> keep(KeyId keyId, AeadSealing sealing, long readAfter) {
    if (readAfter != destructions) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    dropUnused(now);
    Entry known = entries.get(keyId);
    AeadSealing kept = known == null ? sealing : known.sealing();
    entries.put(keyId, new Entry(kept, now));
    while (entries.size() > capacity) {
      Iterator<Map.Entry<KeyId, Entry>> oldest = entries.entrySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return Optional.of(kept);
  }

  synchronized void destroy(KeyId keyId) {
    destructions++;
    Entry entry = entries.remove(keyId);
    if (entry != null) {
      entry.sealing().forget();
    }
  }

  synchronized int size() {
    return entries.size();
  }

  private void dropUnused(Instant now) {
    Instant before = now.minus(keep);
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Instant used = oldest.next().used();
      // Used in the future: the clock was set back, and would keep it for so much longer.
      if (!used.isBefore(before) && !used.isAfter(now)) {
        return;
      }
      oldest.remove();
    }
  }
}
