package frontdesk.engine.speech.synthesizer;

import frontdesk.engine.speech.synthesizer.TextVoice.Sound;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.Resampler;

/** Makes a voice's raw audio fit for a telephone line: 8 kHz, one level, soft ends. */
final class Finish {
  private static final double FULL_SCALE = 32_767;
  private static final int FADE_SAMPLES = AudioFrame.SAMPLE_RATE_HZ / 200; // 5 ms

  /** A sound begins where a sample has a fiftieth of the loudest, and its onset before that. */
  private static final int AUDIBLE_PART = 50;

  private static final int ONSET_SAMPLES = AudioFrame.SAMPLE_RATE_HZ / 100; // 10 ms

  /** More would lift noise where a text has no sound in it. */
  private static final double MAX_GAIN = 20;

  private final int peak;

  /** Levels to the given peak, in dB under full scale. */
  Finish(double peakDbfs) {
    this.peak = (int) Math.round(FULL_SCALE * Math.pow(10, peakDbfs / 20));
  }

  /** The finished audio; shorter than 5 ms of sound becomes silence of that length. */
  short[] apply(Sound raw) {
    short[] made = Resampler.to8k(raw.samples(), raw.rateHz());
    int loudest = 0;
    for (short sample : made) {
      loudest = Math.max(loudest, Math.abs((int) sample));
    }
    if (loudest == 0) {
      return made;
    }
    short[] samples = beginningAtOnce(made, loudest);
    double gain = Math.min(MAX_GAIN, (double) peak / loudest);
    int fade = Math.min(FADE_SAMPLES, samples.length / 2);
    for (int i = 0; i < samples.length; i++) {
      int toEnd = Math.min(i, samples.length - 1 - i);
      double soft = toEnd < fade ? (double) toEnd / fade : 1;
      samples[i] = (short) Math.round(samples[i] * gain * soft);
    }
    return samples;
  }

  /**
   * Moves the quiet before the sound behind it: some voices begin with a third of a second of it,
   * which a caller would wait through. Sentences keep their distance.
   */
  private static short[] beginningAtOnce(short[] made, int loudest) {
    int first = 0;
    while (Math.abs((int) made[first]) * AUDIBLE_PART < loudest) {
      first++;
    }
    int quiet = Math.max(0, first - ONSET_SAMPLES);
    short[] turned = new short[made.length];
    System.arraycopy(made, quiet, turned, 0, made.length - quiet);
    System.arraycopy(made, 0, turned, made.length - quiet, quiet);
    return turned;
  }
}
