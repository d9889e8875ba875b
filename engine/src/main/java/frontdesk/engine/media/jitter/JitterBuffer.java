package frontdesk.engine.media.jitter;

import java.util.Arrays;

/**
 * Turns decoded packets, as the network delivers them, into a steady stream of samples with the
 * least delay that loses none.
 *
 * <p>Owned by one thread; never allocates after construction. Timestamps are RTP timestamps at 8
 * kHz.
 */
public final class JitterBuffer {
  /*
   * A ring of samples indexed by timestamp, each sample marked present or not: packets of any
   * duration may be mixed. The reader moves through the timestamps.
   *
   * Growing. When nothing is left to read, the reader stands still and the concealer speaks. The next
   * packet says which it was: a late packet carries the timestamp the reader stands at, and the delay
   * has grown by the pause, nothing is lost; after a loss or a pause of the sender it carries a later
   * one, and the reader catches up with the time that passed. When a packet that was given up for
   * lost still arrives, and it is not the only one in the window, the reader pauses by its lateness.
   *
   * Shrinking. The slack of a packet is how far ahead of the reader it arrives. The least slack of
   * the window above the safety is delay that nobody needs: one pitch period at a time is
   * left out, overlapped, at most once in three frames. What lies further behind the newest packet than
   * the greatest delay is passed over at once: nobody can talk with somebody who hears a second late.
   */
  private static final int CAPACITY = 16_384;
  private static final int MASK = CAPACITY - 1;
  private static final int FRAME = 160;
  private static final int MAX_PITCH = 120;
  private static final int COMPARED = 80;
  private static final int CROSS_FADE = 40;
  private static final int LOOK_AHEAD = COMPARED + MAX_PITCH;
  private static final int FRAMES_BETWEEN_DROPS = 3;
  private static final int LATE_BEFORE_RESTART = 10;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int initialDelay;
  private final int safety;
  private final int maxDelay;
  private final int framesPerHalfWindow;

  private final short[] ring = new short[CAPACITY];
  private final boolean[] present = new boolean[CAPACITY];
  private final short[] ahead = new short[LOOK_AHEAD];
  private final LossConcealer concealer = new LossConcealer();

  private boolean running;
  private long lastTimestamp;
  private long readAt;
  private long newestAt;
  private long newestEnd;
  private int lag;
  private int usual;
  private int stalled;
  private int pause;
  private int lateInRow;
  private int lateInWindow;
  private long slack;
  private long slackBefore;
  private int framesInHalf;
  private int framesSinceDrop;
  private boolean concealed;
  private final JitterCounts counts = new JitterCounts();

  /** What became of a packet. */
  public enum Put {
    STORED,
    DUPLICATE,
    LATE,
    /** Stored, and the stream starts anew with it. */
    RESTARTED
  }

  public JitterBuffer(JitterSettings settings) {
    initialDelay = (int) settings.initialDelay().toMillis() * 8;
    safety = (int) settings.safety().toMillis() * 8;
    maxDelay = (int) settings.maxDelay().toMillis() * 8;
    framesPerHalfWindow = (int) (settings.window().toMillis() / 40);
  }

  /** What happened so far. */
  public JitterCounts counts() {
    return counts;
  }

  /** Whether most of the last frame read was made up. */
  public boolean concealed() {
    return concealed;
  }

  /** How far the newest sample is ahead of the reader, in samples. */
  public int depthSamples() {
    return (int) Math.max(0, newestEnd - readAt);
  }

  /** What has come beyond what is usually kept, in samples: a reader that was late may read it. */
  public int surplusSamples() {
    return Math.max(0, depthSamples() - usual);
  }

  /** Forgets the stream: the next packet starts a new one. */
  public void restart() {
    running = false;
  }

  /** Takes a decoded packet; its samples are copied. */
  public Put put(int timestamp, short[] samples, int length) {
    if (!running) {
      return start(timestamp, samples, length);
    }
    long at = lastTimestamp + (timestamp - (int) lastTimestamp);
    if (at + length - readAt > CAPACITY || readAt - at > CAPACITY || stalled > maxDelay) {
      return start(timestamp, samples, length);
    }
    lastTimestamp = at;
    if (stalled > 0) {
      readAt += Math.min(stalled, Math.max(0, at - readAt));
      stalled = 0;
    }
    if (at - Math.max(readAt, newestEnd) > (long) maxDelay + lag) {
      // Time that is lost passes for the reader too: this timestamp jumped without a pause.
      return start(timestamp, samples, length);
    }
    if (at + length <= readAt) {
      return late(timestamp, at, samples, length);
    }
    lateInRow = 0;
    slack = Math.min(slack, at - readAt);
    return store(at, samples, length);
  }

