package frontdesk.engine.media.playout;

/**
 * Audio that is there completely and may be played any number of times, by many lines at once.
 *
 * <p>Immutable as long as nobody writes to the array that was given.
 */
public final class Clip implements AudioSource {
  private final String name;
  private final short[] samples;

  /**
   * @param name for logs and tests; never words of a call
   * @param samples linear 16 bit, mono, 8 kHz; the array belongs to the clip from now on
   */
  public Clip(String name, short[] samples) {
    this.name = name;
    this.samples = samples;
  }

  /** What the clip is called. */
  public String name() {
    return name;
  }

  /** Its length in samples. */
  public int length() {
    return samples.length;
  }

  /** Copies samples; answers how many, fewer only at the end. */
  int read(int position, short[] target, int from, int length) {
    int count = Math.min(length, samples.length - position);
    System.arraycopy(samples, position, target, from, count);
    return count;
  }

  @Override
  public String toString() {
    return "Clip[" + name + ", " + samples.length + " samples]";
  }
}
