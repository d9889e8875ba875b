package frontdesk.engine.media.playout;

/**
 * A hiss so faint that nobody takes it for an answer, but that tells the caller the line is open.
 *
 * <p>Owned by one thread; never allocates.
 */
public final class ComfortNoise {
  private final int amplitude;
  private int state;

  /**
   * @param amplitude the greatest sample, 0 to 255
   * @param seed where the noise starts; lines with different seeds do not hiss alike
   */
  public ComfortNoise(int amplitude, int seed) {
    this.amplitude = amplitude;
    this.state = seed == 0 ? 1 : seed;
  }

  /** Fills a part of the array. */
  public void fill(short[] target, int from, int length) {
    int noise = state;
    for (int i = 0; i < length; i++) {
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      target[from + i] = (short) (((noise >> 23) * amplitude) >> 8);
    }
    state = noise;
  }
}
