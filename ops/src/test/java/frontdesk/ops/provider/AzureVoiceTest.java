package frontdesk.ops.provider;

import frontdesk.engine.provider.azure.AzureVoiceWire;
import frontdesk.engine.provider.voice.HttpSynthesizer;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.wire.Account;
import frontdesk.ops.provider.fake.AzureVoiceFake;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;

/** Azure's voice against its stand-in. */
class AzureVoiceTest extends VendorVoiceContract {
  private final AzureVoiceFake fake = new AzureVoiceFake();

  @Override
  AzureVoiceFake fake() {
    return fake;
  }

  @Override
  void speaks(FakeSpeech how) {
    fake.speaks(how);
  }

  @Override
  int mostAtOnce() {
    return fake.mostTexts();
  }

  /** Any octets are mu-law: only the framing can be nonsense. */
  @Override
  Failure garbled() {
    return Failure.of(Failure.Kind.BROKEN, "reset");
  }

  @Override
  SpeechSynthesizer open(Account account, VoiceBounds bounds) {
    return new HttpSynthesizer(NETWORK, new AzureVoiceWire(account, CHOICE), bounds);
  }
}
