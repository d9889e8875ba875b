package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.ops.provider.fake.OpenAiVoiceFake;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Transcript;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the settings to the vendors and back, over real wires. */
class ProvidersTest {
  private static ActorTestKit kit;
  private static final int SECONDS = 20;

  @TempDir Path directory;

  private final SonioxFake first = new SonioxFake();
  private final SonioxFake second = new SonioxFake();
  private final CartesiaFake voice = new CartesiaFake();
  private final OpenAiVoiceFake otherVoice = new OpenAiVoiceFake();
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);
  private final OpenAiChatFake otherMind = new OpenAiChatFake(OpenAiChatFake.Style.GROQ);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

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
    List.of(first, second, voice, otherVoice, mind, otherMind).forEach(VendorFake::close);
  }

  private FrontdeskSettings settings() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.providers {
              recognizers = [
                { name = first, kind = soniox, key = fake-key, languages = [ro, en], url = "%s" }
                { name = second, kind = soniox, key = fake-key, languages = [ro, en], url = "%s" }
              ]
              synthesizers = [
                { name = voice, kind = cartesia, key = fake-key, voices { en = Ann }, url = "%s" }
                { name = other, kind = openai, key = fake-key, voices { en = Ann }, url = "%s" }
              ]
              models = [
                { name = mind, kind = openai, key = fake-key, model = fake-model, url = "%s" }
                { name = other, kind = groq, key = fake-key, model = fake-model, url = "%s" }
              ]
            }
            """
                .formatted(
                    first.uri(),
                    second.uri(),
                    voice.uri(),
                    otherVoice.uri(),
                    mind.base(),
                    otherMind.base()));
    return ((Configuration.Loaded) Configuration.load(Optional.of(file), Map.of())).settings();
  }

  private Providers open() throws IOException {
    return Providers.open(settings(), kit.system(), new Random(1), new ProviderMetrics(meters));
  }

  private static <T> T await(CompletableFuture<T> answer) throws Exception {
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  private static CompletableFuture<String> hear(SpeechRecognizer recognizer) {
    CompletableFuture<String> heard = new CompletableFuture<>();
    SpeechRecognizer.Session session =
        recognizer
            .ear()
            .open(
                new SpeechRecognizer.Request(
                    "ro",
                    new Grammar("g", new ContentHash("0".repeat(64)), ""),
                    1,
                    Duration.ofSeconds(15)),
                new SpeechRecognizer.Listener() {
                  @Override
                  public void onPartial(Transcript partial) {
                    // The end of it is waited for.
                  }

                  @Override
                  public void onFinal(Transcript transcript) {
                    heard.complete(transcript.hypotheses().get(0).text());
                  }

                  @Override
                  public void onFailed(Failure failure) {
                    heard.complete(failure.toString());
                  }
                });
    for (int i = 0; i < 25; i++) {
      session.audio(new AudioFrame(i * 160L, new short[160], false));
    }
    session.finish();
    return heard;
  }

  @Test
  void shouldHearByTheNextVendorWhatTheFirstOneDrops() throws Exception {
    // given
    first.fails(Fault.drop());
    second.hears("o programare vă rog");

    // when
    SpeechRecognizer recognizer = open().recognizer(new Nobody("sphinx4"));

    // then
    assertThat(recognizer.languages()).contains("ro", "en");
    assertThat(await(hear(recognizer))).isEqualTo("o programare vă rog");
    assertThat(count("frontdesk.provider.switches", "to", "second")).isEqualTo(1);
    assertThat(count("frontdesk.provider.failures", "provider", "first")).isEqualTo(1);
    recognizer.close();
  }

  @Test
  void shouldSpeakByTheNextVendorWhatTheFirstOneRefuses() throws Exception {
    // given
    voice.fails(Fault.refuse(402));
    SpeechSynthesizer speaking = open().synthesizer(new NoVoice());

    // when
    SpeechSynthesizer.Outcome outcome =
        await(speaking.speak("Good morning.", "en", samples -> {}).done().toCompletableFuture());

    // then
    assertThat(outcome).isEqualTo(SpeechSynthesizer.Outcome.COMPLETE);
    assertThat(meters.get("frontdesk.provider.passing").tag("provider", "voice").gauge().value())
        .as("it is left alone")
        .isZero();
    assertThat(
            meters
                .get("frontdesk.provider.passing")
                .tag("provider", "other")
                .tag("port", "synthesizer")
                .gauge()
                .value())
        .isEqualTo(1);
    speaking.close();
  }

  @Test
  void shouldThinkByTheNextVendorWhereTheFirstOneStalls() throws Exception {
    // given
    mind.fails(Fault.stallAtFirstByte());
    Providers providers = open();
    CompletableFuture<String> heard = new CompletableFuture<>();
    StringBuilder text = new StringBuilder();

    // when
    providers
        .models()
        .orElseThrow()
        .ask(
            new LanguageModel.Prompt(
                "be brief", List.of(new LanguageModel.CallerSaid("hello")), List.of(), 50),
            new LanguageModel.Listener() {
              @Override
              public void onText(String piece) {
                text.append(piece);
              }

              @Override
              public void onToolCall(String tool, String argumentsJson) {
                text.append(tool);
              }

              @Override
              public void onDone(LanguageModel.Usage usage) {
                heard.complete(text.toString());
              }

              @Override
              public void onFailed(Failure failure) {
                heard.complete(failure.toString());
              }
            });

    // then
    assertThat(await(heard)).isNotEmpty().doesNotContain("LATE");
    assertThat(otherMind.asked()).hasSize(1);
    assertThat(
            meters
                .get("frontdesk.provider.attempts")
                .tag("provider", "other")
                .tag("reason", "hedge")
                .counter()
                .count())
        .isEqualTo(1);
    providers.close();
  }

  @Test
  void shouldLeaveWhatIsEmbeddedAloneWhereNothingIsConfigured() throws IOException {
    Path file = Files.writeString(directory.resolve("none.conf"), "");
    FrontdeskSettings none =
        ((Configuration.Loaded) Configuration.load(Optional.of(file), Map.of())).settings();
    Providers providers = Providers.open(none, kit.system(), new Random(1), Attempts.UNHEARD);
    SpeechRecognizer embedded = new Nobody("sphinx4");

    assertThat(providers.recognizer(embedded)).isSameAs(embedded);
    assertThat(providers.models()).isEmpty();
    assertThat(providers.notes()).isEmpty();
  }

  @Test
  void shouldSayInOrderWhatWasChosen() throws IOException {
    Providers providers = open();
    SpeechRecognizer ears = providers.recognizer(new Nobody("sphinx4"));

    assertThat(ears.name()).isEqualTo("first > second > sphinx4");
    assertThat(providers.notes())
        .containsExactly(
            "language model: mind (openai fake-model)",
            "language model: other (groq fake-model)",
            "recognizer: first (soniox stt-rt-v5, ro en)",
            "recognizer: second (soniox stt-rt-v5, ro en)");
  }

  private double count(String name, String tag, String value) {
    return meters.get(name).tag(tag, value).counter().count();
  }

  /** Nothing that is embedded is needed here. */
  private record Nobody(String name) implements SpeechRecognizer {
    @Override
    public Session open(Request request, SpeechRecognizer.Listener listener) {
      throw new IllegalStateException("nobody embedded is to be asked");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private record NoVoice() implements SpeechSynthesizer {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Utterance speak(String text, Manner manner, SpeechSynthesizer.Listener listener) {
      throw new IllegalStateException("nobody embedded is to be asked");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
