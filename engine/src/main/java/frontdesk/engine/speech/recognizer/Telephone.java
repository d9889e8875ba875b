package frontdesk.engine.speech.recognizer;

/** Makes of telephone audio what a wide-band acoustic model expects. */
public final class Telephone {
  private Telephone() {}

  /**
   * Doubles the rate by straight lines between samples: their images above 4 kHz stand in for the
   * band that the telephone cut off, which a clean interpolation would leave empty and the model
   * would take for silence.
   */
  public static double[] to16k(short[] samples, int length) {
    double[] doubled = new double[2 * length];
    for (int i = 0; i < length; i++) {
      double next = i + 1 < length ? samples[i + 1] : samples[i];
      doubled[2 * i] = samples[i];
      doubled[2 * i + 1] = (samples[i] + next) / 2;
    }
    return doubled;
  }
}
