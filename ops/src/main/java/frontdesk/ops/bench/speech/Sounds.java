package frontdesk.ops.bench.speech;

import java.util.random.RandomGenerator;

/** Sounds that are no words, at 8 kHz, not yet narrowed to the telephone's band. */
final class Sounds {
  private static final int RATE_HZ = TelephoneBand.RATE_HZ;
  private static final double AMPLITUDE = 6_000;
  private static final int PINK_ROWS = 12;

  private Sounds() {}

  static double[] white(int length, RandomGenerator random) {
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      out[i] = AMPLITUDE * 0.5 * random.nextGaussian();
    }
    return out;
  }

  /** Equal power in every octave: rows of random numbers, each half as quick as the one before. */
  static double[] pink(int length, RandomGenerator random) {
    double[] rows = new double[PINK_ROWS];
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      int row = Math.min(PINK_ROWS - 1, Integer.numberOfTrailingZeros(i + 1));
      rows[row] = random.nextGaussian();
      double sum = random.nextGaussian();
      for (double value : rows) {
        sum += value;
      }
      out[i] = AMPLITUDE * 0.15 * sum;
    }
    return out;
  }

  /** As of wind or a motor: each sample near the one before. */
  static double[] brown(int length, RandomGenerator random) {
    double[] out = new double[length];
    double last = 0;
    for (int i = 0; i < length; i++) {
      last = 0.98 * last + random.nextGaussian();
      out[i] = AMPLITUDE * 0.1 * last;
    }
    return out;
  }

  /** Bursts of breath, each with a short voiced end. */
  static double[] cough(int bursts, RandomGenerator random) {
    double[] out = new double[bursts * RATE_HZ * 2 / 5];
    for (int burst = 0; burst < bursts; burst++) {
      int start = burst * RATE_HZ * 2 / 5;
      int length = (int) (RATE_HZ * (0.18 + 0.12 * random.nextDouble()));
      double pitchHz = 110 + 120 * random.nextDouble();
      double resonanceHz = 500 + 700 * random.nextDouble();
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < length; i++) {
        double place = (double) i / length;
        double voice = place > 0.35 ? pulse(i, pitchHz) * 3 : 0;
        double drive = (1 - place) * (random.nextGaussian() + voice);
        double y = drive + 1.7 * Math.cos(2 * Math.PI * resonanceHz / RATE_HZ) * y1 - 0.74 * y2;
        y2 = y1;
        y1 = y;
        out[start + i] = AMPLITUDE * 0.25 * y * Math.min(1, i / 40.0);
      }
    }
    return out;
  }

  /** A throat being cleared: rough voice, twice. */
  static double[] throat(int kind, RandomGenerator random) {
    double[] out = new double[RATE_HZ];
    for (int i = 0; i < out.length; i++) {
      double place = (double) i / out.length;
      double loud = Math.abs(Math.sin(2 * Math.PI * place)) * (place < 0.5 ? 0.6 : 1);
      double rough = pulse(i, 70 + 25.0 * kind + 10 * random.nextDouble());
      out[i] = AMPLITUDE * 0.4 * loud * (rough * 2 + 0.5 * random.nextGaussian());
    }
    return narrowVowel(out, 450 + 150.0 * kind, 1_300);
  }

  /** A hum of the mains and its overtones. */
  static double[] hum(int length) {
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      for (int tone = 2; tone <= 12; tone += 2) {
        out[i] += AMPLITUDE / tone * Math.sin(2 * Math.PI * 50 * tone * i / RATE_HZ);
      }
    }
    return out;
  }

  /** Notes of a scale with overtones, four a second. */
  static double[] music(int length, RandomGenerator random) {
    double[] out = new double[length];
    double noteHz = 330;
    for (int i = 0; i < length; i++) {
      if (i % (RATE_HZ / 4) == 0) {
        noteHz = 330 * Math.pow(2, random.nextInt(13) / 12.0);
      }
      double fade = 1 - (double) (i % (RATE_HZ / 4)) / (RATE_HZ / 4.0);
      for (int tone = 1; tone <= 3; tone++) {
        out[i] +=
            AMPLITUDE * 0.5 / tone * fade * Math.sin(2 * Math.PI * noteHz * tone * i / RATE_HZ);
      }
    }
    return out;
  }

  /** Another telephone that rings. */
  static double[] ring(int length) {
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      boolean on = i / (RATE_HZ / 20) % 2 == 0;
      double hz = on ? 1_200 : 1_000;
      out[i] = AMPLITUDE * Math.sin(2 * Math.PI * hz * i / RATE_HZ);
    }
    return out;
  }

  /** Knocks on a table or a mouthpiece. */
  static double[] clicks(int length, RandomGenerator random) {
    double[] out = new double[length];
    for (int at = 400; at + 400 < length; at += 800 + random.nextInt(1_600)) {
      double hz = 400 + 1_200 * random.nextDouble();
      for (int i = 0; i < 400; i++) {
        double sound = Math.sin(2 * Math.PI * hz * i / RATE_HZ) + 0.5 * random.nextGaussian();
        out[at + i] += AMPLITUDE * 1.5 * Math.exp(-i / 50.0) * sound;
      }
    }
    return out;
  }

  /** Breath on the mouthpiece: noise that swells and goes. */
  static double[] breath(int length, RandomGenerator random) {
    double[] out = pink(length, random);
    for (int i = 0; i < length; i++) {
      out[i] *= Math.sin(Math.PI * i / length);
    }
    return out;
  }

  /** One drawn-out vowel. */
  static double[] vowel(int length, RandomGenerator random) {
    double pitchHz = 100 + 100 * random.nextDouble();
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      out[i] = AMPLITUDE * pulse(i, pitchHz) * Math.sin(Math.PI * i / length);
    }
    return narrowVowel(out, 350 + 450 * random.nextDouble(), 900 + 1_300 * random.nextDouble());
  }

  private static double pulse(int at, double pitchHz) {
    double phase = at * pitchHz / RATE_HZ % 1;
    return phase < 0.1 ? 1 - phase * 10 : 0;
  }

  /** Two resonances, as a mouth has. */
  private static double[] narrowVowel(double[] in, double firstHz, double secondHz) {
    double[] first = resonated(in, firstHz);
    double[] second = resonated(in, secondHz);
    double[] out = new double[in.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.2 * first[i] + 0.12 * second[i];
    }
    return out;
  }

  private static double[] resonated(double[] in, double hz) {
    double[] out = new double[in.length];
    double radius = 0.96;
    for (int i = 0; i < in.length; i++) {
      double one = i > 0 ? out[i - 1] : 0;
      double two = i > 1 ? out[i - 2] : 0;
      out[i] =
          in[i] + 2 * radius * Math.cos(2 * Math.PI * hz / RATE_HZ) * one - radius * radius * two;
    }
    return out;
  }
}
