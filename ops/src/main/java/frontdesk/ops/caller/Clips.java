package frontdesk.ops.caller;

import frontdesk.engine.media.playout.Clip;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Makes of a recording what is really sent; pure apart from the noise. */
final class Clips {
  private static final int PIECE = 160;

  private Clips() {}

  /** The line as it is, as noise, or without the silence behind it when it is the last word. */
  static Clip spoken(ScriptStep.Say say, short[] samples, int voicedLevel, RandomGenerator random) {
    short[] sent = say.asNoise() ? noise(samples, random) : samples;
    return new Clip(say.line(), say.thenHangUp() ? trimmed(sent, voicedLevel) : sent);
  }

  /** White noise, as long and as loud as the recording. */
  static short[] noise(short[] like, RandomGenerator random) {
    double loudness = level(like, 0, like.length);
    short[] noise = new short[like.length];
    for (int i = 0; i < noise.length; i++) {
      double sample = random.nextGaussian() * loudness;
      noise[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }
    return noise;
  }

  private static short[] trimmed(short[] samples, int voicedLevel) {
    int end = samples.length;
    while (end > PIECE && level(samples, end - PIECE, end) < voicedLevel) {
      end -= PIECE;
    }
    return Arrays.copyOf(samples, end);
  }

  /** Root mean square of a part. */
  static double level(short[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return Math.sqrt(energy / Math.max(1, to - from));
  }
}
