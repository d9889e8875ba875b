package frontdesk.ops.bench.speech;

import frontdesk.config.SpeechSettings;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxDecoder;
import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.engine.speech.sphinx.SphinxDecoder;
import frontdesk.ops.node.EngineSpeech;
import frontdesk.protocol.provider.Grammar;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Opens the recognizers as a node does, but for one engine each, and all the time it wants. */
final class BenchRecognizers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SpeechSettings speech;
  private final RecognizerSettings pool;

  BenchRecognizers(SpeechSettings speech) {
    this.speech = speech;
    RecognizerSettings usual = EngineSpeech.recognizer(speech);
    this.pool =
        new RecognizerSettings(
            1,
            usual.queuedUtterances(),
            usual.openSessions(),
            PATIENCE,
            usual.maxUtterance(),
            usual.minVoiced(),
            usual.grammarsKept(),
            PATIENCE.plus(PATIENCE),
            usual.maxHung());
  }

  BenchEngine sphinx4(List<Grammar> grammars) throws IOException, InterruptedException {
    return open(
        "sphinx4",
        SphinxDecoder.factory(EngineSpeech.sphinx4(speech), pool.grammarsKept()),
        grammars,
        true);
  }

  BenchEngine pocketsphinx(List<Grammar> grammars) throws IOException, InterruptedException {
    return open(
        "pocketsphinx",
        PocketSphinxDecoder.factory(EngineSpeech.pocketsphinx(speech), pool.grammarsKept()),
        grammars,
        false);
  }

  private BenchEngine open(
      String name, UtteranceDecoder.Factory decoders, List<Grammar> grammars, boolean inHeap)
      throws IOException, InterruptedException {
    PooledRecognizer recognizer = new PooledRecognizer(name, pool, decoders);
    try {
      return BenchEngine.warm(
          recognizer, grammars, speech.alternatives(), speech.maxUtterance(), inHeap);
    } catch (IOException | InterruptedException | RuntimeException e) {
      recognizer.close();
      throw e;
    }
  }
}
