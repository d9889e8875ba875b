package frontdesk.ops.bench.bargein;

/**
 * What became of one prompt, as heard by its caller.
 *
 * @param promptOfCall from 1; at the first one the line's echo is not known
 * @param outcome whether it stopped
 * @param stoppedAfterNanos from the caller's first voiced packet sent to the last voiced packet
 *     received; -1 unless stopped by the caller
 */
record TrialReport(
    int echoDb,
    int delayMs,
    int promptOfCall,
    Trial trial,
    Outcome outcome,
    long stoppedAfterNanos) {

  /** How a prompt ended. */
  enum Outcome {
    /** It stopped after the caller had begun to speak. */
    STOPPED,
    /** It went on for longer than may be while the caller spoke. */
    MISSED,
    /** It stopped although nobody had spoken. */
    FALSE,
    /** It was said to its end, and nobody had spoken. */
    UNDISTURBED
  }
}
