package frontdesk.ops.provider;

import frontdesk.engine.speech.EmbeddedRecognizers;
import frontdesk.engine.speech.EmbeddedRecognizers.Preference;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.protocol.provider.SpeechRecognizer;

/** The recognizer that is built in. */
class SphinxContractTest extends RecognizerContract {
  @Override
  SpeechRecognizer recognizer() {
    return EmbeddedRecognizers.choose(Preference.SPHINX4, RecognizerSettings.DEFAULTS)
        .recognizer();
  }

  @Override
  void hearsYes(int times) {
    // It hears what is said, without a script.
  }
}
