package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.ProviderAccount;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
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
import frontdesk.engine.provider.soniox.SonioxSettings;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.WireSettings;
import frontdesk.ops.node.ChangedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting of providers gets to the engine's parts; what vendors are sent: AdaptersTest. */
class EngineProvidersTest {
  private static final String ENTRIES =
      """
      frontdesk.providers {
        recognizers = [{ name = ears, kind = deepgram, key = k, url = "http://a.example", model = m, languages = [ro-RO], connections = 3 }]
        synthesizers = [{ name = voice, kind = cartesia, key = k, url = "http://a.example", model = m, voices { en = Ann }, connections = 3, texts-per-connection = 4 }]
        models = [{ name = mind, kind = openai, key = k, url = "http://a.example", model = m, temperature = 0.3, connections = 3 }]
      }
      """;

  /** No bounds: the lists are changed entry by entry, and the proxy by itself. */
  private static final Set<String> BY_THEMSELVES =
      Set.of(
          ".providers.recognizers",
          ".providers.synthesizers",
          ".providers.models",
          ".providers.wire.proxy");

  /** Handed to each call: EngineSettingsTest finds it there. */
  private static final String OF_CALLS = ".providers.resilience.responseAlert";

  @TempDir Path directory;

  /** All that {@link EngineProviders} makes of one provider of each kind, as one. */
  private record Engine(
      WireSettings wire,
      List<Account> accounts,
      List<GateSettings> gates,
      int tries,
      Backoff backoff,
      String budget,
      FallbackRecognizer.Deadlines ears,
      FallbackSynthesizer.Deadlines voices,
      FallbackModel.Deadlines minds,
      EarSettings ear,
      DeepgramSettings deepgram,
      SonioxSettings soniox,
      TranscriptionSettings transcription,
      Map<String, String> locales,
      VoiceChoice choice,
      VoiceBounds bounds,
      ChatSettings chat,
      int contextTokens) {

    static Engine of(FrontdeskSettings settings) {
      var resilience = settings.providers().resilience();
      RecognizerProvider ears = settings.providers().recognizers().get(0);
      SynthesizerProvider voice = settings.providers().synthesizers().get(0);
      ModelProvider mind = settings.providers().models().get(0);
      List<ProviderAccount> accounts = List.of(ears.account(), voice.account(), mind.account());
      Retries retries = EngineProviders.retries(resilience);
      return new Engine(
          EngineProviders.wire(settings),
          accounts.stream().map(EngineProviders::account).toList(),
          accounts.stream()
              .map(one -> EngineProviders.gate(resilience, one, resilience.model().waiting()))
              .toList(),
          retries.tries(),
          retries.backoff(),
          retries.budget().toString(),
          EngineProviders.ears(settings),
          EngineProviders.voices(resilience),
          EngineProviders.minds(resilience),
          EngineProviders.ear(settings),
          EngineProviders.deepgram(settings, ears),
          EngineProviders.soniox(settings, ears),
          EngineProviders.transcription(settings, ears),
          EngineProviders.locales(ears),
          EngineProviders.choice(voice),
          EngineProviders.bounds(settings, voice),
          EngineProviders.chat(resilience, mind),
          settings.providers().tuning().contextTokens());
    }
  }

  private FrontdeskSettings settings(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("own.conf"), text);
    return ((Configuration.Loaded) Configuration.load(Optional.of(file), Map.of())).settings();
  }

  @Test
  void shouldHandEverySettingOn() throws IOException {
    FrontdeskSettings given = settings(ENTRIES);
    Engine engine = Engine.of(given);
    List<String> unchanged = new ArrayList<>();

    for (String path : ChangedRecord.leaves(given, "")) {
      if (!path.startsWith(".providers.") || path.equals(OF_CALLS)) {
        continue;
      }
      FrontdeskSettings changed = ChangedRecord.of(given, "", path::equals);
      if (changed.equals(given)) {
        unchanged.add(path);
      } else {
        assertThat(Engine.of(changed)).as(path).isNotEqualTo(engine);
      }
    }

    assertThat(unchanged).containsExactlyInAnyOrderElementsOf(BY_THEMSELVES);
  }

  /** Such as {@code name = mind > name = thought}: what stands in {@link #ENTRIES} otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = ears > name = others",
        "kind = deepgram, key = k > kind = deepgram, key = other",
        "kind = deepgram, key = k, url = \"http://a.example\" > kind = deepgram, key = k, url = \"http://b.example\"",
        "model = m, languages > model = other, languages",
        "languages = [ro-RO] > languages = [ro-MD]",
        "languages = [ro-RO] > languages = [ro-RO, en-GB]",
        "languages = [ro-RO], connections = 3 > languages = [ro-RO], connections = 5",
        "name = voice > name = others",
        "kind = cartesia, key = k > kind = cartesia, key = other",
        "kind = cartesia, key = k, url = \"http://a.example\" > kind = cartesia, key = k, url = \"http://b.example\"",
        "model = m, voices > model = other, voices",
        "voices { en = Ann } > voices { en = Bea }",
        "voices { en = Ann } > voices { en = Ann, ro = Ana }",
        "voices { en = Ann }, connections = 3 > voices { en = Ann }, connections = 5",
        "texts-per-connection = 4 > texts-per-connection = 5",
        "name = mind > name = others",
        "kind = openai, key = k > kind = openai, key = other",
        "kind = openai, key = k, url = \"http://a.example\" > kind = openai, key = k, url = \"http://b.example\"",
        "model = m, temperature > model = other, temperature",
        "temperature = 0.3 > temperature = 0.4",
        "temperature = 0.3, > ",
        "temperature = 0.3, connections = 3 > temperature = 0.3, connections = 5",
      })
  void shouldHandOnWhatAnEntrySays(String change) throws IOException {
    String[] texts = change.split(" >", -1);
    assertThat(ENTRIES).containsOnlyOnce(texts[0]);

    Engine changed = Engine.of(settings(ENTRIES.replace(texts[0], texts[1])));

    assertThat(changed).isNotEqualTo(Engine.of(settings(ENTRIES)));
  }

  @Test
  void shouldHandTheProxyOn() throws IOException {
    String proxied = ENTRIES + "frontdesk.providers.wire.proxy = \"proxy.example.org:3128\"\n";

    assertThat(Engine.of(settings(ENTRIES)).wire().proxy()).isEmpty();
    assertThat(Engine.of(settings(proxied)).wire().proxy())
        .hasValueSatisfying(
            proxy -> {
              assertThat(proxy.getHostString()).isEqualTo("proxy.example.org");
              assertThat(proxy.getPort()).isEqualTo(3128);
              assertThat(proxy.isUnresolved()).as("looked up by each connection").isTrue();
            });
  }

  /** A changed file holds for the next connection. */
  @Test
  void shouldReadAKeysFileAnew() throws IOException {
    Path key = Files.writeString(directory.resolve("key"), "one\n");
    FrontdeskSettings settings =
        settings(
            ENTRIES.replace("kind = openai, key = k", "kind = openai, key-file = \"" + key + "\""));
    Account account = EngineProviders.account(settings.providers().models().get(0).account());

    assertThat(account.key().get().reveal()).isEqualTo("one");
    Files.writeString(key, "two");
    assertThat(account.key().get().reveal()).isEqualTo("two");
  }
}
