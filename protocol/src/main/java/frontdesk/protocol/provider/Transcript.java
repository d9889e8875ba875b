package frontdesk.protocol.provider;

import java.time.Duration;
import java.util.List;

/**
 * What a recognizer understood of one utterance.
 *
 * @param language IETF BCP 47 tag of the language that was listened for
 * @param startSamples where the utterance began on the line, in samples of 8 kHz
 * @param duration how long it was
 * @param hypotheses best first, empty when the audio was rejected; at most the n-best bound
 */
public record Transcript(
    String language, long startSamples, Duration duration, List<Hypothesis> hypotheses) {
  public Transcript {
    hypotheses = List.copyOf(hypotheses);
  }

  /**
   * One reading of the audio.
   *
   * @param text lower-case words separated by single spaces
   * @param confidence 0 (none) to 1 (certain)
   */
  public record Hypothesis(String text, double confidence) {}

  /** Whether nothing in the grammar fitted what was heard. */
  public boolean rejected() {
    return hypotheses.isEmpty();
  }
}
