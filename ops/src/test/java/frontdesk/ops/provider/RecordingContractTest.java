package frontdesk.ops.provider;

import frontdesk.engine.provider.deepgram.Recording;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.UploadRecognizer;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.protocol.provider.SpeechRecognizer;

/** Deepgram by one request an utterance. */
class RecordingContractTest extends UploadContract {
  @Override
  EarFake fake() {
    return new DeepgramFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new UploadRecognizer(
        network, new Recording(account, DeepgramContractTest.DEEPGRAM), settings);
  }
}
