package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.ModelProvider;
import frontdesk.config.RecognizerProvider;
import frontdesk.config.SynthesizerProvider;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.FakeExchange;
import frontdesk.ops.provider.fake.FakeServer;
import frontdesk.ops.provider.fake.FakeWebSocket;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the settings of a provider is what its vendor is sent, whatever its kind. */
class AdaptersTest {
  private static ActorTestKit kit;

  @TempDir Path directory;

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final FakeServer vendor = FakeServer.start(this::read);

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @AfterEach
  void close() {
    vendor.close();
  }

  /** Writes down all that comes, and answers nothing but a handshake. */
  private void read(FakeExchange exchange) throws IOException {
    sent.add(URLDecoder.decode(exchange.target(), StandardCharsets.UTF_8));
    exchange.headers().forEach((name, value) -> sent.add(name + ": " + value));
    if (exchange.header("Upgrade").isEmpty()) {
      sent.add(new String(exchange.body().readAllBytes(), StandardCharsets.ISO_8859_1));
      exchange.stall();
    }
    FakeWebSocket socket = exchange.acceptWebSocket();
    for (var message = socket.read(); message != null; message = socket.read()) {
      if (message instanceof FakeWebSocket.Text text) {
        sent.add(text.text());
      }
    }
  }

  private FrontdeskSettings settings(String list, Enum<?> kind, String more) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.providers {
              %s = [{
                name = one, kind = %s, key = own-key, url = "%s", model = own-model, %s
              }]
              tuning {
                deepgram { endpointing = 410ms, utterance-end = 1200ms }
                deepgram-flux { end-of-turn = 0.83, eager-end-of-turn = 0.53 }
                soniox { endpoint-delay = 710ms }
                ollama { context-tokens = 4099 }
              }
            }
            """
                .formatted(
                    list,
                    kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    vendor.uri(),
                    more));
    return ((Configuration.Loaded) Configuration.load(Optional.of(file), Map.of())).settings();
  }

  private Adapters adapters(FrontdeskSettings settings) {
    return new Adapters(settings, new Network(kit.system(), EngineProviders.wire(settings)));
  }

  private static Probe probe() {
    return new Probe(Duration.ofSeconds(10));
  }

  private void assertSent(String... expected) {
    Await.until(
        () -> "sent is " + sent + ", and not all of " + List.of(expected),
        Duration.ofSeconds(10),
        () ->
            List.of(expected).stream()
                .allMatch(one -> sent.stream().anyMatch(line -> line.contains(one))));
    assertThat(sent.get(0)).startsWith("/");
  }

  @ParameterizedTest
  @EnumSource(RecognizerProvider.Kind.class)
  void shouldTellARecognizerWhatIsSet(RecognizerProvider.Kind kind) throws IOException {
    boolean flux = kind == RecognizerProvider.Kind.DEEPGRAM_FLUX;
    FrontdeskSettings settings =
        settings("recognizers", kind, flux ? "languages = [en]" : "languages = [ro-RO]");
    RecognizerProvider provider = settings.providers().recognizers().get(0);
    try (var port = adapters(settings).recognizer(provider)) {
      var unused = probe().recognizer(port, flux ? "en" : "ro");
      switch (kind) {
        case DEEPGRAM ->
            assertSent(
                "authorization: Token own-key",
                "model=own-model",
                "language=ro",
                "endpointing=410",
                "utterance_end_ms=1200");
        case DEEPGRAM_BATCH ->
            assertSent("authorization: Token own-key", "model=own-model", "language=ro");
        case DEEPGRAM_FLUX ->
            assertSent(
                "authorization: Token own-key",
                "model=own-model",
                "eot_threshold=0.83",
                "eager_eot_threshold=0.53");
        case SONIOX ->
            assertSent(
                "authorization: Bearer own-key",
                "\"model\":\"own-model\"",
                "\"language_hints\":[\"ro\"]",
                "\"max_endpoint_delay_ms\":710");
        case OPENAI -> assertSent("authorization: Bearer own-key", "own-model", "\"language\"");
        case AZURE -> assertSent("ocp-apim-subscription-key: own-key", "language=ro-RO");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SynthesizerProvider.Kind.class)
  void shouldTellAVoiceWhatIsSet(SynthesizerProvider.Kind kind) throws IOException {
    FrontdeskSettings settings = settings("synthesizers", kind, "voices { ro = own-voice }");
    SynthesizerProvider provider = settings.providers().synthesizers().get(0);
    try (var port = adapters(settings).synthesizer(provider)) {
      var unused = probe().synthesizer(port, "ro");
      switch (kind) {
        case CARTESIA ->
            assertSent("own-key", "\"model_id\":\"own-model\"", "own-voice", "\"language\":\"ro\"");
        case ELEVENLABS -> assertSent("xi-api-key: own-key", "model_id=own-model", "/own-voice/");
        case OPENAI ->
            assertSent("authorization: Bearer own-key", "own-model", "\"voice\":\"own-voice\"");
        case AZURE -> assertSent("ocp-apim-subscription-key: own-key", "own-voice");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ModelProvider.Kind.class)
  void shouldTellAModelWhatIsSet(ModelProvider.Kind kind) throws IOException {
    FrontdeskSettings settings = settings("models", kind, "temperature = 0.37");
    ModelProvider provider = settings.providers().models().get(0);
    try (var port = adapters(settings).model(provider)) {
      var unused = probe().model(port);
      assertSent("own-key", "own-model", "\"temperature\":0.37");
      switch (kind) {
        case OPENAI, OPENAI_COMPATIBLE, GROQ -> assertSent("authorization: Bearer own-key");
        case AZURE_OPENAI -> assertSent("api-key: own-key");
        case ANTHROPIC -> assertSent("x-api-key: own-key");
        case GEMINI -> assertSent("x-goog-api-key: own-key");
        case OLLAMA -> assertSent("\"num_ctx\":4099");
      }
    }
  }
}
