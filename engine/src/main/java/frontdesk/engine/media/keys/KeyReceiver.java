package frontdesk.engine.media.keys;

import java.nio.ByteBuffer;

/**
 * Makes one key of the many packets of an RFC 4733 event, whichever of them are lost or doubled.
 *
 * <p>Owned by one thread; never allocates after construction.
 */
public final class KeyReceiver {
  /** Returned for a packet that says nothing new. */
  public static final int NOTHING = -1;

  private static final int PAYLOAD_OCTETS = 4;
  private static final int LONGEST_SEGMENT = 0xFFFF;
  private static final int REMEMBERED = 16;

  private final long[] reported = new long[REMEMBERED];
  private int reportedCount;

  private long lastEvent = -1;
  private int lastCode;
  private boolean lastEnded;
  private long doubtful;
  private boolean doubting;

  /**
   * Reads one event packet.
   *
   * @param trusted whether the packet belongs to the admitted source; an event of another one is
   *     believed at its second packet, because some senders give events a source of their own
   * @return the event's code the first time that anything is heard of it, else {@link #NOTHING}
   */
  public int accept(
      int ssrc, int timestamp, ByteBuffer datagram, int at, int length, boolean trusted) {
    if (length < PAYLOAD_OCTETS) {
      return NOTHING;
    }
    int code = datagram.get(at) & 0xFF;
    boolean ended = (datagram.get(at + 1) & 0x80) != 0;
    long event = identity(ssrc, timestamp);
    if (isReported(event)) {
      lastEnded |= event == lastEvent && ended;
      return NOTHING;
    }
    if (!trusted && !(doubting && event == doubtful)) {
      doubting = true;
      doubtful = event;
      return NOTHING;
    }
    boolean continued = !lastEnded && code == lastCode && isNextSegment(ssrc, timestamp);
    reported[reportedCount++ % REMEMBERED] = event;
    lastEvent = event;
    lastCode = code;
    lastEnded = ended;
    return continued ? NOTHING : code;
  }

  /** RFC 4733 2.5.1.3: a key held for longer than a duration can say goes on as a new segment. */
  private boolean isNextSegment(int ssrc, int timestamp) {
    return lastEvent != -1 && identity(ssrc, timestamp - LONGEST_SEGMENT) == lastEvent;
  }

  private boolean isReported(long event) {
    int count = Math.min(reportedCount, REMEMBERED);
    for (int i = 0; i < count; i++) {
      if (reported[i] == event) {
        return true;
      }
    }
    return false;
  }

  private static long identity(int ssrc, int timestamp) {
    return ((long) ssrc << 32) | (timestamp & 0xFFFF_FFFFL);
  }
}
