package frontdesk.ops.caller;

import java.util.ArrayList;
import java.util.List;

/** Joins audible packets to stretches of sound. Not thread-safe. */
final class SoundTally {
  /** Longer than between syllables, shorter than between sentences. */
  private static final long JOINED_NANOS = 100_000_000;

  /** An hour of talk has fewer; the last one goes on where there are more. */
  private static final int MOST_SOUNDS = 10_000;

  private final List<MeasuredCall.Sound> sounds = new ArrayList<>();

  /** An audible packet came at this nano time and lasts that long. */
  void voiced(long atNanos, long lengthNanos) {
    long to = atNanos + lengthNanos;
    if (!sounds.isEmpty()) {
      int newest = sounds.size() - 1;
      MeasuredCall.Sound last = sounds.get(newest);
      if (atNanos - last.toNanos() <= JOINED_NANOS || sounds.size() >= MOST_SOUNDS) {
        sounds.set(newest, new MeasuredCall.Sound(last.fromNanos(), to));
        return;
      }
    }
    sounds.add(new MeasuredCall.Sound(atNanos, to));
  }

  List<MeasuredCall.Sound> sounds() {
    return List.copyOf(sounds);
  }
}
