package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Takes Frontdesk's own voice out of what comes in, by comparing it with what is being played.
 *
 * <p>At 4 kHz, a frame at a time. One thread; without allocation.
 */
final class EchoCanceller {
  /*
   * EchoSearch finds the delay; then two filters foretell the echo from what was played. One learns
   * all the time, also from a caller who speaks meanwhile, which spoils it. The other never learns: it
   * takes over what the first has learnt whenever that is clearly the better one. So a caller's
   * voice does not unlearn the echo, and a path that changes is learnt within a few tenths of a
   * second. One change is seen at once: our jitter buffer leaves out or puts in a few milliseconds;
   * then what is foretold is right but for its time.
   *
   * Both signals are differenced first, as speech's strong low tones make such filters slow; what is
   * left is summed up again. "left" is the lesser of what both filters leave.
   */
  static final int FRAME = 80;
  static final int HISTORY = 162;
  private static final float DIFFERENCE = 0.9f;
  private static final double WORTH_LOOKING = 100; // mean square, about -50 dB
  private static final double SMOOTHING = 0.3;
  private static final double BETTER = 0.7;
  private static final double WORSE = 2.0;
  private static final double LEAST_GAIN = 0.3;
  private static final int FRAMES_TO_TRUST = 6;
  private static final int FRAMES_TO_BE_GOOD = 150;
  private static final int LOOKS_AT_FIRST = 200; // 4 s of a voice over ours
  private static final int LOOK_EACH = 4;

  private final EchoSearch search;
  private final EchoFilter learning = new EchoFilter();
  private final EchoFilter kept = new EchoFilter();
  private final SampleWindow played;
  private final SlidingSum echo = new SlidingSum(FRAME);
  private final float[] heard = new float[FRAME];
  private final float[] heardTwice = new float[2 * FRAME];
  private final EchoRealignment realignment = new EchoRealignment();
  private final float[] leftKept = new float[FRAME];
  private final float[] leftLearning = new float[FRAME];
  private final float[] left = new float[HISTORY];
  private float lastPlayed;
  private float lastHeard;
  private float sumKept;
  private float sumLearning;

  private boolean aimed;
  private int good;
  private int fruitless;
  private int looks;
  private double smoothHeard;
  private double smoothKept;
  private double smoothLearning;
  private double foretoldDb = FrameMeter.SILENCE_DB;
  private double leftDb = FrameMeter.SILENCE_DB;

  /** Looks back over so many milliseconds. */
  EchoCanceller(int maxDelayMs) {
    search = new EchoSearch(maxDelayMs * 4);
    int before = search.delays() + EchoFilter.TAPS + FRAME + EchoRealignment.FARTHEST;
    played = new SampleWindow(before + FRAME, FRAME);
  }

  /**
   * Takes the next frame.
   *
   * @param in what came in, its last {@link #FRAME} samples
   * @param out what was played
   * @param playing whether something played can still be heard
   */
  void take(float[] in, float[] out, boolean playing) {
    difference(in, out);
    if (!playing) {
      System.arraycopy(in, in.length - FRAME, leftKept, 0, FRAME);
      keep(leftKept);
      sumKept = 0;
      sumLearning = 0;
      foretoldDb = FrameMeter.SILENCE_DB;
      return;
    }
    double energy = energy(heard);
    if (energy / FRAME > WORTH_LOOKING && isTimeToLook()) {
      int delay = search.look(played.samples(), played.newest(), heard, energy);
      if (delay != EchoSearch.NONE) {
        aim(delay);
      }
    }
    if (!aimed) {
      System.arraycopy(in, in.length - FRAME, leftKept, 0, FRAME);
      keep(leftKept);
      return;
    }
    subtractKept();
    if (trusted() && mayHaveMoved(energy)) {
      int shift = realignment.find(kept, played.samples(), played.newest(), heardTwice);
      // What was played longer ago is not kept.
      if (shift != 0 && kept.offset() - shift <= search.delays()) {
        kept.shift(shift);
        learning.copyFrom(kept);
        subtractKept();
      }
    }
    learning.learn(played.samples(), played.newest(), heard, leftLearning);
    double ofKept = energy(leftKept);
    double ofLearning = energy(leftLearning);
    compare(energy, ofKept, ofLearning);
    sumKept = sumUp(leftKept, sumKept);
    sumLearning = sumUp(leftLearning, sumLearning);
    keep(energy(leftLearning) < energy(leftKept) ? leftLearning : leftKept);
    double foretold = 0;
    for (int i = 0; i < FRAME; i++) {
      float echo = in[in.length - FRAME + i] - left[left.length - FRAME + i];
      foretold += echo * echo;
    }
    foretoldDb = FrameMeter.decibels(foretold / FRAME);
  }

