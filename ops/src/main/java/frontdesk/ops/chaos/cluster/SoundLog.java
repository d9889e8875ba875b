package frontdesk.ops.chaos.cluster;

import frontdesk.engine.media.PacketObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * When a caller heard something: pauses between packets, and stretches of audible sound. Told by a
 * media-loop thread, asked by any.
 */
public final class SoundLog implements PacketObserver {
  /** Three packets of 20 ms: less is the jitter of a busy machine. */
  static final long LEAST_PAUSE_NANOS = 60_000_000;

  /** Between words there are pauses that belong to the speech. */
  private static final long WITHIN_SPEECH_NANOS = 100_000_000;

  /** Louder than comfort noise, quieter than any speech. */
  private static final int AUDIBLE = 100;

  /** Far more than any call of a scenario has; further ones are not kept, and it is said so. */
  private static final int MOST_SPANS = 5_000;

  private final List<Span> pauses = new ArrayList<>();
  private final List<Span> audible = new ArrayList<>();
  private long first;
  private long last;
  private long packets;

  /**
   * A stretch of time, in nanoseconds of the caller's monotonic clock.
   *
   * @param from inclusive
   * @param to no earlier than {@code from}
   */
  public record Span(long from, long to) {}

  /**
   * All that was logged.
   *
   * @param first when the first packet came; 0 if none did
   * @param last when the last one came
   * @param pauses between two packets, longer than three of them
   * @param audible when something could be heard
   */
  public record Heard(long first, long last, long packets, List<Span> pauses, List<Span> audible) {
    public Heard {
      pauses = List.copyOf(pauses);
      audible = List.copyOf(audible);
    }
  }

  @Override
  public synchronized void onPacket(long at, int sequence, int timestamp, int samples, int level) {
    if (packets == 0) {
      first = at;
    } else if (at - last > LEAST_PAUSE_NANOS) {
      add(pauses, new Span(last, at));
    }
    packets++;
    last = at;
    if (level >= AUDIBLE) {
      onAudible(at);
    }
  }

  private void onAudible(long at) {
    Span latest = audible.isEmpty() ? null : audible.get(audible.size() - 1);
    if (latest != null && at - latest.to() <= WITHIN_SPEECH_NANOS) {
      audible.set(audible.size() - 1, new Span(latest.from(), at));
    } else {
      add(audible, new Span(at, at));
    }
  }

  private static void add(List<Span> spans, Span span) {
    if (spans.size() == MOST_SPANS) {
      throw new IllegalStateException("a call with more than " + MOST_SPANS + " pauses");
    }
    spans.add(span);
  }

  synchronized Heard heard() {
    return new Heard(first, last, packets, pauses, audible);
  }
}
