package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Understanding;

/** What became of a transcript: an answer, or nothing that can be an answer now. */
public sealed interface Interpretation {
  /**
   * Something that fits the question, a correction, or a command.
   *
   * @param understanding what decisions branch on
   * @param confidence of the hypothesis taken, 0 to 1
   * @param words of the hypothesis taken, in clear: seal them before they are stored
   * @param hypothesisIndex which hypothesis was taken, from 0
   */
  record Understood(
      Understanding understanding, double confidence, String words, int hypothesisIndex)
      implements Interpretation {
    /** The words never reach a log. */
    @Override
    public String toString() {
      return "Understood[hypothesis " + hypothesisIndex + ", confidence " + confidence + "]";
    }
  }

  /** Nothing that was heard fits what can be said now. */
  record Rejected() implements Interpretation {}
}
