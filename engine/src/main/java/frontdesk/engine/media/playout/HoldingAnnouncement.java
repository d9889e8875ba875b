package frontdesk.engine.media.playout;

/**
 * The sentence that a line says by itself while nobody else speaks for it, again and again.
 *
 * <p>Owned by one thread; never allocates after construction.
 */
public final class HoldingAnnouncement {
  private static final int FADE = 40;

  private final Clip clip;
  private final int gapSamples;
  private final short[] fading = new short[FADE];
  private int position;
  private int gap;
  private long rounds;

  /**
   * @param clip what to say
   * @param gapSamples silence between the end and the next start
   */
  public HoldingAnnouncement(Clip clip, int gapSamples) {
    this.clip = clip;
    this.gapSamples = gapSamples;
  }

  /** Whether it is in the middle of the sentence. */
  public boolean speaking() {
    return position > 0;
  }

  /** How often the sentence was begun. */
  public long rounds() {
    return rounds;
  }

  /**
   * Gives samples of the sentence; fewer than asked for while it pauses.
   *
   * @param wanted whether to begin anew once the sentence is over
   */
  public int read(boolean wanted, short[] target, int from, int length) {
    if (gap > 0) {
      gap -= Math.min(gap, length);
      return 0;
    }
    if (position == 0) {
      if (!wanted || clip.length() == 0) {
        return 0;
      }
      rounds++;
    }
    int count = clip.read(position, target, from, length);
    position += count;
    if (position == clip.length()) {
      position = 0;
      gap = gapSamples;
    }
    return count;
  }

  /** Somebody speaks: fades out into the samples that start here, and begins anew next time. */
  public void yieldTo(short[] target, int from, int length) {
    if (position > 0) {
      int count = clip.read(position, fading, 0, Math.min(FADE, length));
      for (int i = 0; i < count; i++) {
        int mixed = target[from + i] + fading[i] * (FADE - i) / FADE;
        target[from + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mixed));
      }
    }
    reset();
  }

  /** Begins anew next time, at once. */
  public void reset() {
    position = 0;
    gap = 0;
  }
}
