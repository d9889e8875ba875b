package frontdesk.engine.media.playout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The queue of utterances of one line, and the count of what of each was sent.
 *
 * <p>Guarded by its owner; allocates per utterance, never per packet. Samples that {@link #read}
 * gave are in the packet that is sent next, and count as sent.
 */
public final class Playout {
  private final int capacity;
  private final PlayoutListener listener;
  private final ArrayDeque<Item> queue;

  private static final class Item {
    final long id;
    final AudioSource source;
    long sent;

    Item(long id, AudioSource source) {
      this.id = id;
      this.source = source;
    }

    int read(short[] target, int from, int length) {
      int count;
      if (source instanceof Clip clip) {
        count = clip.read((int) sent, target, from, length);
      } else {
        count = ((AudioStream) source).read(target, from, length);
      }
      sent += count;
      return count;
    }

    boolean finished() {
      return source instanceof Clip clip
          ? sent == clip.length()
          : ((AudioStream) source).finished();
    }
  }

  /**
   * @param capacity utterances that may wait, the one being played included
   */
  public Playout(int capacity, PlayoutListener listener) {
    this.capacity = capacity;
    this.listener = listener;
    this.queue = new ArrayDeque<>(capacity);
  }

  /** Queues an utterance; false when too many wait. */
  public boolean offer(long id, AudioSource source) {
    if (queue.size() >= capacity) {
      return false;
    }
    queue.add(new Item(id, source));
    return true;
  }

  /** Puts an utterance before those that wait; false once one was begun, or when too many wait. */
  public boolean interject(long id, AudioSource source) {
    Item next = queue.peek();
    if (queue.size() >= capacity || (next != null && next.sent > 0)) {
      return false;
    }
    queue.addFirst(new Item(id, source));
    return true;
  }

  /** Whether nothing is being played and nothing waits. */
  public boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Gives the next samples; fewer than asked for when no more are there now. */
  public int read(short[] target, int from, int length) {
    int done = 0;
    while (done < length) {
      Item item = queue.peek();
      if (item == null) {
        return done;
      }
      boolean first = item.sent == 0;
      int count = item.read(target, from + done, length - done);
      done += count;
      if (first && count > 0) {
        listener.onPlaying(item.id);
      }
      if (item.finished()) {
        queue.remove();
        listener.onPlayed(item.id, item.sent, true);
      } else if (count == 0) {
        return done;
      }
    }
    return done;
  }

  /** Drops everything; answers what of each utterance had been sent, in the order of the queue. */
  public List<PlayedPart> flush() {
    List<PlayedPart> parts = new ArrayList<>(queue.size());
    for (Item item : queue) {
      if (item.source instanceof AudioStream stream) {
        stream.abandon();
      }
      parts.add(new PlayedPart(item.id, item.sent));
      listener.onPlayed(item.id, item.sent, false);
    }
    queue.clear();
    return parts;
  }
}