  private Put start(int timestamp, short[] samples, int length) {
    Arrays.fill(present, false);
    long at = timestamp & 0xFFFF_FFFFL;
    lastTimestamp = at;
    readAt = at - initialDelay;
    newestAt = at;
    newestEnd = at;
    running = true;
    stalled = 0;
    pause = 0;
    lateInRow = 0;
    lateInWindow = 0;
    slack = initialDelay;
    slackBefore = safety;
    framesInHalf = 0;
    counts.restarts++;
    store(at, samples, length);
    return Put.RESTARTED;
  }

  private Put late(int timestamp, long at, short[] samples, int length) {
    counts.late++;
    if (++lateInRow >= LATE_BEFORE_RESTART) {
      return start(timestamp, samples, length);
    }
    slack = Math.min(slack, at - readAt);
    if (++lateInWindow >= 2 && pause == 0) {
      pause = (int) Math.max(0, Math.min(readAt - at, maxDelay - depthSamples()));
    }
    return Put.LATE;
  }

  private Put store(long at, short[] samples, int length) {
    int skipped = (int) Math.max(0, readAt - at);
    if (present[(int) (at + skipped) & MASK]) {
      counts.duplicates++;
      return Put.DUPLICATE;
    }
    for (int i = skipped; i < length; i++) {
      int index = (int) (at + i) & MASK;
      ring[index] = samples[i];
      present[index] = true;
    }
    newestAt = Math.max(newestAt, at);
    newestEnd = Math.max(newestEnd, at + length);
    counts.stored++;
    return Put.STORED;
  }

  /**
   * From now on the reader is late by itself: what has come is in time.
   *
   * @param samples that it will read at once after the next ones: they are no delay of the network
   */
  public void lag(int samples) {
    lag = samples;
  }

  /** Gives the next samples, always as many as asked for: real, smoothed or made up. */
  public void read(short[] target, int length) {
    adapt();
    int made = 0;
    int done = 0;
    while (done < length) {
      int wanted = length - done;
      int run = presentRun(wanted);
      if (run > 0) {
        copy(target, done, run);
      } else {
        run = missingRun(wanted);
        concealer.lost(target, done, run);
        made += run;
      }
      done += run;
    }
    if (lag == 0) {
      usual = Math.max(initialDelay, depthSamples());
    }
    concealed = made * 2 > length;
    counts.concealedSamples += made;
  }

  private int presentRun(int wanted) {
    if (!running || pause > 0) {
      return 0;
    }
    int run = 0;
    while (run < wanted && present[(int) (readAt + run) & MASK]) {
      run++;
    }
    return run;
  }

  private void copy(short[] target, int from, int run) {
    for (int i = 0; i < run; i++) {
      int index = (int) (readAt + i) & MASK;
      target[from + i] = ring[index];
      present[index] = false;
    }
    readAt += run;
    concealer.good(target, from, run);
  }

  /** How many samples are to be made up now; moves the reader where they are lost. */
  private int missingRun(int wanted) {
    if (!running) {
      return wanted;
    }
    if (pause > 0) {
      int run = Math.min(pause, wanted);
      pause -= run;
      return run;
    }
    if (readAt >= newestEnd) {
      stalled += wanted;
      return wanted;
    }
    int run = 0;
    while (run < wanted && !present[(int) (readAt + run) & MASK]) {
      run++;
    }
    readAt += run;
    return run;
  }

  private void adapt() {
    if (!running) {
      return;
    }
    if (++framesInHalf >= framesPerHalfWindow) {
      framesInHalf = 0;
      slackBefore = slack;
      slack = UNKNOWN;
      lateInWindow = 0;
    }
    framesSinceDrop++;
    long most = (long) maxDelay + lag;
    if (newestAt - readAt > most) {
      jump((int) (newestAt - readAt - most));
      return;
    }
    long least = Math.min(slack, slackBefore);
    if (least != UNKNOWN && least > safety + FRAME / 2 && framesSinceDrop >= FRAMES_BETWEEN_DROPS) {
      dropOnePitch((int) Math.min(least - safety, MAX_PITCH));
    }
  }

  private void jump(int samples) {
    concealer.cut();
    forget(samples);
    counts.droppedSamples += samples;
  }

  private void dropOnePitch(int most) {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      int index = (int) (readAt + i) & MASK;
      if (!present[index]) {
        return;
      }
      ahead[i] = ring[index];
    }
    int lag = LossConcealer.bestLag(ahead, 0, COMPARED, 1);
    if (lag > most) {
      return;
    }
    for (int i = 0; i < CROSS_FADE; i++) {
      int mixed = (ahead[i] * (CROSS_FADE - i) + ahead[lag + i] * i) / CROSS_FADE;
      ring[(int) (readAt + lag + i) & MASK] = (short) mixed;
    }
    forget(lag);
    counts.droppedSamples += lag;
    framesSinceDrop = 0;
  }

  private void forget(int samples) {
    for (int i = 0; i < samples; i++) {
      present[(int) (readAt + i) & MASK] = false;
    }
    readAt += samples;
    slack -= slack == UNKNOWN ? 0 : samples;
    slackBefore -= slackBefore == UNKNOWN ? 0 : samples;
  }
}
