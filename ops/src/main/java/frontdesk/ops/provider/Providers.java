package frontdesk.ops.provider;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.ProviderAccount;
import frontdesk.config.ProviderKind;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.ResilienceSettings;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Candidate;
import frontdesk.engine.provider.resilience.FallbackModel;
import frontdesk.engine.provider.resilience.FallbackRecognizer;
import frontdesk.engine.provider.resilience.FallbackSynthesizer;
import frontdesk.engine.provider.resilience.Gate;
import frontdesk.engine.provider.resilience.Timing;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/**
 * The providers of a node, each behind one gate that all calls share. Opening connects nothing.
 * Whoever takes recognizers or synthesizers from here closes them; models are closed here.
 */
public final class Providers implements AutoCloseable {
  private final FrontdeskSettings settings;
  private final Adapters adapters;
  private final Timing timing;
  private final Attempts told;
  private final List<String> notes = new ArrayList<>();
  private final Optional<FallbackModel> models;

  private Providers(
      FrontdeskSettings settings, ActorSystem<?> system, RandomGenerator random, Attempts told) {
    this.settings = settings;
    this.adapters = new Adapters(settings, new Network(system, EngineProviders.wire(settings)));
    this.timing =
        new Timing(
            Adapter.toClassic(system).scheduler(),
            system.executionContext(),
            System::nanoTime,
            random);
    this.told = told;
    this.models = openModels();
  }

  /** Those that the settings name; {@code told} hears of every attempt. */
  public static Providers open(
      FrontdeskSettings settings, ActorSystem<?> system, RandomGenerator random, Attempts told) {
    return new Providers(settings, system, random, told);
  }

  private ResilienceSettings resilience() {
    return settings.providers().resilience();
  }

  /** The configured ears in order, and at last these; only these where none are configured. */
  public SpeechRecognizer recognizer(SpeechRecognizer embedded) {
    List<RecognizerProvider> configured = settings.providers().recognizers();
    if (configured.isEmpty()) {
      return embedded;
    }
    List<Candidate<SpeechRecognizer>> candidates = new ArrayList<>();
    for (RecognizerProvider provider : configured) {
      candidates.add(
          candidate(
              Port.RECOGNIZER,
              provider.account(),
              adapters.recognizer(provider),
              0,
              Adapters.streams(provider)));
      note(Port.RECOGNIZER, provider.account(), provider.kind(), provider.primaries());
    }
    candidates.add(embedded(Port.RECOGNIZER, embedded.name(), embedded));
    return new FallbackRecognizer(
        candidates,
        EngineProviders.retries(resilience()),
        EngineProviders.ears(settings),
        timing,
        told);
  }

  /** The same of voices. */
  public SpeechSynthesizer synthesizer(SpeechSynthesizer embedded) {
    List<SynthesizerProvider> configured = settings.providers().synthesizers();
    if (configured.isEmpty()) {
      return embedded;
    }
    List<Candidate<SpeechSynthesizer>> candidates = new ArrayList<>();
    for (SynthesizerProvider provider : configured) {
      candidates.add(
          candidate(Port.SYNTHESIZER, provider.account(), adapters.synthesizer(provider), 0, true));
      note(
          Port.SYNTHESIZER,
          provider.account(),
          provider.kind(),
          provider.voices().keySet().stream().sorted().toList());
    }
    candidates.add(embedded(Port.SYNTHESIZER, embedded.name(), embedded));
    return new FallbackSynthesizer(
        candidates,
        EngineProviders.retries(resilience()),
        EngineProviders.voices(resilience()),
        timing,
        told);
  }

  /** The configured language models in order; empty where there are none. */
  public Optional<FallbackModel> models() {
    return models;
  }

  private Optional<FallbackModel> openModels() {
    List<Candidate<LanguageModel>> candidates = new ArrayList<>();
    for (ModelProvider provider : settings.providers().models()) {
      candidates.add(
          candidate(
              Port.MODEL,
              provider.account(),
              adapters.model(provider),
              resilience().model().waiting(),
              true));
      note(Port.MODEL, provider.account(), provider.kind(), List.of());
    }
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FallbackModel(
                candidates,
                EngineProviders.retries(resilience()),
                EngineProviders.minds(resilience()),
                timing,
                told));
  }

  private <P> Candidate<P> candidate(
      Port kind, ProviderAccount account, P port, int waiting, boolean speaksUp) {
    if (told instanceof ProviderMetrics metrics) {
      metrics.show(kind, account.name());
    }
    Gate gate =
        new Gate(
            kind,
            account.name(),
            EngineProviders.gate(resilience(), account, waiting),
            timing,
            told);
    return new Candidate<>(account.name(), port, gate, false, speaksUp);
  }

  private <P> Candidate<P> embedded(Port kind, String name, P port) {
    return new Candidate<>(name, port, Gate.embedded(kind, name, timing), true);
  }

  private void note(Port port, ProviderAccount account, ProviderKind kind, List<String> languages) {
    ConfiguredProvider one = new ConfiguredProvider(port, kind, account, languages);
    notes.add(ConfiguredProvider.what(port) + ": " + account.name() + " (" + one.described() + ")");
  }

  /** One line for each that is configured, in order; of ears and voices once they were taken. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    models.ifPresent(FallbackModel::close);
  }
}
