package frontdesk.ops.bench.bargein;

import java.util.Random;

/**
 * What a caller's line sends: its noise, what comes back of what it received, and what is put in.
 *
 * <p>One thread; positions are samples since the call began.
 */
final class LineSound {
  private static final int RING = 1 << 14;
  private static final int WAY = 48;
  private static final int DIRECT = 4;
  private static final double REVERBERATION = 0.5;
  private static final double DECAY_SAMPLES = 9;
  private static final int SAMPLES_PER_MS = 8;

  private final short[] received = new short[RING];
  private final double[] way = new double[WAY];
  private final int delay;
  private final double noise;
  private final Random random;
  private double breath;
  private double[] put = new double[0];
  private long putAt;

  LineSound(BargeInPlan.Call call) {
    random = new Random(call.seed());
    delay = call.delayMs() * SAMPLES_PER_MS;
    noise = Sounds.amplitude(call.noiseDbfs());
    double energy = 0;
    for (int i = 0; i < WAY; i++) {
      double tap = i == DIRECT ? 1 : random.nextGaussian() * REVERBERATION;
      way[i] = tap * Math.exp(-Math.abs(i - DIRECT) / DECAY_SAMPLES);
      energy += way[i] * way[i];
    }
    double gain = Math.pow(10, call.echoDb() / 20.0) / Math.sqrt(energy);
    for (int i = 0; i < WAY; i++) {
      way[i] *= gain;
    }
  }

  /** Keeps what was received for this position, to be sent back later. */
  void received(long position, short[] samples, int length) {
    for (int i = 0; i < length; i++) {
      received[index(position + i)] = samples[i];
    }
  }

  /** What was received so long before is forgotten: nothing came for that position. */
  private static int index(long position) {
    return (int) Math.floorMod(position, (long) RING);
  }

  /** Adds a sound from this position on. */
  void put(long position, double[] sound) {
    putAt = position;
    put = sound;
  }

  /** The next packet's samples. */
  void next(long position, short[] samples) {
    for (int i = 0; i < samples.length; i++) {
      long at = position + i;
      breath = 0.6 * breath + 0.8 * random.nextGaussian();
      double sum = breath * noise;
      for (int tap = 0; tap < WAY; tap++) {
        sum += way[tap] * received[index(at - delay - tap)];
      }
      sum += putSample(at);
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
      // A place is used once: where a packet is lost, nothing comes back.
      received[index(at - delay - WAY)] = 0;
    }
  }

  /** How loud what is put in is within a packet. */
  double putLevel(long position, int length) {
    double energy = 0;
    for (int i = 0; i < length; i++) {
      double sample = putSample(position + i);
      energy += sample * sample;
    }
    return Math.sqrt(energy / length);
  }

  private double putSample(long position) {
    long at = position - putAt;
    return at >= 0 && at < put.length ? put[(int) at] : 0;
  }
}
