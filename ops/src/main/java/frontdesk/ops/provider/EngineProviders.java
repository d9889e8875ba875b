package frontdesk.ops.provider;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.NodeAddress;
import frontdesk.config.ProviderAccount;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.ResilienceSettings;
import frontdesk.config.SynthesizerProvider;
import frontdesk.config.catalogue.Languages;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.deepgram.DeepgramSettings;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.openai.TranscriptionSettings;
import frontdesk.engine.provider.resilience.Backoff;
import frontdesk.engine.provider.resilience.FallbackModel;
import frontdesk.engine.provider.resilience.FallbackRecognizer;
import frontdesk.engine.provider.resilience.FallbackSynthesizer;
import frontdesk.engine.provider.resilience.GateSettings;
import frontdesk.engine.provider.resilience.Retries;
import frontdesk.engine.provider.resilience.RetryBudget;
import frontdesk.engine.provider.soniox.SonioxSettings;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.WireSettings;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;

/** Turns the settings of providers into those of the engine's parts; pure. */
final class EngineProviders {
  private EngineProviders() {}

  static WireSettings wire(FrontdeskSettings settings) {
    var wire = settings.providers().wire();
    var resilience = settings.providers().resilience();
    return new WireSettings(
        wire.connectWithin(),
        resilience.model().firstToken(),
        resilience.model().betweenTokens(),
        wire.pingEvery(),
        wire.silentWithin(),
        wire.closeWithin(),
        wire.outboxBytes(),
        wire.messageBytes(),
        wire.answerBytes(),
        wire.proxy().map(EngineProviders::unresolved));
  }

  /** Looked up when a connection is made, by whoever makes it. */
  private static InetSocketAddress unresolved(NodeAddress proxy) {
    return InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
  }

  static Account account(ProviderAccount account) {
    return new Account(account.name(), account.url(), account.key());
  }

  /** {@code waiting} may wait for room; ears and voices do not wait. */
  static GateSettings gate(ResilienceSettings resilience, ProviderAccount account, int waiting) {
    return new GateSettings(
        resilience.failures(),
        resilience.leftAloneFor(),
        resilience.refusedFor(),
        resilience.limitedFor(),
        resilience.longestRetryAfter(),
        account.connections(),
        waiting);
  }

  /** A budget of its own for each port. */
  static Retries retries(ResilienceSettings resilience) {
    return new Retries(
        resilience.tries(),
        new Backoff(resilience.firstPause(), resilience.longestPause()),
        new RetryBudget(resilience.retryShare(), resilience.retriesSaved()));
  }

  static FallbackRecognizer.Deadlines ears(FrontdeskSettings settings) {
    var ears = settings.providers().resilience().recognizer();
    return new FallbackRecognizer.Deadlines(
        ears.finalWithin(),
        ears.hedgeAfter(),
        ears.silentFor(),
        ears.inAll(),
        settings.speech().maxUtterance(),
        ears.replaySpeed());
  }

  static FallbackSynthesizer.Deadlines voices(ResilienceSettings resilience) {
    return new FallbackSynthesizer.Deadlines(
        resilience.synthesizer().firstAudio(), resilience.synthesizer().gap());
  }

  static FallbackModel.Deadlines minds(ResilienceSettings resilience) {
    var minds = resilience.model();
    return new FallbackModel.Deadlines(
        minds.firstToken(), minds.betweenTokens(), minds.hedgeAfter(), minds.longest());
  }

  static ChatSettings chat(ResilienceSettings resilience, ModelProvider provider) {
    var minds = resilience.model();
    return new ChatSettings(
        provider.account().model(),
        provider.temperature(),
        minds.firstToken(),
        minds.betweenTokens(),
        minds.longest(),
        minds.answerChars());
  }

  /** Half open connections are noticed by whoever waits for an answer, and by their pings. */
  static EarSettings ear(FrontdeskSettings settings) {
    var resilience = settings.providers().resilience();
    return new EarSettings(
        resilience.recognizer().inAll(),
        settings.providers().tuning().unansweredAfter(),
        settings.providers().wire().silentWithin(),
        settings.providers().tuning().keepAliveEvery(),
        settings.speech().hints());
  }

  static DeepgramSettings deepgram(FrontdeskSettings settings, RecognizerProvider provider) {
    var tuning = settings.providers().tuning();
    return new DeepgramSettings(
        provider.account().model(),
        provider.primaries(),
        tuning.endpointing(),
        tuning.utteranceEnd(),
        provider.account().model(),
        provider.primaries(),
        tuning.endOfTurn(),
        tuning.eagerEndOfTurn());
  }

  static SonioxSettings soniox(FrontdeskSettings settings, RecognizerProvider provider) {
    return new SonioxSettings(
        provider.account().model(),
        provider.primaries(),
        settings.providers().tuning().endpointDelay(),
        settings.providers().tuning().finalizeEvery());
  }

  static TranscriptionSettings transcription(
      FrontdeskSettings settings, RecognizerProvider provider) {
    return new TranscriptionSettings(
        provider.account().model(),
        provider.primaries(),
        settings.providers().tuning().confidence());
  }

  static Map<String, String> locales(RecognizerProvider provider) {
    Map<String, String> locales = new TreeMap<>();
    provider.languages().forEach(tag -> locales.put(Languages.primary(tag), tag));
    return locales;
  }

  static VoiceChoice choice(SynthesizerProvider provider) {
    return new VoiceChoice(provider.account().model(), provider.voices());
  }

  /** The gate bounds texts before they come here, so none waits. */
  static VoiceBounds bounds(FrontdeskSettings settings, SynthesizerProvider provider) {
    var voices = settings.providers().resilience().synthesizer();
    var synthesis = settings.speech().synthesis();
    boolean shared = provider.textsPerConnection() > 1;
    return new VoiceBounds(
        voices.firstAudio(),
        voices.gap(),
        synthesis.maxAudio(),
        synthesis.maxTextLength(),
        shared ? provider.textsPerConnection() : provider.account().connections(),
        provider.account().connections(),
        0,
        settings.providers().wire().idleClose());
  }
}
