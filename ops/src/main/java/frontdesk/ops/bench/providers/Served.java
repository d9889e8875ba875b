package frontdesk.ops.bench.providers;

/**
 * What a vendor's stand-in did for one sentence of a caller, in nanoseconds of the far end's clock.
 *
 * @param mark the sentence's, see {@link Mark}
 * @param asked when it was asked
 * @param given when it sent what was waited for
 */
record Served(Step step, int mark, long asked, long given) {
  /** Whose time it is, in the order in which a sentence comes by. */
  enum Step {
    RECOGNIZER,
    MODEL,
    VOICE
  }
}
