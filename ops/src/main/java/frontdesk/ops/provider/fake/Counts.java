package frontdesk.ops.provider.fake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What a fake saw, in the vendor's own units. Safe for all threads. */
public final class Counts {
  /** What is counted. */
  public enum Of {
    REQUESTS,
    REFUSALS,
    /** Requests, contexts or connections that the client gave up before their end. */
    CANCELS,
    /** Octets of audio received or sent, as the wire has them. */
    AUDIO_BYTES,
    AUDIO_MS,
    CHARACTERS,
    PROMPT_TOKENS,
    CACHED_TOKENS,
    ANSWER_TOKENS,
    KEEP_ALIVES,
    FINALIZES,
    /** Pieces made after the client had given up. */
    AFTER_CANCEL,
    /** Times that the client broke the vendor's rules. */
    OFFENCES
  }

  private final Map<Of, AtomicLong> values = new EnumMap<>(Of.class);
  private final AtomicLong longestGapMs = new AtomicLong();

  Counts() {
    for (Of of : Of.values()) {
      values.put(of, new AtomicLong());
    }
  }

  void add(Of of, long amount) {
    Objects.requireNonNull(values.get(of)).addAndGet(amount);
  }

  public long get(Of of) {
    return Objects.requireNonNull(values.get(of)).get();
  }

  void gap(long ms) {
    longestGapMs.accumulateAndGet(ms, Math::max);
  }

  /** The longest time between two things that the client sent on one connection. */
  public long longestGapMs() {
    return longestGapMs.get();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
