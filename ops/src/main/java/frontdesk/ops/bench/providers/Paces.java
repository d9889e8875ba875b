package frontdesk.ops.bench.providers;

/**
 * The pace of all three.
 *
 * @param recognizer from the end of an utterance to its final transcript
 * @param model from a question to the first token
 * @param voice from a text to its first audio
 * @param betweenTokensMs between two words of a model's answer; 0: the rest comes with the first,
 *     since the published figures name no more than that
 */
record Paces(Pace recognizer, Pace model, Pace voice, long betweenTokensMs) {
  /** As the vendors publish them. */
  static final Paces PUBLISHED =
      new Paces(Pace.of(250, 350), Pace.of(350, 700), Pace.of(90, 200), 0);

  /** The same with another model. */
  Paces withModel(Pace other) {
    return new Paces(recognizer, other, voice, betweenTokensMs);
  }

  /** The same with so much time between a model's words. */
  Paces withBetweenTokensMs(long ms) {
    return new Paces(recognizer, model, voice, ms);
  }
}
