package frontdesk.engine.speech.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A line in virtual time whose far end gives back what is played: later, quieter and blurred. */
final class EchoedLine implements VoiceListener {
  private static final int FRAME = 160;
  private static final int OWN_DELAY = 320;
  private static final int WAY = 48;

  private final short[] played;
  private final double[] heard;
  private final List<Long> starts = new ArrayList<>();
  private long now;

  /** Plays the prompts one after the other, with a second of quiet before and between them. */
  EchoedLine(List<short[]> prompts, int echoDb, int delayMs, int sigma, Random random) {
    int length = 16_000;
    for (short[] prompt : prompts) {
      length += prompt.length + 8_000;
    }
    played = new short[length];
    heard = new double[length];
    int at = 8_000;
    for (short[] prompt : prompts) {
      System.arraycopy(prompt, 0, played, at, prompt.length);
      at += prompt.length + 8_000;
    }
    double[] way = way(echoDb, random);
    int delay = delayMs * 8 + OWN_DELAY;
    for (int i = 0; i < length; i++) {
      heard[i] = random.nextGaussian() * sigma;
      for (int tap = 0; tap < WAY && i - delay - tap >= 0; tap++) {
        heard[i] += way[tap] * played[i - delay - tap];
      }
    }
  }

  private static double[] way(int echoDb, Random random) {
    double[] way = new double[WAY];
    double energy = 0;
    for (int i = 0; i < WAY; i++) {
      way[i] = (i == 4 ? 1 : random.nextGaussian() / 2) * Math.exp(-Math.abs(i - 4) / 9.0);
      energy += way[i] * way[i];
    }
    for (int i = 0; i < WAY; i++) {
      way[i] *= Math.pow(10, echoDb / 20.0) / Math.sqrt(energy);
    }
    return way;
  }

  /** From then on everything comes so many samples later: a jitter buffer that grows. */
  EchoedLine laterFrom(int from, int samples) {
    System.arraycopy(heard, from, heard, from + samples, heard.length - from - samples);
    return this;
  }

  /** Somebody speaks, this much louder than the clip. */
  EchoedLine say(short[] clip, int from, double gain) {
    for (int i = 0; i < clip.length; i++) {
      heard[from + i] += clip[i] * gain;
    }
    return this;
  }

  /** A cough: two bursts of air, of this amplitude. */
  EchoedLine cough(int from, double amplitude, Random random) {
    for (int i = 0; i < 2_400; i++) {
      double envelope =
          i < 400 ? Math.exp(-i / 130.0) : i < 1_200 ? 0.05 : 0.4 * Math.exp(-(i - 1_200) / 400.0);
      heard[from + i] += random.nextGaussian() * amplitude * envelope;
    }
    return this;
  }

  /** When speech was found, in samples since the line opened; the moment, not the beginning. */
  List<Long> starts(VoiceSettings settings, boolean comparing) {
    VoiceActivity activity = new VoiceActivity(settings, this);
    short[] in = new short[FRAME];
    short[] out = new short[FRAME];
    for (int at = 0; at + FRAME <= heard.length; at += FRAME) {
      for (int i = 0; i < FRAME; i++) {
        in[i] = (short) Math.max(-32_768, Math.min(32_767, (int) heard[at + i]));
        out[i] = played[at + i];
      }
      now = (long) at + FRAME;
      short @Nullable [] reference = comparing ? out : null;
      activity.onFrame(in, FRAME, reference, at);
    }
    return starts;
  }

  @Override
  public void onSpeechStart(long positionSamples, boolean duringPlayout) {
    starts.add(now);
  }

  @Override
  public void onSpeechAudio(short[] samples, int offset, int length, long positionSamples) {}

  @Override
  public void onSpeechEnd(long positionSamples, int voicedMs, SpeechEnd reason) {}
}
