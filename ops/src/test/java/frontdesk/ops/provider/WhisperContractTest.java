package frontdesk.ops.provider;

import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.UploadRecognizer;
import frontdesk.engine.provider.openai.Transcription;
import frontdesk.engine.provider.openai.TranscriptionSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.WhisperFake;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.util.List;

/** Any server of OpenAI's transcriptions. */
class WhisperContractTest extends UploadContract {
  @Override
  EarFake fake() {
    return new WhisperFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new UploadRecognizer(
        network,
        new Transcription(account, new TranscriptionSettings("whisper-1", List.of("en"), 0.8)),
        settings);
  }
}
