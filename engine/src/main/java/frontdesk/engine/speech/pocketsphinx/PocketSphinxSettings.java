package frontdesk.engine.speech.pocketsphinx;

import java.nio.file.Path;

/**
 * Where pocketsphinx's model is, how it searches, and what is rejected.
 *
 * @param model folder with the acoustic model {@code en-us} and {@code cmudict-en-us.dict}
 * @param wordInsertion price of a word, as a probability above 0
 * @param noiseLeft part of a steady noise that is left, 0 to 1; at 1 none is taken out
 * @param ditherSigma white noise added at 16 kHz, in steps of 16 bit, 0 or more
 * @param minConfidence readings less sure than this, 0 to 1, are rejected
 */
public record PocketSphinxSettings(
    Path model, double wordInsertion, double noiseLeft, double ditherSigma, double minConfidence) {
  /** The model of the Debian package pocketsphinx-en-us. */
  public static final PocketSphinxSettings DEFAULTS =
      new PocketSphinxSettings(Path.of("/usr/share/pocketsphinx/model/en-us"), 0.65, 0.1, 60, 0.3);

  public PocketSphinxSettings {
    if (!(noiseLeft >= 0 && noiseLeft <= 1)) {
      throw new IllegalArgumentException("what is left of noise must be 0 to 1");
    }
    if (!(wordInsertion > 0 && ditherSigma >= 0 && minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "word insertion must be above 0, dither 0 or more, least confidence 0 to 1");
    }
  }
}
