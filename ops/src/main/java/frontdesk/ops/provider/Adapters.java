package frontdesk.ops.provider;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.anthropic.AnthropicChat;
import frontdesk.engine.provider.azure.AzureVoiceWire;
import frontdesk.engine.provider.azure.ShortAudio;
import frontdesk.engine.provider.cartesia.CartesiaWire;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.deepgram.Flux;
import frontdesk.engine.provider.deepgram.Nova;
import frontdesk.engine.provider.deepgram.Recording;
import frontdesk.engine.provider.ear.Dialect;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.ear.UploadRecognizer;
import frontdesk.engine.provider.elevenlabs.ElevenLabsWire;
import frontdesk.engine.provider.gemini.GeminiChat;
import frontdesk.engine.provider.ollama.OllamaChat;
import frontdesk.engine.provider.openai.OpenAiChat;
import frontdesk.engine.provider.openai.OpenAiForm;
import frontdesk.engine.provider.openai.OpenAiVoiceWire;
import frontdesk.engine.provider.openai.Transcription;
import frontdesk.engine.provider.soniox.Soniox;
import frontdesk.engine.provider.voice.ContextSynthesizer;
import frontdesk.engine.provider.voice.HttpSynthesizer;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.UUID;

/** Makes the port of each configured provider; nothing is connected by that. */
final class Adapters {
  /** Of how many tool calls Gemini's signatures are kept: some of every call that is going on. */
  private static final int SIGNATURES = 2_000;

  private final FrontdeskSettings settings;
  private final Network network;

  Adapters(FrontdeskSettings settings, Network network) {
    this.settings = settings;
    this.network = network;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  SpeechRecognizer recognizer(RecognizerProvider provider) {
    Account account = EngineProviders.account(provider.account());
    EarSettings ear = EngineProviders.ear(settings);
    return switch (provider.kind()) {
      case DEEPGRAM -> streaming(new Nova(account, EngineProviders.deepgram(settings, provider)));
      case DEEPGRAM_FLUX ->
          streaming(new Flux(account, EngineProviders.deepgram(settings, provider)));
      case SONIOX -> streaming(new Soniox(account, EngineProviders.soniox(settings, provider)));
      case DEEPGRAM_BATCH ->
          new UploadRecognizer(
              network, new Recording(account, EngineProviders.deepgram(settings, provider)), ear);
      case OPENAI ->
          new UploadRecognizer(
              network,
              new Transcription(account, EngineProviders.transcription(settings, provider)),
              ear);
      case AZURE ->
          new UploadRecognizer(
              network, new ShortAudio(account, EngineProviders.locales(provider)), ear);
    };
  }

  private SpeechRecognizer streaming(Dialect dialect) {
    return new StreamingRecognizer(network, dialect, EngineProviders.ear(settings));
  }

  /** Whether transcripts come while somebody speaks. */
  static boolean streams(RecognizerProvider provider) {
    return switch (provider.kind()) {
      case DEEPGRAM, DEEPGRAM_FLUX, SONIOX -> true;
      case DEEPGRAM_BATCH, OPENAI, AZURE -> false;
    };
  }

  SpeechSynthesizer synthesizer(SynthesizerProvider provider) {
    Account account = EngineProviders.account(provider.account());
    VoiceChoice choice = EngineProviders.choice(provider);
    VoiceBounds bounds = EngineProviders.bounds(settings, provider);
    return switch (provider.kind()) {
      case CARTESIA ->
          new ContextSynthesizer(
              network, new CartesiaWire(account, choice), bounds, Adapters::newId);
      case ELEVENLABS ->
          new ContextSynthesizer(
              network, new ElevenLabsWire(account, choice), bounds, Adapters::newId);
      case OPENAI ->
          new HttpSynthesizer(
              network, new OpenAiVoiceWire(account, choice, OpenAiVoiceWire.Format.WAV), bounds);
      case AZURE -> new HttpSynthesizer(network, new AzureVoiceWire(account, choice), bounds);
    };
  }

  LanguageModel model(ModelProvider provider) {
    Account account = EngineProviders.account(provider.account());
    ChatSettings chat = EngineProviders.chat(settings.providers().resilience(), provider);
    return switch (provider.kind()) {
      case OPENAI -> OpenAiChat.create(account, chat, OpenAiForm.OPEN_AI, network);
      case OPENAI_COMPATIBLE -> OpenAiChat.create(account, chat, OpenAiForm.COMPATIBLE, network);
      case AZURE_OPENAI -> OpenAiChat.create(account, chat, OpenAiForm.AZURE, network);
      case GROQ -> OpenAiChat.create(account, chat, OpenAiForm.GROQ, network);
      case ANTHROPIC -> AnthropicChat.create(account, chat, network);
      case GEMINI -> GeminiChat.create(account, chat, SIGNATURES, network);
      case OLLAMA ->
          OllamaChat.create(account, chat, settings.providers().tuning().contextTokens(), network);
    };
  }
}
