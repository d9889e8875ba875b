package frontdesk.ops.bench.bargein;

import java.util.Random;

/** Sounds that callers make, as samples of full scale 32,768 at 8 kHz; pure. */
final class Sounds {
  private static final double FULL_SCALE = 32_768;
  private static final int PACKET = 160;
  private static final int HZ = 8_000;
  private static final double LOUD_PART = 1e-3;

  private Sounds() {}

  /** A voice whose loud part (all within 30 dB of the loudest packet) has this level. */
  static double[] voice(short[] samples, int levelDbfs) {
    double gain = amplitude(levelDbfs) / loudness(samples);
    double[] voice = new double[samples.length];
    for (int i = 0; i < voice.length; i++) {
      voice[i] = samples[i] * gain;
    }
    return voice;
  }

  private static double loudness(short[] samples) {
    double loudest = 0;
    for (int at = 0; at + PACKET <= samples.length; at += PACKET) {
      loudest = Math.max(loudest, power(samples, at));
    }
    double sum = 0;
    int count = 0;
    for (int at = 0; at + PACKET <= samples.length; at += PACKET) {
      double power = power(samples, at);
      if (power > loudest * LOUD_PART) {
        sum += power;
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  private static double power(short[] samples, int from) {
    double power = 0;
    for (int i = from; i < from + PACKET; i++) {
      power += (double) samples[i] * samples[i];
    }
    return power / PACKET;
  }

  /**
   * One to three coughs: a burst of air through a throat's resonance, a breath, a second burst; in
   * a third of them the voice sounds for 80 ms at the end.
   */
  static double[] coughs(int peakDbfs, Random random) {
    double[] sound = new double[(1 + random.nextInt(3)) * HZ];
    for (int at = 0; at < sound.length; at += HZ) {
      cough(sound, at + random.nextInt(HZ / 4), amplitude(peakDbfs), random);
    }
    return sound;
  }

  private static void cough(double[] sound, int from, double peak, Random random) {
    double resonance = 2 * 0.9 * Math.cos(2 * Math.PI * (700 + random.nextInt(800)) / HZ);
    int burst = 240 + random.nextInt(400);
    int breath = 400 + random.nextInt(1_200);
    int second = 400 + random.nextInt(1_600);
    boolean voiced = random.nextInt(3) == 0;
    double pitch = 90 + random.nextInt(120);
    double phase = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < burst + breath + second && from + i < sound.length; i++) {
      int inSecond = i - burst - breath;
      double envelope =
          i < burst
              ? Math.exp(-3.0 * i / burst)
              : inSecond < 0 ? 0.08 : 0.45 * Math.exp(-2.5 * inSecond / second);
      double air = random.nextGaussian() * 0.35;
      phase += pitch / HZ;
      if (voiced && inSecond > 0 && inSecond < 640 && phase >= 1) {
        air += 2;
      }
      phase -= Math.floor(phase);
      double y = air + resonance * 0.5 * y1 - 0.405 * y2;
      y2 = y1;
      y1 = y;
      sound[from + i] += Math.max(-1, Math.min(1, y)) * peak * envelope;
    }
  }

  /** Three bursts of hiss, such as wind or a rustling sleeve, from -38 to -28 dB of full scale. */
  static double[] rustle(Random random) {
    double[] sound = new double[3 * HZ];
    for (int burst = 0; burst < 3; burst++) {
      int from = burst * HZ + random.nextInt(HZ / 4);
      int length = 1_600 + random.nextInt(4_400);
      double level = amplitude(-38 + random.nextInt(10));
      for (int i = from; i < Math.min(sound.length, from + length); i++) {
        sound[i] += random.nextGaussian() * level;
      }
    }
    return sound;
  }

  static double amplitude(double dbfs) {
    return FULL_SCALE * Math.pow(10, dbfs / 20);
  }
}
