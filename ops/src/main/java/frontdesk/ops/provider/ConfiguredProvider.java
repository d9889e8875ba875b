package frontdesk.ops.provider;

import frontdesk.config.ModelProvider;
import frontdesk.config.ProviderAccount;
import frontdesk.config.ProviderKind;
import frontdesk.config.ProvidersSettings;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.resilience.Attempts.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One entry of the settings' lists, whatever it does. */
record ConfiguredProvider(
    Port port, ProviderKind kind, ProviderAccount account, List<String> languages) {

  /** All of them: ears, then voices, then minds, each in their order. */
  static List<ConfiguredProvider> all(ProvidersSettings settings) {
    List<ConfiguredProvider> all = new ArrayList<>();
    for (RecognizerProvider one : settings.recognizers()) {
      all.add(new ConfiguredProvider(Port.RECOGNIZER, one.kind(), one.account(), one.primaries()));
    }
    for (SynthesizerProvider one : settings.synthesizers()) {
      all.add(
          new ConfiguredProvider(
              Port.SYNTHESIZER,
              one.kind(),
              one.account(),
              one.voices().keySet().stream().sorted().toList()));
    }
    for (ModelProvider one : settings.models()) {
      all.add(new ConfiguredProvider(Port.MODEL, one.kind(), one.account(), List.of()));
    }
    return List.copyOf(all);
  }

  /** As the settings write it. */
  String kindName() {
    return ((Enum<?>) kind).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does, in a word. */
  static String what(Port port) {
    return switch (port) {
      case RECOGNIZER -> "recognizer";
      case SYNTHESIZER -> "voice";
      case MODEL -> "language model";
    };
  }

  /** Such as {@code deepgram nova-3, en ro}. */
  String described() {
    String model = account.model().isEmpty() ? "" : " " + account.model();
    String spoken = languages.isEmpty() ? "" : ", " + String.join(" ", languages);
    return kindName() + model + spoken;
  }

  /** Those of a port in an order, by name; all of them where there is none. */
  static List<String> names(List<ConfiguredProvider> all, Port port, Optional<List<String>> order) {
    return order.orElseGet(
        () ->
            all.stream()
                .filter(one -> one.port() == port)
                .map(one -> one.account().name())
                .toList());
  }
}
