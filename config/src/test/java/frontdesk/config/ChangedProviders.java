package frontdesk.config;

import frontdesk.protocol.privacy.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of {@code every-key-changed.conf}. */
final class ChangedProviders {
  static final ProvidersSettings SETTINGS =
      new ProvidersSettings(
          List.of(
              new RecognizerProvider(
                  RecognizerProvider.Kind.SONIOX,
                  account("ears", "wss://stt-rt.soniox.com", "open ears", "stt-rt-v5", 7),
                  List.of("ro", "en")),
              new RecognizerProvider(
                  RecognizerProvider.Kind.OPENAI,
                  account("whisper", "http://127.0.0.1:8080/v1", "", "small", 50),
                  List.of("en"))),
          List.of(
              new SynthesizerProvider(
                  SynthesizerProvider.Kind.CARTESIA,
                  account("voice", "https://api.cartesia.ai", "open mouth", "sonic-3", 50),
                  10,
                  Map.of("en", "Ann", "ro", "Ana"))),
          List.of(
              new ModelProvider(
                  ModelProvider.Kind.GROQ,
                  account(
                      "mind", "https://api.groq.com/openai/v1", "open mind", "llama-3.3-70b", 50),
                  Optional.of(0.2))),
          new ProviderTuning(
              seconds(5),
              millis(450),
              millis(400),
              seconds(2),
              0.8,
              0.5,
              millis(700),
              seconds(3),
              0.9,
              4096),
          new ProvidersSettings.Wire(
              seconds(3),
              seconds(6),
              seconds(14),
              Duration.ofMinutes(3),
              millis(600),
              256 * 1024,
              2 * 1024 * 1024,
              8 * 1024 * 1024,
              Optional.of(new NodeAddress("proxy.example.org", 3128))),
          new ResilienceSettings(
              4,
              0.3,
              20,
              millis(50),
              seconds(2),
              6,
              seconds(40),
              Duration.ofMinutes(6),
              seconds(3),
              Duration.ofMinutes(20),
              millis(1700),
              new ResilienceSettings.Ears(millis(600), millis(450), seconds(3), seconds(5), 1.5),
              new ResilienceSettings.Voices(seconds(2), seconds(1)),
              new ResilienceSettings.Minds(
                  seconds(3), seconds(1), millis(1500), seconds(30), 4000, 32)));

  private ChangedProviders() {}

  private static ProviderAccount account(
      String name, String url, String key, String model, int connections) {
    return new ProviderAccount(
        name,
        URI.create(url),
        new ProviderKey(new Secret(key), Optional.empty()),
        model,
        connections);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
