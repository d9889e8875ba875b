package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataBlocker;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.feature.FeatureTransform;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the samples of one utterance into the frames that the acoustic model knows: 100 a second,
 * mean-normalised over the whole utterance.
 *
 * <p>One thread.
 */
final class Cepstra {
  private static final int MODEL_RATE_HZ = 16_000;
  private static final double PREEMPHASIS = 0.97;
  private static final double HAMMING = 0.46;
  private static final float WINDOW_MS = 25.625f;
  private static final float SHIFT_MS = 10f;
  private static final double BLOCK_MS = 10;
  private static final int DELTA_WINDOW = 3;

  private final Source source = new Source();
  private final FrontEnd pipeline;

  Cepstra(Loader model) throws IOException {
    pipeline =
        new FrontEnd(
            List.of(
                source,
                new DataBlocker(BLOCK_MS),
                new Preemphasizer(PREEMPHASIS),
                new RaisedCosineWindower(HAMMING, WINDOW_MS, SHIFT_MS),
                new DiscreteFourierTransform(-1, false),
                new AutoCepstrum(model),
                new BatchCMN(),
                new DeltasFeatureExtractor(DELTA_WINDOW),
                new FeatureTransform(model)));
    pipeline.initialize();
  }

  /** All frames of an utterance. */
  List<FloatData> of(double[] samples16k) {
    source.load(samples16k);
    List<FloatData> frames = new ArrayList<>();
    for (Data data = pipeline.getData();
        !(data instanceof DataEndSignal);
        data = pipeline.getData()) {
      if (data instanceof FloatData || data instanceof DoubleData) {
        frames.add(FloatData.toFloatData(data));
      }
    }
    return frames;
  }

  /** Gives the pipeline one utterance: a start, the samples, an end. */
  private static final class Source extends BaseDataProcessor {
    private enum Part {
      START,
      SAMPLES,
      END
    }

    private double[] samples = new double[0];
    private Part next = Part.START;

    /* The Gaussians' cache knows a frame by its first sample's number, so that numbers must never
     * come again: the count goes on from utterance to utterance. */
    private long firstSample;

    void load(double[] utterance) {
      firstSample += samples.length + MODEL_RATE_HZ;
      samples = utterance;
      next = Part.START;
    }

    @Override
    public Data getData() {
      return switch (next) {
        case START -> {
          next = Part.SAMPLES;
          yield new DataStartSignal(MODEL_RATE_HZ);
        }
        case SAMPLES -> {
          next = Part.END;
          yield new DoubleData(samples, MODEL_RATE_HZ, firstSample);
        }
        case END -> {
          next = Part.START;
          yield new DataEndSignal(samples.length * 1_000L / MODEL_RATE_HZ);
        }
      };
    }
  }
}
