package frontdesk.protocol.media;

import java.util.Arrays;

/**
 * Brings audio of a higher rate down to 8 kHz, as a whole or piece by piece with the same result.
 *
 * <p>A windowed-sinc low-pass at 3.6 kHz, evaluated where each output sample falls: what lies above
 * half the new rate would otherwise come back as a whistle. One stream at a time, one thread.
 */
public final class Resampler {
  private static final double CUTOFF_HZ = 3_600;

  /** Zero crossings of the sinc on each side. */
  private static final int CROSSINGS = 16;

  private final int rateHz;
  private final double step;
  private final double cutoff;
  private final int reach;

  /** The samples that outputs still depend on; the first is number {@link #kept} of the stream. */
  private short[] recent = new short[0];

  private long kept;
  private long made;

  /** For a stream of this rate, 8 kHz or more. */
  public Resampler(int rateHz) {
    if (rateHz < AudioFrame.SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("a rate of " + rateHz + " Hz has no telephone band");
    }
    this.rateHz = rateHz;
    this.step = (double) rateHz / AudioFrame.SAMPLE_RATE_HZ;
    this.cutoff = 2 * CUTOFF_HZ / rateHz;
    this.reach = (int) Math.ceil(CROSSINGS / cutoff);
  }

  /** A new array at 8 kHz; the same length of time, to a sample. Rates below 8 kHz are refused. */
  public static short[] to8k(short[] samples, int rateHz) {
    Resampler whole = new Resampler(rateHz);
    short[] begun = whole.next(samples);
    short[] rest = whole.end();
    short[] all = Arrays.copyOf(begun, begun.length + rest.length);
    System.arraycopy(rest, 0, all, begun.length, rest.length);
    return all;
  }

  /** The next piece of the stream: as much at 8 kHz as is certain by now. */
  public short[] next(short[] samples) {
    if (rateHz == AudioFrame.SAMPLE_RATE_HZ) {
      return samples.clone();
    }
    int before = recent.length;
    recent = Arrays.copyOf(recent, before + samples.length);
    System.arraycopy(samples, 0, recent, before, samples.length);
    // An output depends on inputs up to its reach: as many as lie that far from the end.
    long end = kept + recent.length;
    return make((long) Math.floor((end - 1 - reach) / step) + 1);
  }

  /** What is left when the stream has ended; another one may follow. */
  public short[] end() {
    short[] rest = make((long) ((kept + recent.length) / step));
    recent = new short[0];
    kept = 0;
    made = 0;
    return rest;
  }

  /** Makes outputs up to this number of the stream, and forgets what no later one needs. */
  private short[] make(long until) {
    int count = (int) Math.max(0, until - made);
    short[] out = new short[count];
    for (int i = 0; i < count; i++) {
      out[i] = at((made + i) * step - kept);
    }
    made += count;
    int unneeded =
        (int) Math.max(0, Math.min(recent.length, Math.floor(made * step) - reach - kept));
    recent = Arrays.copyOfRange(recent, unneeded, recent.length);
    kept += unneeded;
    return out;
  }

  private short at(double centre) {
    int first = Math.max(0, (int) Math.ceil(centre - reach));
    int last = Math.min(recent.length - 1, (int) Math.floor(centre + reach));
    double sum = 0;
    for (int k = first; k <= last; k++) {
      double distance = k - centre;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
      sum += recent[k] * cutoff * sinc(cutoff * distance) * window;
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }
}
