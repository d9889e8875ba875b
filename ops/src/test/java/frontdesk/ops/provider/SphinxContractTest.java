package frontdesk.ops.provider;

import frontdesk.engine.speech.EmbeddedRecognizers;
import frontdesk.engine.speech.EmbeddedRecognizers.Preference;
import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The recognizer that is built in. */
class SphinxContractTest extends RecognizerContract {
  private static final RecognizerSettings ONE_ENGINE =
      new RecognizerSettings(
          1,
          32,
          256,
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofMillis(60),
          32,
          Duration.ofSeconds(10),
          1);

  @Override
  SpeechRecognizer recognizer() {
    PooledRecognizer recognizer =
        EmbeddedRecognizers.choose(Preference.SPHINX4, ONE_ENGINE).recognizer();
    try {
      recognizer.warm(List.of(english().grammar()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the built-in engine cannot be loaded", e);
    }
    return recognizer;
  }

  @Override
  void hearsYes(int times) {
    // It hears what is said, without a script.
  }
}
