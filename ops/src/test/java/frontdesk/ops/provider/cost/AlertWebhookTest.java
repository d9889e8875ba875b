package frontdesk.ops.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent.Account;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import frontdesk.protocol.provider.SpendLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertWebhookTest {
  private static ActorTestKit kit;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final LimitReached ALERT =
      new LimitReached(
          new EventHeader(1, NOW, new ClinicId("north"), new BuildId("test"), ""),
          7,
          new SpendLimit(SpendLimit.Period.DAY, SpendLimit.Level.SOFT),
          Optional.empty(),
          new Account(LocalDate.of(2026, 3, 2), "USD"),
          Money.of("5"),
          Money.of("5.01"));

  /** What came to the server. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Came(String timestamp, String signature, byte[] body) {}

  private final BlockingQueue<Came> came = new ArrayBlockingQueue<>(10);
  private final CountDownLatch late = new CountDownLatch(1);
  private HttpServer server;
  private int status = 204;
  private boolean stalls;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/alerts", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    late.countDown();
    server.stop(0);
  }

  @BeforeAll
  static void open() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    kit.shutdownTestKit();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      came.add(
          new Came(
              exchange.getRequestHeaders().getFirst(AlertWebhook.TIMESTAMP),
              exchange.getRequestHeaders().getFirst(AlertWebhook.SIGNATURE),
              exchange.getRequestBody().readAllBytes()));
      if (stalls) {
        late.await();
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> send(Duration timeout) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    return new AlertWebhook(kit.system(), url, () -> new Secret("barley"), timeout, () -> NOW)
        .send(ALERT)
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void shouldPostWhatIsSignedByTheSecret() throws Exception {
    // when
    assertThat(send(Duration.ofSeconds(10))).isEmpty();

    // then
    Came post = came.remove();
    assertThat(post.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(post.signature()).isEqualTo(signature("barley", post));
    assertThat(post.signature()).isNotEqualTo(signature("rye", post));
    JsonNode json = new ObjectMapper().readTree(post.body());
    assertThat(json.get("clinic").asText()).isEqualTo("north");
    assertThat(json.get("alert").asInt()).isEqualTo(7);
    assertThat(json.get("period").asText()).isEqualTo("DAY");
    assertThat(json.get("level").asText()).isEqualTo("SOFT");
    assertThat(json.get("spent").asText()).isEqualTo("5.010000000");
    assertThat(json.get("limit").asText()).isEqualTo("5.000000000");
  }

  @Test
  void shouldTellWhatWentWrong() throws Exception {
    status = 503;
    assertThat(send(Duration.ofSeconds(10))).contains("503");
    stalls = true;
    assertThat(send(Duration.ofMillis(100))).contains("LATE");
    late.countDown();
    server.stop(0);
    assertThat(send(Duration.ofSeconds(10))).contains("UNREACHABLE");
  }

  private static String signature(String secret, Came post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(post.timestamp().getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    return HexFormat.of().formatHex(mac.doFinal(post.body()));
  }
}
