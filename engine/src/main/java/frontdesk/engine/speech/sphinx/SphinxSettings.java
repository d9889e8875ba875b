package frontdesk.engine.speech.sphinx;

/**
 * How sphinx4 searches, and what it rejects.
 *
 * @param absoluteBeam states kept per frame, 100 or more
 * @param relativeBeam states less likely than this fraction of the best are dropped, above 0
 * @param wordInsertion price of a word, as a probability above 0
 * @param silenceInsertion price of a silence between words, as a probability above 0
 * @param languageWeight weight of the grammar against the sound, above 0
 * @param phoneInsertion price of a phone in the garbage loop, as a probability above 0
 * @param minConfidence readings less sure than this, 0 to 1, are rejected
 * @param maxGraphNodes most word nodes of one compiled grammar
 */
public record SphinxSettings(
    int absoluteBeam,
    double relativeBeam,
    double wordInsertion,
    double silenceInsertion,
    float languageWeight,
    double phoneInsertion,
    double minConfidence,
    int maxGraphNodes) {
  /** Tuned on synthesized telephone audio. */
  public static final SphinxSettings DEFAULTS =
      new SphinxSettings(2_000, 1e-40, 0.1, 0.1, 8f, 1e-2, 0.3, 50_000);

  public SphinxSettings {
    if (absoluteBeam < 100 || maxGraphNodes < 1) {
      throw new IllegalArgumentException("beam must be 100 or more, graph nodes 1 or more");
    }
    if (!(relativeBeam > 0 && wordInsertion > 0 && silenceInsertion > 0 && phoneInsertion > 0)) {
      throw new IllegalArgumentException("probabilities must be more than 0");
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("least confidence must be 0 to 1");
    }
    if (!(languageWeight > 0)) {
      throw new IllegalArgumentException("language weight must be more than 0");
    }
  }
}
