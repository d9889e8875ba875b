package frontdesk.ops.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller heard, by the clock of the process that called: from the right side of its
 * recording, which ends when the call does. Exact to some tenths of a second. Immutable.
 */
public final class HeardSound {
  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_SAMPLE_PAIR = 4;
  private static final int FRAME_SAMPLES = 160;
  private static final long FRAME_NANOS = 20_000_000;

  /** Root mean square above any comfort noise, below any speech. */
  private static final int VOICED = 100;

  private final boolean[] voiced;
  private final long beganAtNanos;

  /**
   * @param voiced whether something was audible, for each 20 ms
   * @param beganAtNanos nano time of the first
   */
  HeardSound(boolean[] voiced, long beganAtNanos) {
    this.voiced = voiced.clone();
    this.beganAtNanos = beganAtNanos;
  }

  /** Reads a recording that ended at this nano time. */
  static HeardSound read(Path recording, long endedAtNanos) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(recording)).order(ByteOrder.LITTLE_ENDIAN);
    int samples = Math.max(0, (bytes.limit() - HEADER_BYTES) / BYTES_PER_SAMPLE_PAIR);
    boolean[] voiced = new boolean[samples / FRAME_SAMPLES];
    for (int frame = 0; frame < voiced.length; frame++) {
      long energy = 0;
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        int at = HEADER_BYTES + (frame * FRAME_SAMPLES + i) * BYTES_PER_SAMPLE_PAIR + 2;
        long sample = bytes.getShort(at);
        energy += sample * sample;
      }
      voiced[frame] = Math.sqrt((double) energy / FRAME_SAMPLES) >= VOICED;
    }
    return new HeardSound(voiced, endedAtNanos - voiced.length * FRAME_NANOS);
  }

  /** How long after this nano time something was audible first; empty if nothing was. */
  public Optional<Duration> firstAfter(long nanos) {
    for (int frame = first(nanos); frame < voiced.length; frame++) {
      if (voiced[frame]) {
        return Optional.of(
            Duration.ofNanos(Math.max(0, beganAtNanos + frame * FRAME_NANOS - nanos)));
      }
    }
    return Optional.empty();
  }

  /** How much was audible after this nano time, in all. */
  public Duration audibleAfter(long nanos) {
    long frames = 0;
    for (int frame = first(nanos); frame < voiced.length; frame++) {
      frames += voiced[frame] ? 1 : 0;
    }
    return Duration.ofNanos(frames * FRAME_NANOS);
  }

  private int first(long nanos) {
    return (int) Math.max(0, (nanos - beganAtNanos) / FRAME_NANOS);
  }
}
