package frontdesk.ops.bench.speech;

import frontdesk.protocol.media.G711Law;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes of sound what a telephone line leaves of it: 300 to 3400 Hz at 8 kHz, in mu-law. Any
 * thread.
 */
final class TelephoneBand {
  static final int RATE_HZ = 8_000;
  private static final double LOW_HZ = 300;
  private static final double HIGH_HZ = 3_400;
  private static final double REACH_S = 0.008;

  /** By the rate of what comes in. */
  private final Map<Integer, Filter> filters = new ConcurrentHashMap<>();

  /**
   * A difference of two windowed sincs, for each place between two samples of what comes in that a
   * sample of what goes out can have.
   */
  private static final class Filter {
    private final int rateHz;
    private final int reach;
    private final double[][] tapsByPhase;

    private Filter(int rateHz, int reach, double[][] tapsByPhase) {
      this.rateHz = rateHz;
      this.reach = reach;
      this.tapsByPhase = tapsByPhase;
    }

    static Filter of(int rateHz) {
      int reach = (int) Math.ceil(REACH_S * rateHz);
      int phases = RATE_HZ / gcd(RATE_HZ, rateHz);
      double[][] taps = new double[phases][2 * reach + 1];
      for (int phase = 0; phase < phases; phase++) {
        double fraction = (double) ((long) phase * rateHz % RATE_HZ) / RATE_HZ;
        for (int tap = -reach; tap <= reach; tap++) {
          double seconds = (tap - fraction) / rateHz;
          double window = 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, Math.abs(seconds) / REACH_S));
          taps[phase][tap + reach] =
              window * (sinc(seconds, HIGH_HZ) - sinc(seconds, LOW_HZ)) / rateHz;
        }
      }
      return new Filter(rateHz, reach, taps);
    }

    private static int gcd(int a, int b) {
      return b == 0 ? a : gcd(b, a % b);
    }

    private static double sinc(double seconds, double cutoffHz) {
      double angle = 2 * Math.PI * cutoffHz * seconds;
      return Math.abs(angle) < 1e-9 ? 2 * cutoffHz : Math.sin(angle) / (Math.PI * seconds);
    }

    double at(double[] samples, int out) {
      double[] taps = tapsByPhase[out % tapsByPhase.length];
      int centre = (int) ((long) out * rateHz / RATE_HZ);
      int from = Math.max(-reach, -centre);
      int to = Math.min(reach, samples.length - 1 - centre);
      double sum = 0;
      for (int tap = from; tap <= to; tap++) {
        sum += samples[centre + tap] * taps[tap + reach];
      }
      return sum;
    }
  }

  /** The sound at 8 kHz without what lies outside the band. */
  double[] narrow(double[] samples, int rateHz) {
    Filter filter = filters.computeIfAbsent(rateHz, Filter::of);
    double[] result = new double[(int) ((long) samples.length * RATE_HZ / rateHz)];
    for (int i = 0; i < result.length; i++) {
      result[i] = filter.at(samples, i);
    }
    return result;
  }

  /** Through the codec and back. */
  static short[] coded(double[] samples) {
    short[] coded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double bounded = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i]));
      coded[i] = G711Law.MU_LAW.decode(G711Law.MU_LAW.encode((short) Math.round(bounded)));
    }
    return coded;
  }
}
