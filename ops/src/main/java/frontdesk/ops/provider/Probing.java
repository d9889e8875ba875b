package frontdesk.ops.provider;

import com.typesafe.config.ConfigFactory;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Probes all configured providers, all at once, without a node. Blocks until the last answer. */
final class Probing {
  private static final String ALONE =
      "pekko { actor.provider = local, loglevel = OFF, stdout-loglevel = OFF }";

  private final FrontdeskSettings settings;
  private final Probe probe;

  Probing(FrontdeskSettings settings, Duration patience) {
    this.settings = settings;
    this.probe = new Probe(patience);
  }

  /** What a probe found; {@code failure} is empty where it works. */
  record Finding(Optional<Failure> failure, Duration took) {}

  /** By what stands in {@link ConfiguredProvider#all}, in the same order. */
  List<Finding> run() {
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "frontdesk-providers",
            ConfigFactory.parseString(ALONE).withFallback(ConfigFactory.defaultReference()));
    Map<AutoCloseable, CompletionStage<Finding>> asked = new LinkedHashMap<>();
    try {
      Adapters adapters =
          new Adapters(settings, new Network(system, EngineProviders.wire(settings)));
      ask(adapters, asked);
      List<Finding> findings = new ArrayList<>();
      asked.values().forEach(one -> findings.add(one.toCompletableFuture().join()));
      return findings;
    } finally {
      asked.keySet().forEach(Probing::close);
      system.terminate();
    }
  }

  private void ask(Adapters adapters, Map<AutoCloseable, CompletionStage<Finding>> asked) {
    var providers = settings.providers();
    for (RecognizerProvider one : providers.recognizers()) {
      SpeechRecognizer port = adapters.recognizer(one);
      asked.put(port, timed(() -> probe.recognizer(port, one.languages().get(0))));
    }
    for (SynthesizerProvider one : providers.synthesizers()) {
      SpeechSynthesizer port = adapters.synthesizer(one);
      String language = one.voices().keySet().stream().sorted().findFirst().orElse("en");
      asked.put(port, timed(() -> probe.synthesizer(port, language)));
    }
    for (ModelProvider one : providers.models()) {
      LanguageModel port = adapters.model(one);
      asked.put(port, timed(() -> probe.model(port)));
    }
  }

  private static CompletionStage<Finding> timed(
      Supplier<CompletionStage<Optional<Failure>>> probe) {
    long begun = System.nanoTime();
    return probe
        .get()
        .thenApply(failure -> new Finding(failure, Duration.ofNanos(System.nanoTime() - begun)));
  }

  private static void close(AutoCloseable port) {
    try {
      port.close();
    } catch (Exception e) {
      throw new IllegalStateException("a provider's port cannot be closed", e);
    }
  }
}
