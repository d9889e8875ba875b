package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.ProviderAccount;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.cost.MeteredModel;
import frontdesk.engine.provider.cost.MeteredRecognizer;
import frontdesk.engine.provider.cost.MeteredSynthesizer;
import frontdesk.engine.provider.cost.Tariff;
import frontdesk.engine.provider.cost.Tariffs;
import frontdesk.engine.provider.resilience.FallbackModel;
import frontdesk.engine.provider.resilience.FallbackRecognizer;
import frontdesk.engine.provider.resilience.FallbackSynthesizer;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts the meter of a call around each provider that has a tariff; all others, such as what is
 * embedded, stay as they are. Any thread.
 */
final class Metering {
  private final Tariffs tariffs;
  private final Map<Step, Map<String, String>> kinds;
  private final int charactersPerToken;

  private Metering(Tariffs tariffs, Map<Step, Map<String, String>> kinds, int charactersPerToken) {
    this.tariffs = tariffs;
    this.kinds = kinds;
    this.charactersPerToken = charactersPerToken;
  }

  /** By the tariffs of the settings. */
  static Metering of(FrontdeskSettings settings) {
    Map<String, String> ears = new LinkedHashMap<>();
    for (RecognizerProvider one : settings.providers().recognizers()) {
      add(ears, one.account(), one.kind().name());
    }
    Map<String, String> voices = new LinkedHashMap<>();
    for (SynthesizerProvider one : settings.providers().synthesizers()) {
      add(voices, one.account(), one.kind().name());
    }
    Map<String, String> minds = new LinkedHashMap<>();
    for (ModelProvider one : settings.providers().models()) {
      add(minds, one.account(), one.kind().name());
    }
    return new Metering(
        EngineSpend.tariffs(settings),
        Map.of(Step.STT, ears, Step.TTS, voices, Step.LLM, minds),
        settings.spend().charactersPerToken());
  }

  private static void add(Map<String, String> kinds, ProviderAccount account, String kind) {
    kinds.put(account.name(), kind.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Each of these ears by the meter. */
  SpeechRecognizer ears(SpeechRecognizer ears, Meter meter) {
    if (tariffs.byName().isEmpty()) {
      return ears;
    }
    return ears instanceof FallbackRecognizer all
        ? all.around((name, one) -> metered(name, one, meter))
        : metered(ears.name(), ears, meter);
  }

  private SpeechRecognizer metered(String name, SpeechRecognizer one, Meter meter) {
    return costs(name, Step.STT) ? new MeteredRecognizer(one, meter, payee(name, Step.STT)) : one;
  }

  /** All voices in this order; empty: that of the settings. */
  SpeechSynthesizer ordered(SpeechSynthesizer voices, Optional<List<String>> order) {
    return voices instanceof FallbackSynthesizer all && order.isPresent()
        ? all.ordered(order.get())
        : voices;
  }

  /** Those of them that no call has to earn. */
  SpeechSynthesizer usual(SpeechSynthesizer voices, Optional<List<String>> order) {
    return tariffs.hasPremium()
        ? only(voices, order, name -> tariff(name, Step.TTS).filter(Tariff::premium).isEmpty())
        : ordered(voices, order);
  }

  /**
   * Each of them by the meter, without those that the call goes without now: what is kept is in the
   * sound of the first of them.
   */
  SpeechSynthesizer voice(SpeechSynthesizer voices, Optional<List<String>> order, Meter meter) {
    if (tariffs.byName().isEmpty()) {
      return ordered(voices, order);
    }
    SpeechSynthesizer left = only(voices, order, name -> !goesWithout(name, meter));
    return left instanceof FallbackSynthesizer all
        ? all.around((name, one) -> metered(name, one, meter))
        : metered(left.name(), left, meter);
  }

  /** Who has no meter, such as the apology of a call that is set apart, spends nothing. */
  private boolean goesWithout(String name, Meter meter) {
    return (meter.equals(Meter.FREE) && costs(name, Step.TTS))
        || meter.goesWithout(payee(name, Step.TTS));
  }

  private SpeechSynthesizer only(
      SpeechSynthesizer voices, Optional<List<String>> order, Predicate<String> which) {
    List<String> names =
        order.orElseGet(() -> List.copyOf(kinds.getOrDefault(Step.TTS, Map.of()).keySet()));
    return voices instanceof FallbackSynthesizer all
        ? all.ordered(names.stream().filter(which).toList())
        : voices;
  }

  private SpeechSynthesizer metered(String name, SpeechSynthesizer one, Meter meter) {
    return costs(name, Step.TTS) ? new MeteredSynthesizer(one, meter, payee(name, Step.TTS)) : one;
  }

  /** Each of these models by the meter, in this order; empty: that of the settings. */
  LanguageModel mind(FallbackModel models, Optional<List<String>> order, Meter meter) {
    FallbackModel ordered = order.map(models::ordered).orElse(models);
    return tariffs.byName().isEmpty()
        ? ordered
        : ordered.around((name, one) -> metered(name, one, meter));
  }

  private LanguageModel metered(String name, LanguageModel one, Meter meter) {
    return costs(name, Step.LLM)
        ? new MeteredModel(one, meter, payee(name, Step.LLM), charactersPerToken)
        : one;
  }

  private Meter.Payee payee(String name, Step step) {
    return new Meter.Payee(name, kind(name, step), step);
  }

  private boolean costs(String name, Step step) {
    return tariff(name, step).isPresent();
  }

  private Optional<Tariff> tariff(String name, Step step) {
    return tariffs.find(name, kind(name, step));
  }

  /** What is embedded is of no kind but its own. */
  private String kind(String name, Step step) {
    return kinds.getOrDefault(step, Map.of()).getOrDefault(name, name);
  }
}
