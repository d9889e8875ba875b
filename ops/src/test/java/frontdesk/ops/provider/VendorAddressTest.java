package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.ProviderKind;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.cartesia.CartesiaWire;
import frontdesk.engine.provider.deepgram.DeepgramSettings;
import frontdesk.engine.provider.deepgram.Flux;
import frontdesk.engine.provider.deepgram.Nova;
import frontdesk.engine.provider.deepgram.Recording;
import frontdesk.engine.provider.elevenlabs.ElevenLabsWire;
import frontdesk.engine.provider.openai.OpenAiVoiceWire;
import frontdesk.engine.provider.openai.Transcription;
import frontdesk.engine.provider.openai.TranscriptionSettings;
import frontdesk.engine.provider.soniox.Soniox;
import frontdesk.engine.provider.soniox.SonioxSettings;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A kind's usual address and its adapter's path make the address that the vendor documents: fakes
 * are found at addresses of their own, and would not notice.
 */
class VendorAddressTest {
  private static final DeepgramSettings DEEPGRAM =
      new DeepgramSettings(
          "m",
          List.of("en"),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          "m",
          List.of("en"),
          0.7,
          0.4);
  private static final VoiceChoice CHOICE = new VoiceChoice("m", Map.of("en", "ann"));
  private static final Manner MANNER = Manner.usual("en");
  private static final Request REQUEST =
      new Request(
          "en",
          new Grammar("g", new ContentHash("0".repeat(64)), ""),
          List.of(),
          1,
          Duration.ofSeconds(15));

  private static Account account(ProviderKind kind) {
    return new Account("a", URI.create(kind.url().orElseThrow()), () -> new Secret("k"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RecognizerProvider.Kind.class,
      names = "AZURE",
      mode = EnumSource.Mode.EXCLUDE)
  void shouldBeHeardWhereTheVendorListens(RecognizerProvider.Kind kind) {
    Account account = account(kind);
    var nobody = BodyPublishers.noBody();
    URI asked =
        switch (kind) {
          case DEEPGRAM -> new Nova(account, DEEPGRAM).target(REQUEST, List.of()).uri();
          case DEEPGRAM_FLUX -> new Flux(account, DEEPGRAM).target(REQUEST, List.of()).uri();
          case DEEPGRAM_BATCH -> new Recording(account, DEEPGRAM).call(REQUEST, nobody).uri();
          case SONIOX ->
              new Soniox(
                      account,
                      new SonioxSettings("m", List.of("en"), Duration.ofMillis(500), Duration.ZERO))
                  .target(REQUEST, List.of())
                  .uri();
          case OPENAI ->
              new Transcription(account, new TranscriptionSettings("m", List.of("en"), 0.8))
                  .call(REQUEST, nobody)
                  .uri();
          case AZURE -> throw new AssertionError("has no usual address");
        };

    assertThat(withoutQuery(asked))
        .isEqualTo(
            switch (kind) {
              case DEEPGRAM -> "wss://api.deepgram.com/v1/listen";
              case DEEPGRAM_FLUX -> "wss://api.deepgram.com/v2/listen";
              case DEEPGRAM_BATCH -> "https://api.deepgram.com/v1/listen";
              case SONIOX -> "wss://stt-rt.soniox.com/transcribe-websocket";
              case OPENAI -> "https://api.openai.com/v1/audio/transcriptions";
              case AZURE -> "";
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = SynthesizerProvider.Kind.class,
      names = "AZURE",
      mode = EnumSource.Mode.EXCLUDE)
  void shouldSpeakWhereTheVendorIsAsked(SynthesizerProvider.Kind kind) {
    Account account = account(kind);
    URI asked =
        switch (kind) {
          case CARTESIA -> new CartesiaWire(account, CHOICE).target(MANNER).uri();
          case ELEVENLABS -> new ElevenLabsWire(account, CHOICE).target(MANNER).uri();
          case OPENAI ->
              new OpenAiVoiceWire(account, CHOICE, OpenAiVoiceWire.Format.WAV)
                  .speak("Hello.", MANNER)
                  .uri();
          case AZURE -> throw new AssertionError("has no usual address");
        };

    assertThat(withoutQuery(asked))
        .isEqualTo(
            switch (kind) {
              case CARTESIA -> "wss://api.cartesia.ai/tts/websocket";
              case ELEVENLABS -> "wss://api.elevenlabs.io/v1/text-to-speech/ann/multi-stream-input";
              case OPENAI -> "https://api.openai.com/v1/audio/speech";
              case AZURE -> "";
            });
  }

  private static String withoutQuery(URI uri) {
    return uri.toString().replaceFirst("\\?.*", "");
  }
}
