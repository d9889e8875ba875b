package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.check.Problem;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list of providers may say. */
class ProvidersSettingsTest {
  @TempDir Path directory;

  private SettingsLoader.Outcome load(String providers, Map<String, String> environment)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("own.conf"), "frontdesk.providers {\n" + providers + "\n}\n");
    return SettingsLoader.load(Optional.of(file), environment);
  }

  private ProvidersSettings loaded(String providers, Map<String, String> environment)
      throws IOException {
    return ((SettingsLoader.Loaded) load(providers, environment)).settings().providers();
  }

  @Test
  void shouldTakeNameKindAndKeyAndKnowTheRest() throws IOException {
    // when
    ProvidersSettings providers =
        loaded(
            """
            recognizers = [{ name = ears, kind = deepgram, key = ${?EARS_KEY} }]
            synthesizers = [{ name = voice, kind = elevenlabs, key = k, voices { ro = Ana } }]
            models = [{ name = mind, kind = ollama, model = llama3 }]
            """,
            Map.of("EARS_KEY", "tell nobody"));

    // then
    RecognizerProvider ears = providers.recognizers().get(0);
    assertThat(ears.account().url()).isEqualTo(URI.create("https://api.deepgram.com"));
    assertThat(ears.account().model()).isEqualTo("nova-3");
    assertThat(ears.account().key().get()).isEqualTo(new Secret("tell nobody"));
    assertThat(ears.languages()).containsExactly("en");
    assertThat(providers.synthesizers().get(0).voices()).isEqualTo(Map.of("ro", "Ana"));
    assertThat(providers.models().get(0).account().key().isNone()).isTrue();
    assertThat(providers.toString()).doesNotContain("tell nobody").doesNotContain("deepgram.com");
    assertThat(providers.names().recognizers()).contains(Set.of("ears"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recognizers = [{ kind = deepgram, key = k }]|recognizers[0].name",
        "recognizers = [{ name = Ears, kind = deepgram, key = k }]|recognizers[0].name",
        "recognizers = [{ name = a, kind = ears, key = k }]|recognizers[0].kind",
        "recognizers = [{ name = a, kind = deepgram }]|recognizers[0].key",
        "recognizers = [{ name = a, kind = deepgram, key = k, key-file = f }]|recognizers[0].key-file",
        "recognizers = [{ name = a, kind = deepgram, key-file = nowhere }]|recognizers[0].key-file",
        "recognizers = [{ name = a, kind = deepgram, key = k, languages = [] }]|recognizers[0].languages",
        "recognizers = [{ name = a, kind = deepgram, key = k, languages = [\"?\"] }]|recognizers[0].languages[0]",
        "recognizers = [{ name = a, kind = deepgram-flux, key = k, languages = [ro] }]|recognizers[0].languages",
        "recognizers = [{ name = a, kind = soniox, key = k, languages = [ro, ro-RO] }]|recognizers[0].languages",
        "recognizers = [{ name = a, kind = azure, key = k, languages = [ro-RO] }]|recognizers[0].url",
        "recognizers = [{ name = a, kind = azure, key = k, url = \"https://h\" }]|recognizers[0].languages",
        "recognizers = [{ name = a, kind = azure, url = \"https://h\", languages = [ro-RO] }]|recognizers[0].key",
        "tuning.deepgram-flux.eager-end-of-turn = 0.9|tuning.deepgram-flux.eager-end-of-turn",
        "recognizers = [{ name = a, kind = deepgram, key = k, connections = 0 }]|recognizers[0].connections",
        "recognizers = [{ name = a, kind = deepgram, key = k, voices {} }]|recognizers[0].voices",
        "recognizers = [{ name = a, kind = deepgram, key = k }, { name = a, kind = soniox, key = k }]|recognizers[1].name",
        "recognizers = [{ name = a, kind = deepgram, url = \"ftp://host\" }]|recognizers[0].url",
        "recognizers = [{ name = a, kind = deepgram, url = \"https://u:p@host\" }]|recognizers[0].url",
        "recognizers = [{ name = a, kind = deepgram, url = \"https://host?key=k\" }]|recognizers[0].url",
        "synthesizers = [{ name = a, kind = cartesia, key = k }]|synthesizers[0].voices",
        "synthesizers = [{ name = a, kind = cartesia, key = k, voices { en = \"\" } }]|synthesizers[0].voices.en",
        "synthesizers = [{ name = a, kind = azure, key = k, voices { en = Ann } }]|synthesizers[0].url",
        "synthesizers = [{ name = a, kind = azure, url = \"https://h\", voices { en = Ann } }]|synthesizers[0].key",
        "models = [{ name = a, kind = openai, key = k }]|models[0].model",
        "models = [{ name = a, kind = openai, key = k, model = \"a b\" }]|models[0].model",
        "models = [{ name = a, kind = azure-openai, key = k, model = m }]|models[0].url",
        "models = [{ name = a, kind = azure-openai, url = \"https://h\", model = m }]|models[0].key",
        "models = [{ name = a, kind = openai-compatible, model = m }]|models[0].url",
        "models = [{ name = a, kind = openai, key = k, model = m, temperature = 3 }]|models[0].temperature",
        "wire.silent-within = 5s|wire.silent-within",
        "wire.proxy = \"http://host\"|wire.proxy",
        "resilience.recognizer.in-all = 500ms|resilience.recognizer.in-all",
        "resilience.recognizer.in-all = 8s|resilience.recognizer.in-all",
        "resilience.model.first-token = 8s|resilience.model.first-token",
        "resilience.model.longest = 2s|resilience.model.longest",
        "resilience.retries.longest-pause = 50ms|resilience.retries.longest-pause",
        "resilience.breaker.refused-for = 20s|resilience.breaker.refused-for",
        "resilience.tries = 3|resilience.tries",
      })
  void shouldSayWhatIsWrongAndWhere(String line, String path) throws IOException {
    assertThat(load(line, Map.of()))
        .isInstanceOfSatisfying(
            SettingsLoader.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::path, Problem::line)
                    .containsExactly(
                        org.assertj.core.api.Assertions.tuple("frontdesk.providers." + path, 2)));
  }

  @Test
  void shouldNotRepeatAKeyInAProblem() throws IOException {
    SettingsLoader.Outcome outcome =
        load(
            "models = [{ name = a, kind = openai, key = \"tell\\nnobody\", model = m }]", Map.of());

    assertThat(((SettingsLoader.Refused) outcome).problems().toString()).doesNotContain("nobody");
  }

  @Test
  void shouldTakeAChangedKeyFileWithoutARestart() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("key"), "first\n");
    ProviderKey key =
        loaded(
                "models = [{ name = a, kind = openai, model = m, key-file = \"" + file + "\" }]",
                Map.of())
            .models()
            .get(0)
            .account()
            .key();
    assertThat(key.get()).isEqualTo(new Secret("first"));

    // when
    Files.writeString(file, "second\n");

    // then
    assertThat(key.get()).isEqualTo(new Secret("second"));
    Files.delete(file);
    assertThatThrownBy(key::get).isInstanceOf(UncheckedIOException.class);
    assertThat(key.toString()).doesNotContain("first").doesNotContain("second");
  }

  /** The clinic's own order is held against the settings while its file and line are known. */
  @Test
  void shouldRefuseAClinicsOrderOfProvidersThatAreNotThere() throws IOException {
    // given
    Path clinic = directory.resolve("clinic.conf");
    String sample =
        new String(
            java.util.Objects.requireNonNull(
                    getClass()
                        .getClassLoader()
                        .getResourceAsStream("frontdesk/clinics/bright-smile.conf"))
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Path settings =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.clinics = ["%s"]
            frontdesk.providers.recognizers = [{ name = ears, kind = soniox, key = k }]
            """
                .formatted(clinic));

    // when
    Files.writeString(clinic, "speech { recognizers = [ear]\nsynthesizers = [ears] }\n" + sample);
    Configuration.Outcome refused = Configuration.load(Optional.of(settings), Map.of());
    Files.writeString(clinic, "speech { recognizers = [ears]\nsynthesizers = [] }\n" + sample);
    Configuration.Outcome good = Configuration.load(Optional.of(settings), Map.of());

    // then
    assertThat(((Configuration.Refused) refused).problems())
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("speech.recognizers[0]", 1),
            org.assertj.core.api.Assertions.tuple("speech.synthesizers[0]", 2));
    assertThat(((Configuration.Refused) refused).problems())
        .extracting(Problem::remedy)
        .contains("did you mean ears?");
    var loaded = ((Configuration.Loaded) good).catalogues().all().get(0);
    var providers = loaded.catalogue().speech().providers();
    assertThat(providers.recognizers()).contains(List.of("ears"));
    assertThat(providers.synthesizers()).contains(List.of());
    assertThat(providers.models()).isEmpty();
    assertThat(frontdesk.config.catalogue.CatalogueLoader.parseCanonical(loaded.canonicalText()))
        .as("what was stored is read back whatever providers there are today")
        .isEqualTo(loaded);
  }
}
