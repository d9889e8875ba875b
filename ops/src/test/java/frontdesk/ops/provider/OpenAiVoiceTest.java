package frontdesk.ops.provider;

import frontdesk.engine.provider.openai.OpenAiVoiceWire;
import frontdesk.engine.provider.voice.HttpSynthesizer;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.wire.Account;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.OpenAiVoiceFake;
import frontdesk.protocol.provider.SpeechSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The voice of servers that speak like OpenAI's against their stand-in. */
class OpenAiVoiceTest extends VendorVoiceContract {
  private final OpenAiVoiceFake fake = new OpenAiVoiceFake();

  @Override
  OpenAiVoiceFake fake() {
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

  @Override
  SpeechSynthesizer open(Account account, VoiceBounds bounds) {
    return open(account, bounds, OpenAiVoiceWire.Format.WAV);
  }

  private static SpeechSynthesizer open(
      Account account, VoiceBounds bounds, OpenAiVoiceWire.Format format) {
    return new HttpSynthesizer(NETWORK, new OpenAiVoiceWire(account, CHOICE, format), bounds);
  }

  @Override
  int octetsOfASample() {
    return 6; // 16 bits at 24 kHz
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void shouldTakeAnyRate(int rateHz) throws Exception {
    fake.makesWavOf(rateHz);
    assertSpoken(speak(SENTENCE), SENTENCE);
  }

  @Test
  void shouldTakeRawAudio() throws Exception {
    try (SpeechSynthesizer raw =
        open(Wires.account("vendor", fake.uri()), BOUNDS, OpenAiVoiceWire.Format.PCM)) {
      assertSpoken(HeardText.of(raw, SENTENCE, manner()), SENTENCE);
    }
  }
}
