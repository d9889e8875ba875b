package frontdesk.engine.media.keys;

import java.nio.ByteBuffer;

/**
 * Sends keys as RFC 4733 events: one packet a tick with the growing duration, the last one three
 * times, a pause before the next key.
 *
 * <p>Owned by one thread; never allocates after construction. Each tick {@link #advance} is called
 * once; while it answers true an event packet is sent instead of audio.
 */
public final class KeySender {
  /** Keys that can wait at most. */
  public static final int CAPACITY = 32;

  /** The longest key, in samples: what one duration field can say. */
  public static final int LONGEST_SAMPLES = 0xFFFF;

  private static final int END_PACKETS = 3;
  private static final int TICK_SAMPLES = 160;
  private static final int PAUSE_TICKS = 5;
  private static final int VOLUME_DBM0 = 10;

  private final int[] codes = new int[CAPACITY];
  private final int[] durations = new int[CAPACITY];
  private int head;
  private int waiting;

  private boolean sending;
  private boolean first;
  private long startedAt;
  private int duration;
  private int ends;
  private int pauseTicks;

  /** Queues a key; false when too many wait. */
  public boolean offer(int code, int durationSamples) {
    if (waiting == CAPACITY) {
      return false;
    }
    int slot = (head + waiting++) % CAPACITY;
    codes[slot] = code;
    durations[slot] = Math.max(2 * TICK_SAMPLES, Math.min(LONGEST_SAMPLES, durationSamples));
    return true;
  }

  /** Keys that are not sent completely. */
  public int waiting() {
    return waiting;
  }

  /** Moves on by one tick; true if an event packet is to be sent now. */
  public boolean advance(long positionSamples) {
    if (sending && ends == END_PACKETS) {
      sending = false;
      head = (head + 1) % CAPACITY;
      waiting--;
      pauseTicks = PAUSE_TICKS;
    }
    first = false;
    if (!sending) {
      if (pauseTicks > 0) {
        pauseTicks--;
        return false;
      }
      if (waiting == 0) {
        return false;
      }
      sending = true;
      first = true;
      startedAt = positionSamples;
      duration = 0;
      ends = 0;
    }
    duration = Math.min(durations[head], duration + TICK_SAMPLES);
    ends += duration == durations[head] ? 1 : 0;
    return true;
  }

  /** Whether the packet to be sent now is the event's first and bears the marker. */
  public boolean first() {
    return first;
  }

  /** Where the event started: its packets bear this moment's timestamp. */
  public long startedAt() {
    return startedAt;
  }

  /** Writes the payload of the packet to be sent now. */
  public void write(ByteBuffer target) {
    target.put((byte) codes[head]);
    target.put((byte) ((ends > 0 ? 0x80 : 0) | VOLUME_DBM0));
    target.putShort((short) duration);
  }
}
