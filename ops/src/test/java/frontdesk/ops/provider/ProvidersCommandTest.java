package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.ops.provider.fake.VendorFake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ops/frontdesk providers} says of vendors that work, and of some that do not. */
class ProvidersCommandTest {
  @TempDir Path directory;

  private final SonioxFake ears = new SonioxFake();
  private final CartesiaFake voice = new CartesiaFake();
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void closeVendors() {
    ears.close();
    voice.close();
    mind.close();
  }

  private int run(String settings, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("own.conf"), settings);
    String[] words = new String[options.length + 3];
    words[0] = "providers";
    words[1] = "-c";
    words[2] = file.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return Frontdesk.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }

  private String all(String key) {
    return """
        frontdesk.providers {
          recognizers = [
            { name = ears, kind = soniox, key = "%1$s", languages = [ro, en], url = "%2$s" }
          ]
          synthesizers = [
            { name = voice, kind = cartesia, key = "%1$s", voices { en = Ann }, url = "%3$s" }
          ]
          models = [{ name = mind, kind = openai, key = "%1$s", model = fake-model, url = "%4$s" }]
        }
        """
        .formatted(key, ears.uri(), voice.uri(), mind.base());
  }

  @Test
  void shouldSayThatAllWorkAndAskEachOnce() throws IOException {
    int status = run(all(VendorFake.KEY), "--probe");

    assertThat(out.toString())
        .contains("soniox stt-rt-v5, ro en at 127.0.0.1")
        .contains("voice > embedded", "mind > script")
        .doesNotContain("WRONG");
    assertThat(out.toString().lines().filter(line -> line.startsWith("  works, "))).hasSize(3);
    assertThat(status).isEqualTo(Exit.OK);
    assertThat(mind.asked()).hasSize(1);
  }

  @Test
  void shouldAskNobodyWithoutBeingTold() throws IOException {
    int status = run(all(VendorFake.KEY));

    assertThat(status).isEqualTo(Exit.OK);
    assertThat(ears.connections() + voice.connections() + mind.connections()).isZero();
    assertThat(out.toString()).contains("ears > embedded").doesNotContain("works");
  }

  @Test
  void shouldSayWhoseKeyIsRefusedAndNeverShowIt() throws IOException {
    int status = run(all("very-secret"), "--probe");

    assertThat(out.toString().lines().filter(line -> line.contains("refuses the key"))).hasSize(3);
    assertThat(out + err.toString()).doesNotContain("very-secret");
    assertThat(status).isEqualTo(Exit.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "402, wants to be paid",
    "404, does not know what is asked for",
    "400, refuses the request",
    "503, does not answer as this kind of service does",
  })
  void shouldSayWhatARefusalMeans(int status, String said) throws IOException {
    ears.fails(Fault.refuse(status));
    voice.fails(Fault.refuse(status));
    if (status == 402) {
      mind.refuses(429, "insufficient_quota"); // which is how OpenAI says it
    } else {
      mind.fails(Fault.refuse(status));
    }

    assertThat(run(all(VendorFake.KEY), "--probe")).isEqualTo(Exit.NO);

    assertThat(out.toString().lines().filter(line -> line.contains(said))).hasSize(3);
  }

  @Test
  void shouldSayThatAVendorAsksForLess() throws IOException {
    mind.fails(Fault.rateLimit(Duration.ofSeconds(7)));

    run(all(VendorFake.KEY), "--probe");

    assertThat(out.toString()).contains("127.0.0.1 asks for fewer requests", "again in 7 s");
  }

  @Test
  void shouldSayThatAVendorIsTooSlow() throws IOException {
    ears.fails(Fault.stallAtFirstByte());
    voice.fails(Fault.stallAtFirstByte());
    mind.fails(Fault.stallAtFirstByte());

    run(all(VendorFake.KEY), "--probe", "--wait", "1");

    assertThat(out.toString().lines().filter(line -> line.contains("is too slow"))).hasSize(3);
  }

  @Test
  void shouldSayThatAVendorCannotBeReached() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    run(
        """
        frontdesk.providers.models = [
          { name = a, kind = ollama, model = m, url = "http://127.0.0.1:%1$d" }
          { name = b, kind = ollama, model = m, url = "http://no-such-host.invalid" }
        ]
        """
            .formatted(nobody),
        "--probe");

    assertThat(out.toString())
        .contains("127.0.0.1 cannot be reached: check network, firewall and url")
        .contains("The name no-such-host.invalid is not known");
  }

  @Test
  void shouldTellScriptsTheSameAsJson() throws IOException {
    voice.fails(Fault.refuse(402));

    int status = run(all(VendorFake.KEY), "--probe", "--json");

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(status).isEqualTo(Exit.NO);
    assertThat(json.path("sound").asBoolean()).isFalse();
    assertThat(json.at("/providers/0/probe/works").asBoolean()).isTrue();
    assertThat(json.at("/providers/1/probe/found").asText()).isEqualTo("REFUSED 402");
    assertThat(json.at("/providers/1/probe/sentence").asText()).contains("wants to be paid");
    assertThat(json.at("/clinics/0/recognizers").toString()).isEqualTo("[\"ears\",\"embedded\"]");
  }

  @Test
  void shouldSayThatNothingIsConfigured() throws IOException {
    assertThat(run("", "--probe")).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("No providers are configured");
  }

  @Test
  void shouldRefuseSettingsThatAreWrong() throws IOException {
    assertThat(run("frontdesk.providers.models = [{ kind = openai }]")).isEqualTo(Exit.CONFIG);
    assertThat(err.toString()).contains("models[0].name", "models[0].key", "models[0].model");
    assertThat(run("", "--wait", "0")).isEqualTo(Exit.USAGE);
  }
}
