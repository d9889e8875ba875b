package frontdesk.engine.media.playout;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Audio that is still being made while it is played: one synthesizer thread offers pieces, one line
 * takes them.
 *
 * <p>Bounded; the pieces are copied by nobody. Played once.
 */
public final class AudioStream implements AudioSource {
  /** Enough for a minute of speech. */
  public static final int DEFAULT_MAX_SAMPLES = 480_000;

  private final int maxSamples;
  private final ConcurrentLinkedQueue<short[]> pieces = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean ended;
  private volatile boolean abandoned;

  private short @Nullable [] piece;
  private int at;

  /** What became of a piece. */
  public enum Offered {
    TAKEN,
    /** As much waits as may: offer it again when some was played. */
    FULL,
    /** The stream was ended, or the line will never play it: stop making audio. */
    OVER
  }

  public AudioStream() {
    this(DEFAULT_MAX_SAMPLES);
  }

  /**
   * @param maxSamples what may wait to be played; a piece is taken while less than this waits
   */
  public AudioStream(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  /** Adds a piece; the array belongs to the stream if it is taken. Any one thread at a time. */
  public Offered offer(short[] samples) {
    if (ended || abandoned) {
      return Offered.OVER;
    }
    if (waiting.get() >= maxSamples) {
      return Offered.FULL;
    }
    waiting.addAndGet(samples.length);
    pieces.add(samples);
    return Offered.TAKEN;
  }

  /** No more pieces follow. */
  public void end() {
    ended = true;
  }

  /** Samples offered and not yet played. */
  public int waitingSamples() {
    return waiting.get();
  }

  /** Whether the line dropped the stream, so that making more audio is pointless. */
  public boolean isAbandoned() {
    return abandoned;
  }

  void abandon() {
    abandoned = true;
    pieces.clear();
    waiting.set(0);
  }

  boolean finished() {
    // In this order: a piece offered before the end mark is seen before it.
    return ended && waiting.get() == 0;
  }

  int read(short[] target, int from, int length) {
    int done = 0;
    while (done < length) {
      short[] source = piece;
      if (source == null) {
        source = pieces.poll();
        if (source == null) {
          break;
        }
        piece = source;
        at = 0;
      }
      int count = Math.min(length - done, source.length - at);
      System.arraycopy(source, at, target, from + done, count);
      at += count;
      done += count;
      if (at == source.length) {
        piece = null;
      }
    }
    if (done > 0) {
      waiting.addAndGet(-done);
    }
    return done;
  }
}
