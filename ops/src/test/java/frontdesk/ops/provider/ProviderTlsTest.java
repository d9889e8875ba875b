package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.ops.provider.fake.VendorFake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By WebSocket and by HTTP alike nobody is asked whose certificate is not proved, or who cannot be
 * reached through the proxy; and {@code providers --probe} says why.
 */
class ProviderTlsTest {
  private static final String HOST = "localhost";
  private static final String BEHIND = "vendor.example.org";

  @TempDir Path directory;

  private final SonioxFake ears = new SonioxFake();
  private final CartesiaFake voice = new CartesiaFake();
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);
  private final List<AutoCloseable> open = new ArrayList<>(List.of(ears, voice, mind));
  private final StringWriter out = new StringWriter();
  private SSLContext usual;

  @BeforeEach
  void keepTheUsualTrust() throws NoSuchAlgorithmException {
    usual = SSLContext.getDefault();
  }

  @AfterEach
  void close() throws Exception {
    SSLContext.setDefault(usual);
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private Relay opened(Relay relay) {
    open.add(relay);
    return relay;
  }

  /** Probes an ear and a voice by WebSocket and a model by HTTP. */
  private int probe(String earsUrl, String voiceUrl, String mindUrl, String more)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.providers {
              recognizers = [{ name = ears, kind = soniox, key = "%1$s", url = "%2$s" }]
              synthesizers = [
                { name = voice, kind = cartesia, key = "%1$s", voices { en = Ann }, url = "%3$s" }
              ]
              models = [{ name = mind, kind = openai, key = "%1$s", model = fake-model, url = "%4$s" }]
              %5$s
            }
            """
                .formatted(VendorFake.KEY, earsUrl, voiceUrl, mindUrl, more));
    return Frontdesk.commandLine()
        .setOut(new PrintWriter(out))
        .execute("providers", "-c", file.toString(), "--probe", "--wait", "5");
  }

  /** All three behind TLS, found at this machine. */
  private int probe(SelfSigned shown) throws IOException {
    return probe(
        "wss://" + HOST + ":" + opened(Relay.tls(shown.server(), ears.uri().getPort())).port(),
        "wss://" + HOST + ":" + opened(Relay.tls(shown.server(), voice.uri().getPort())).port(),
        "https://"
            + HOST
            + ":"
            + opened(Relay.tls(shown.server(), mind.uri().getPort())).port()
            + mind.base().getPath(),
        "");
  }

  private long lines(String said) {
    return out.toString().lines().filter(line -> line.contains(said)).count();
  }

  private void assertNobodyAsked(int status, String said) {
    assertThat(lines(said)).as(out.toString()).isEqualTo(3);
    assertThat(status).isEqualTo(Exit.NO);
    assertThat(requests()).as("nothing is sent to who is not proved").isZero();
  }

  private long requests() {
    return List.of(ears, voice, mind).stream()
        .mapToLong(one -> one.counts().get(frontdesk.ops.provider.fake.Counts.Of.REQUESTS))
        .sum();
  }

  @Test
  void shouldAskWhoseCertificateTheTrustStoreHas() throws Exception {
    SelfSigned own = SelfSigned.make(directory, HOST);
    SSLContext.setDefault(own.client());

    assertThat(probe(own)).as(out.toString()).isEqualTo(Exit.OK);
    assertThat(lines("  works, ")).isEqualTo(3);
  }

  @Test
  void shouldAskNobodyWhoseCertificateIsNotTrusted() throws Exception {
    int status = probe(SelfSigned.make(directory, HOST));

    assertNobodyAsked(status, "WRONG: The certificate of localhost is not trusted");
  }

  @Test
  void shouldAskNobodyWhoseCertificateIsForAnotherHost() throws Exception {
    SelfSigned another = SelfSigned.make(directory, "another.example.org");
    SSLContext.setDefault(another.client());

    assertNobodyAsked(
        probe(another), "WRONG: The certificate that is shown for localhost is another host's");
  }

  @Test
  void shouldAskNobodyWhoseCertificateIsOutOfDate() throws Exception {
    SelfSigned old = SelfSigned.outOfDate(directory, HOST);
    SSLContext.setDefault(old.client());

    assertNobodyAsked(probe(old), "WRONG: The certificate of localhost is out of date");
  }

  @Test
  void shouldSayThatNoTlsIsSpokenThere() throws Exception {
    int status =
        probe(
            "wss://" + HOST + ":" + ears.uri().getPort(),
            "wss://" + HOST + ":" + voice.uri().getPort(),
            "https://" + HOST + ":" + mind.uri().getPort(),
            "");

    assertNobodyAsked(status, "WRONG: localhost does not speak TLS as it should");
  }

  private static String proxy(int port) {
    return "wire.proxy = \"127.0.0.1:" + port + "\"";
  }

  /** Each a host of its own at the usual port, whose name only the proxy knows. */
  private int probeBehind(int proxy, boolean encrypted) throws IOException {
    String s = encrypted ? "s" : "";
    return probe(
        "ws" + s + "://ears." + BEHIND,
        "ws" + s + "://voice." + BEHIND,
        "http" + s + "://mind." + BEHIND + mind.base().getPath(),
        proxy(proxy));
  }

  @Test
  void shouldGoThroughTheProxyAndProveTheVendorAllTheSame() throws Exception {
    SelfSigned own = SelfSigned.make(directory, "*." + BEHIND);
    SSLContext.setDefault(own.client());
    Relay proxy =
        opened(
            Relay.proxy(
                Map.of(
                    "ears." + BEHIND,
                    opened(Relay.tls(own.server(), ears.uri().getPort())).port(),
                    "voice." + BEHIND,
                    opened(Relay.tls(own.server(), voice.uri().getPort())).port(),
                    "mind." + BEHIND,
                    opened(Relay.tls(own.server(), mind.uri().getPort())).port())));

    assertThat(probeBehind(proxy.port(), true)).as(out.toString()).isEqualTo(Exit.OK);
    assertThat(proxy.asked)
        .containsExactlyInAnyOrder(
            "CONNECT ears." + BEHIND + ":443",
            "CONNECT voice." + BEHIND + ":443",
            "CONNECT mind." + BEHIND + ":443");
  }

  @Test
  void shouldTrustNoProxyThatOpensTls() throws Exception {
    SelfSigned firewall = SelfSigned.make(directory, "*." + BEHIND);
    int opening = opened(Relay.tls(firewall.server(), ears.uri().getPort())).port();
    Relay proxy =
        opened(
            Relay.proxy(
                Map.of(
                    "ears." + BEHIND,
                    opening,
                    "voice." + BEHIND,
                    opening,
                    "mind." + BEHIND,
                    opening)));

    int status = probeBehind(proxy.port(), true);

    assertNobodyAsked(status, "." + BEHIND + " is not trusted: where a firewall opens TLS");
  }

  @Test
  void shouldGoThroughTheProxyWithoutTlsToo() throws Exception {
    Relay proxy =
        opened(
            Relay.proxy(
                Map.of(
                    "ears." + BEHIND, ears.uri().getPort(),
                    "voice." + BEHIND, voice.uri().getPort(),
                    "mind." + BEHIND, mind.uri().getPort())));

    assertThat(probeBehind(proxy.port(), false)).as(out.toString()).isEqualTo(Exit.OK);
    assertThat(proxy.asked).hasSize(3).contains("CONNECT ears." + BEHIND + ":80");
  }

  /** What runs on this machine is no business of a proxy's, which would look for it on its own. */
  @Test
  void shouldReachThisMachineWithoutTheProxy() throws Exception {
    Relay proxy = opened(Relay.proxy(Map.of()));

    int status =
        probe(
            "ws://localhost:" + ears.uri().getPort(),
            voice.uri().toString(),
            mind.base().toString(),
            proxy(proxy.port()));

    assertThat(status).as(out.toString()).isEqualTo(Exit.OK);
    assertThat(proxy.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "407, 'wants a user name and a password, which it is not given'",
    "403, 'does not let this machine through to'",
    "502, 'does not let this machine through to'",
  })
  void shouldSayWhatTheProxyRefuses(int refusal, String said) throws Exception {
    Relay proxy = opened(Relay.refusing(refusal));

    int status = probeBehind(proxy.port(), true);

    assertNobodyAsked(status, said);
    assertThat(lines("The proxy 127.0.0.1:" + proxy.port() + " ")).isEqualTo(3);
  }

  @Test
  void shouldSayThatTheProxyIsNotThere() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }

    assertNobodyAsked(
        probeBehind(nobody, true), "cannot be reached through the proxy 127.0.0.1:" + nobody);
  }
}
