package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.decoder.scorer.AcousticScorer;
import edu.cmu.sphinx.decoder.scorer.Scoreable;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores the states that the search asks for, frame by frame, and keeps the phone loop in step.
 *
 * <p>The frames of one utterance are set before its search starts. One thread.
 */
final class FrameScorer implements AcousticScorer {
  private final PhoneLoop loop;
  private List<? extends Data> frames = List.of();
  private int position;

  FrameScorer(PhoneLoop loop) {
    this.loop = loop;
  }

  /** The frames that the next search is to score. */
  void hear(List<? extends Data> utterance) {
    frames = utterance;
    position = 0;
    loop.reset();
  }

  /** The best of the given states after one more frame, or null after the last. */
  @Override
  public @Nullable Data calculateScores(List<? extends Scoreable> states) {
    if (position == frames.size()) {
      return new DataEndSignal(0); // null would mean that there is no utterance to have a result of
    }
    if (states.isEmpty()) {
      return null;
    }
    Data frame = frames.get(position++);
    Scoreable best = states.get(0);
    float bestScore = Float.NEGATIVE_INFINITY;
    for (Scoreable state : states) {
      float score = state.calculateScore(frame);
      if (score > bestScore) {
        bestScore = score;
        best = state;
      }
    }
    loop.step(frame);
    return best;
  }

  @Override
  public @Nullable Data calculateScoresAndStoreData(List<? extends Scoreable> states) {
    return calculateScores(states);
  }

  @Override
  public void allocate() {
    loop.reset();
  }

  @Override
  public void deallocate() {
    frames = List.of();
  }

  @Override
  public void startRecognition() {
    position = 0;
  }

  @Override
  public void stopRecognition() {
    frames = List.of();
  }

  @Override
  public void newProperties(PropertySheet sheet) {
    throw new UnsupportedOperationException("built by its constructor");
  }
}
