package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.linguist.acoustic.HMM;
import edu.cmu.sphinx.linguist.acoustic.HMMState;
import edu.cmu.sphinx.linguist.acoustic.HMMStateArc;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * How well any sequence of phones at all explains the audio: the yardstick that a sentence of the
 * grammar must come close to.
 *
 * <p>A Viterbi search over a loop of the context-independent phones, one step per frame, in the
 * logarithms of the acoustic model. It runs on the frames that the grammar's search scores, whose
 * Gaussians are computed once for both. One thread.
 */
final class PhoneLoop {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  private final List<HMMState> states = new ArrayList<>();
  private final int[][] predecessors;
  private final float[][] arcScores;
  private final boolean[] entry;
  private final float[] exitScores;
  private final float insertion;

  private float[] scores;
  private float[] next;
  private float[] bestByFrame = new float[1_024];
  private int frames;

  /**
   * Builds the loop.
   *
   * @param insertion logarithm of the price of starting a phone, in the model's base
   */
  PhoneLoop(Loader model, float insertion) {
    this.insertion = insertion;
    List<int[]> from = new ArrayList<>();
    List<float[]> costs = new ArrayList<>();
    List<Boolean> entries = new ArrayList<>();
    List<Float> exits = new ArrayList<>();
    for (Iterator<HMM> all = model.getHMMManager().iterator(); all.hasNext(); ) {
      HMM hmm = all.next();
      if (!hmm.getUnit().isContextDependent()) {
        addPhone(hmm, from, costs, entries, exits);
      }
    }
    int count = states.size();
    predecessors = from.toArray(int[][]::new);
    arcScores = costs.toArray(float[][]::new);
    entry = new boolean[count];
    exitScores = new float[count];
    for (int i = 0; i < count; i++) {
      entry[i] = entries.get(i);
      exitScores[i] = exits.get(i);
    }
    scores = new float[count];
    next = new float[count];
  }

  /** Adds the emitting states of a phone in order, each with the arcs that lead into it. */
  private void addPhone(
      HMM hmm, List<int[]> from, List<float[]> costs, List<Boolean> entries, List<Float> exits) {
    int first = states.size();
    int emitting = hmm.getOrder();
    for (int target = 0; target < emitting; target++) {
      int[] sources = new int[target + 1];
      float[] prices = new float[target + 1];
      int found = 0;
      for (int source = 0; source <= target; source++) {
        for (HMMStateArc arc : hmm.getState(source).getSuccessors()) {
          if (arc.getHMMState().isEmitting() && arc.getHMMState().getState() == target) {
            sources[found] = first + source;
            prices[found++] = arc.getLogProbability();
          }
        }
      }
      states.add(hmm.getState(target));
      from.add(Arrays.copyOf(sources, found));
      costs.add(Arrays.copyOf(prices, found));
      entries.add(target == 0);
      exits.add(exitPrice(hmm.getState(target)));
    }
  }

  private static float exitPrice(HMMState state) {
    float best = NEVER;
    for (HMMStateArc arc : state.getSuccessors()) {
      if (!arc.getHMMState().isEmitting()) {
        best = Math.max(best, arc.getLogProbability());
      }
    }
    return best;
  }

  /** Begins another utterance. */
  void reset() {
    Arrays.fill(scores, NEVER);
    frames = 0;
  }

  /** Takes the next frame. */
  void step(Data frame) {
    float start = frames == 0 ? insertion : bestExit() + insertion;
    float best = NEVER;
    for (int i = 0; i < next.length; i++) {
      float reached = entry[i] ? start : NEVER;
      int[] sources = predecessors[i];
      for (int k = 0; k < sources.length; k++) {
        reached = Math.max(reached, scores[sources[k]] + arcScores[i][k]);
      }
      next[i] = reached == NEVER ? NEVER : reached + states.get(i).getScore(frame);
      best = Math.max(best, next[i]);
    }
    float[] old = scores;
    scores = next;
    next = old;
    if (frames == bestByFrame.length) {
      bestByFrame = Arrays.copyOf(bestByFrame, frames * 2);
    }
    bestByFrame[frames++] = best;
  }

  private float bestExit() {
    float best = NEVER;
    for (int i = 0; i < scores.length; i++) {
      best = Math.max(best, scores[i] + exitScores[i]);
    }
    return best;
  }

  /** Frames taken since the reset. */
  int frames() {
    return frames;
  }

  /** The loop's score of frames {@code from} (included) to {@code to} (not). */
  float score(int from, int to) {
    float before = from == 0 ? 0 : bestByFrame[from - 1];
    return to == 0 ? 0 : bestByFrame[to - 1] - before;
  }
}
