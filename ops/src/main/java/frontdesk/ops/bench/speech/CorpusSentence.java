package frontdesk.ops.bench.speech;

import frontdesk.protocol.dialogue.Question;

/**
 * A sentence or a sound of the corpus.
 *
 * @param question what was asked before it
 * @param spoken the words, or after a star the sound, as {@link ClipMaker} knows them
 * @param meaning what it means, as {@link ExpectedMeaning} reads it
 */
record CorpusSentence(String id, Question question, String spoken, String meaning, Part part) {
  /** What a sentence is for. */
  enum Part {
    /** Written from descriptions of what callers ask for, before any grammar was read. */
    SEEDS,
    /** What thresholds and weights may be chosen by. */
    TUNING,
    /** What figures are reported of. */
    REPORTED
  }

  /** Whether it is a sound and not words. */
  boolean isSound() {
    return spoken.startsWith("*");
  }

  /** Whether there is nothing in it to act on. */
  boolean meansNothing() {
    return meaning.equals("none");
  }
}