  /** Each frame until it is known whether there is an echo, then now and then. */
  private boolean isTimeToLook() {
    looks++;
    return (!trusted() && looks <= LOOKS_AT_FIRST) || looks % LOOK_EACH == 0;
  }

  /** Asked of every second frame that is loud enough: realignment looks at two. */
  private boolean mayHaveMoved(double energy) {
    return looks % 2 == 0
        && energy > WORTH_LOOKING * FRAME
        && energy(leftKept) > LEAST_GAIN * energy;
  }

  private void subtractKept() {
    kept.foretell(played.samples(), played.newest(), echo, leftKept);
    for (int i = 0; i < FRAME; i++) {
      leftKept[i] = heard[i] - leftKept[i];
    }
  }

  private void difference(float[] in, float[] out) {
    played.advance();
    float[] reference = played.samples();
    int at = played.newest();
    int from = in.length - FRAME;
    for (int i = 0; i < FRAME; i++) {
      float sample = out[from + i];
      reference[at + i] = sample - DIFFERENCE * lastPlayed;
      lastPlayed = sample;
      sample = in[from + i];
      heard[i] = sample - DIFFERENCE * lastHeard;
      lastHeard = sample;
    }
    System.arraycopy(heardTwice, FRAME, heardTwice, 0, FRAME);
    System.arraycopy(heard, 0, heardTwice, FRAME, FRAME);
  }

  private static float sumUp(float[] differences, float before) {
    float sum = before;
    for (int i = 0; i < FRAME; i++) {
      sum = differences[i] + DIFFERENCE * sum;
      differences[i] = sum;
    }
    return sum;
  }

  private static double energy(float[] samples) {
    double energy = 0;
    for (int i = 0; i < FRAME; i++) {
      energy += samples[i] * samples[i];
    }
    return energy;
  }

  private void aim(int delay) {
    int offset = Math.max(0, delay - EchoFilter.BEFORE_PEAK);
    int peak = delay - learning.offset();
    if (!aimed || peak < EchoFilter.BEFORE_PEAK / 2 || peak > EchoFilter.TAPS / 2) {
      learning.aim(offset);
      smoothLearning = smoothHeard;
      if (!aimed) {
        kept.aim(offset);
        aimed = true;
      }
    }
  }

  private void compare(double ofHeard, double ofKept, double ofLearning) {
    smoothHeard += SMOOTHING * (ofHeard - smoothHeard);
    smoothKept += SMOOTHING * (ofKept - smoothKept);
    smoothLearning += SMOOTHING * (ofLearning - smoothLearning);
    if (smoothLearning < BETTER * smoothKept && smoothLearning < LEAST_GAIN * smoothHeard) {
      kept.copyFrom(learning);
      smoothKept = smoothLearning;
    } else if (smoothLearning > WORSE * smoothKept) {
      learning.copyFrom(kept);
      smoothLearning = smoothKept;
    }
    if (ofKept < LEAST_GAIN * ofHeard) {
      good = Math.min(good + 1, FRAMES_TO_TRUST);
      fruitless = 0;
    } else if (!trusted() && ++fruitless > FRAMES_TO_BE_GOOD) {
      search.doubt();
      aimed = false; // there was a likeness by chance, and no echo
      good = 0;
      fruitless = 0;
    }
  }

  private void keep(float[] samples) {
    System.arraycopy(left, FRAME, left, 0, left.length - FRAME);
    System.arraycopy(samples, 0, left, left.length - FRAME, FRAME);
    leftDb = FrameMeter.decibels(energy(samples) / FRAME);
  }

  /** Whether it knows the echo. */
  boolean trusted() {
    return good >= FRAMES_TO_TRUST;
  }

  /** Level of what is left of the frame, in dB under full scale. */
  double leftDb() {
    return leftDb;
  }

  /** Level of the echo that was foretold in dB under full scale. */
  double foretoldDb() {
    return foretoldDb;
  }

  /** The last 40 ms of what is left. */
  float[] left() {
    return left;
  }

  void reset() {
    played.clear();
    Arrays.fill(left, 0);
    Arrays.fill(heardTwice, 0);
    search.reset();
    aimed = false;
    good = 0;
    fruitless = 0;
    looks = 0;
    lastPlayed = 0;
    lastHeard = 0;
    sumKept = 0;
    sumLearning = 0;
    smoothHeard = 0;
    smoothKept = 0;
    smoothLearning = 0;
    leftDb = FrameMeter.SILENCE_DB;
    foretoldDb = FrameMeter.SILENCE_DB;
  }
}
