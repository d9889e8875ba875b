package frontdesk.engine.speech.language;

/**
 * The bounds of interpretation.
 *
 * @param maxHypotheses how many hypotheses of a transcript are looked at, 1 or more
 * @param alternativeMinRatio how confident another hypothesis must be, as a part (0 to 1) of the
 *     first one's confidence, to be taken where the first does not fit
 * @param recordingMinConfidence the least confidence, 0 to 1, of a command where what is said is
 *     recorded: below it, it is taken for a name or a note
 * @param maxNoteCharacters the longest note that is kept in words, 20 or more; a longer one ends
 *     with its last whole word within
 */
public record InterpreterSettings(
    int maxHypotheses,
    double alternativeMinRatio,
    double recordingMinConfidence,
    int maxNoteCharacters) {
  /** What is used where nothing else is set. */
  public static final InterpreterSettings DEFAULT = new InterpreterSettings(5, 0.3, 0.7, 500);
}
