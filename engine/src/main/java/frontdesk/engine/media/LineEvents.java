package frontdesk.engine.media;

import frontdesk.engine.media.playout.PlayoutListener;
import frontdesk.protocol.media.TelephoneKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a line has to tell its owner, kept until there is one. Guarded by the line's lock, but for
 * the batch that was taken; the newest events win when too many wait.
 */
final class LineEvents implements PlayoutListener {
  private static final int FIRST_ROOM = 8;
  private static final int BOUND = 256;

  private Batch waiting = new Batch();
  private Batch taken = new Batch();
  private long forgotten;

  private enum Kind {
    KEY,
    INBOUND_STARTED,
    INBOUND_LOST,
    HOLDING,
    PLAYING,
    PLAYED
  }

  /** One event; used again and again, so that telling allocates nothing. */
  private static final class Event {
    Kind kind = Kind.HOLDING;
    @Nullable TelephoneKey key;
    long id;
    long samples;
    boolean complete;
  }

  /** Events in the order in which they happened. */
  static final class Batch {
    private Event[] events = new Event[0];
    private int size;

    private Batch() {}

    int size() {
      return size;
    }

    /** Tells one of them. */
    void tell(int index, LineListener listener) {
      Event event = events[index];
      switch (event.kind) {
        case KEY -> {
          if (event.key != null) {
            listener.onKey(event.key, event.samples);
          }
        }
        case INBOUND_STARTED -> listener.onInboundStarted();
        case INBOUND_LOST -> listener.onInboundLost();
        case HOLDING -> listener.onHolding();
        case PLAYING -> listener.onPlaying(event.id);
        case PLAYED -> listener.onPlayed(event.id, event.samples, event.complete);
      }
    }

    private Event next() {
      if (size == events.length) {
        grow();
      }
      return events[size++];
    }

    private void grow() {
      int from = events.length;
      events = Arrays.copyOf(events, Math.max(FIRST_ROOM, Math.min(BOUND, 2 * from)));
      for (int i = from; i < events.length; i++) {
        events[i] = new Event();
      }
    }

    private void forgetOldest() {
      Event oldest = events[0];
      System.arraycopy(events, 1, events, 0, size - 1);
      events[size - 1] = oldest;
      size--;
    }
  }

  void onKey(TelephoneKey key, long positionSamples) {
    Event event = add(Kind.KEY);
    event.key = key;
    event.samples = positionSamples;
  }

  void onInboundStarted() {
    add(Kind.INBOUND_STARTED);
  }

  void onInboundLost() {
    add(Kind.INBOUND_LOST);
  }

  void onHolding() {
    add(Kind.HOLDING);
  }

  @Override
  public void onPlaying(long utteranceId) {
    add(Kind.PLAYING).id = utteranceId;
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    Event event = add(Kind.PLAYED);
    event.id = utteranceId;
    event.samples = samplesSent;
    event.complete = complete;
  }

  /** Events that were forgotten because nobody took them. */
  long forgotten() {
    return forgotten;
  }

  /** Takes all, in order; the batch is good until the next time. */
  Batch take() {
    Batch told = taken;
    told.size = 0;
    if (waiting.size > 0) {
      taken = waiting;
      waiting = told;
    }
    return taken;
  }

  private Event add(Kind kind) {
    if (waiting.size == BOUND) {
      waiting.forgetOldest();
      forgotten++;
    }
    Event event = waiting.next();
    event.kind = kind;
    return event;
  }
}
