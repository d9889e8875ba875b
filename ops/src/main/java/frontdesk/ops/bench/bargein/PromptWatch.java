package frontdesk.ops.bench.bargein;

/**
 * Follows a prompt packet by packet and says where it stops before its end.
 *
 * <p>A prompt is the known clip, several times where it has several sentences. One thread.
 */
final class PromptWatch {
  /*
   * The clip has no long pauses. Where it is loud and two packets in a row are not, the prompt has
   * stopped; if that is where the clip ends, it was said to its end.
   */
  private static final double VOICED = 100;
  private static final double SURELY_LOUD = 300;
  private static final int PACKET = 160;
  private static final int NEAR_END = 2;

  private final double[] levels;
  private int packets = -1;
  private int quiet;
  private int lastVoicedPacket;
  private long lastVoicedNanos;

  /** What a packet said about the prompt. */
  enum News {
    NONE,
    BEGAN,
    STOPPED,
    ENDED
  }

  PromptWatch(short[] clip) {
    levels = new double[clip.length / PACKET];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(clip, i * PACKET, PACKET);
    }
  }

  static double level(short[] samples, int from, int length) {
    double energy = 0;
    for (int i = from; i < from + length; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return Math.sqrt(energy / length);
  }

  /** The next packet, in order. */
  News take(double level, long nanos) {
    boolean voiced = level >= VOICED;
    if (packets < 0) {
      if (!voiced) {
        return News.NONE;
      }
      packets = 0;
      quiet = 0;
      onVoiced(nanos);
      return News.BEGAN;
    }
    packets++;
    if (voiced) {
      quiet = 0;
      onVoiced(nanos);
      return News.NONE;
    }
    quiet += levels[packets % levels.length] >= SURELY_LOUD ? 1 : 0;
    if (quiet < 2) {
      return News.NONE;
    }
    packets = -1;
    int left = levels.length - 1 - lastVoicedPacket % levels.length;
    return left <= NEAR_END ? News.ENDED : News.STOPPED;
  }

  private void onVoiced(long nanos) {
    lastVoicedPacket = packets;
    lastVoicedNanos = nanos;
  }

  /** Packets were lost: the prompt went on meanwhile. */
  void lost(int count) {
    if (packets >= 0) {
      packets += count;
    }
  }

  /** When the last audible packet of the prompt came. */
  long lastVoicedNanos() {
    return lastVoicedNanos;
  }
}
