package frontdesk.ops.provider;

import frontdesk.engine.provider.azure.ShortAudio;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.UploadRecognizer;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.AzureEarFake;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Azure's short audio, uploaded while the caller speaks. */
class AzureEarContractTest extends UploadContract {
  @Override
  EarFake fake() {
    return new AzureEarFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new UploadRecognizer(
        network, new ShortAudio(account, Map.of("en", "en-US", "ro", "ro-RO")), settings);
  }

  /** Its interface for short audio has no place for them. */
  @Override
  boolean takesTerms() {
    return false;
  }

  @Override
  String onTheWire(String language) {
    return language.equals("ro") ? "ro-RO" : "en-US";
  }

  @Test
  void shouldSendWhileTheCallerSpeaksAndStopWhenNobodyWaits() {
    Session session = tested().open(english(), new HeardWords());
    SpokenYes.into(session);
    Await.until(
        "audio arrives before the end",
        () -> fake.counts().get(Counts.Of.AUDIO_BYTES) == 4L * SpokenYes.samples());
    session.cancel();

    Await.until("the vendor sees it", () -> fake.counts().get(Counts.Of.CANCELS) == 1);
  }
}
