package frontdesk.engine.speech.clips;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.clips.Clips.Clip;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.util.List;

/**
 * How often a decoder was right about clips.
 *
 * @param said sentences that fit their grammar, of which {@code right} were understood
 * @param foreign sentences that do not, of which {@code accepted} were taken for others
 */
public record ClipTally(int said, int right, int foreign, int accepted) {
  /** Of these clips, each with the grammar that it was spoken to. */
  public static ClipTally of(UtteranceDecoder decoder, List<Clip> clips, int alternatives) {
    int said = 0;
    int right = 0;
    int foreign = 0;
    int accepted = 0;
    for (Clip clip : clips) {
      short[] samples = clip.samples();
      List<Hypothesis> heard =
          decoder.decode(samples, samples.length, Clips.grammar(clip.grammar()), alternatives);
      assertThat(heard).allMatch(one -> one.confidence() >= 0 && one.confidence() <= 1);
      if (clip.outOfGrammar()) {
        foreign++;
        accepted += heard.isEmpty() ? 0 : 1;
      } else {
        said++;
        right += !heard.isEmpty() && heard.get(0).text().equals(clip.expected()) ? 1 : 0;
      }
    }
    return new ClipTally(said, right, foreign, accepted);
  }

  /** At least these shares right, and at most these accepted. */
  public void mustBe(double leastRight, double mostAccepted) {
    assertThat(right).as("right of %d", said).isGreaterThanOrEqualTo((int) (said * leastRight));
    assertThat(accepted)
        .as("out of grammar of %d", foreign)
        .isLessThanOrEqualTo((int) (foreign * mostAccepted));
  }

  /** Most sentences that do not fit were taken for others. */
  public void mustBeCredulous() {
    assertThat(accepted).as("out of grammar of %d", foreign).isGreaterThan(foreign / 2);
  }
}
