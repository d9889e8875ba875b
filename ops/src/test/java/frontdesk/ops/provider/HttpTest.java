package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.provider.wire.Http;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.engine.provider.wire.ProviderFailedException;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.FakeExchange;
import frontdesk.ops.provider.fake.FakeServer;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over real sockets to a server that misbehaves, and so the server's own words too. */
class HttpTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  private final Http http = new Http(Wires.network(kit.system()));
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private FakeServer.Service service = exchange -> exchange.respondJson(200, "{}");
  private final FakeServer server = FakeServer.start(exchange -> service.serve(exchange));

  @AfterEach
  void closeServer() {
    server.close();
  }

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void shutDown() {
    kit.shutdownTestKit();
  }

  private HttpCall call() {
    return HttpCall.postJson(server.uri().resolve("/v1/x"), "{\"a\":\"ș\"}").with("X-Key", "k");
  }

  private String whole(HttpCall call) throws Exception {
    return http.whole(call).toCompletableFuture().get(10, TimeUnit.SECONDS).utf8String();
  }

  private void assertFails(HttpCall call, Failure failure) {
    assertThatThrownBy(() -> whole(call))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ProviderFailedException.class,
            failed -> assertThat(failed.failure()).isEqualTo(failure));
  }

  @Test
  void shouldSendARequestAndReadItsAnswerWithOneConnectionForBoth() throws Exception {
    service =
        exchange -> {
          seen.add(
              exchange.method()
                  + exchange.path()
                  + exchange.header("x-key").orElse("")
                  + exchange.bodyText());
          exchange.respondJson(200, "{\"b\":1}");
        };

    assertThat(whole(call())).isEqualTo("{\"b\":1}");
    assertThat(whole(call())).isEqualTo("{\"b\":1}");
    assertThat(seen).containsOnly("POST/v1/xk{\"a\":\"ș\"}").hasSize(2);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void shouldHandOnPiecesAsTheyComeThoughACharacterIsCut() {
    byte[] word = "data: șapte\n\n".getBytes(StandardCharsets.UTF_8);
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          exchange.chunk(java.util.Arrays.copyOf(word, 7)); // in the middle of ș
          Await.until("the first piece has arrived", () -> seen.size() == 1);
          exchange.chunk(java.util.Arrays.copyOfRange(word, 7, word.length));
          exchange.endChunks();
        };
    ByteString all =
        http.pieces(call())
            .map(
                piece -> {
                  seen.add("piece");
                  return piece;
                })
            .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), kit.system())
            .toCompletableFuture()
            .join();

    assertThat(all.utf8String()).isEqualTo("data: șapte\n\n");
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "401,REFUSED",
    "402,REFUSED",
    "404,REFUSED",
    "408,LATE",
    "429,LIMITED",
    "500,BROKEN",
    "503,BROKEN",
    "529,BROKEN",
    "302,BROKEN"
  })
  void shouldSayWhatAStatusMeans(int status, Kind kind) {
    service = exchange -> exchange.respondJson(status, "{}");

    assertFails(call(), Failure.of(kind, Integer.toString(status)));
  }

  @ParameterizedTest
  @CsvSource({"429,Retry-After,2,2000", "503,Retry-After,1,1000", "429,retry-after-ms,30,30"})
  void shouldPassOnForHowLongToWait(int status, String name, String value, long ms) {
    service = exchange -> exchange.respond(status, Map.of(name, value), new byte[0]);

    assertFails(
        call(), Failure.of(Kind.LIMITED, Integer.toString(status)).until(Duration.ofMillis(ms)));
  }

  @Test
  void shouldLetTheVendorSayWhatARefusalMeans() {
    service = exchange -> exchange.respondJson(429, "{\"code\":\"insufficient_quota\"}");
    HttpCall call =
        call()
            .refusals(
                (usual, body) ->
                    body.contains("insufficient_quota")
                        ? Failure.of(Kind.REFUSED, "insufficient_quota")
                        : usual);

    assertFails(call, Failure.of(Kind.REFUSED, "insufficient_quota"));
  }

  @Test
  void shouldWaitOnlySoLongForTheFirstByte() {
    service = this::goneOf;
    assertFails(call(), Failure.of(Kind.LATE, "first-byte"));
    Await.until("the server sees it go", () -> seen.contains("gone"));
  }

  @Test
  void shouldWaitOnlySoLongForTheNextPiece() {
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          exchange.chunk("one");
          goneOf(exchange);
        };
    assertFails(call(), Failure.of(Kind.LATE, "idle"));
    Await.until("the server sees it go", () -> seen.contains("gone"));
  }

  /** Says nothing until the client goes. */
  private void goneOf(FakeExchange exchange) throws IOException {
    exchange.body().readAllBytes();
    seen.add("asked");
    try {
      exchange.stall();
    } catch (IOException gone) {
      seen.add("gone");
      throw gone;
    }
  }

  @Test
  void shouldGiveUpBeforeTheAnswerBegins() {
    service = this::goneOf;
    UniqueKillSwitch cancel = begin(call().firstByteWithin(Duration.ofMinutes(1)));
    Await.until("asked", () -> seen.contains("asked"));
    cancel.shutdown();

    Await.until("the server sees it go", () -> seen.contains("gone"));
  }

  @Test
  void shouldGiveUpBetweenHeadAndAnswer() {
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          goneOf(exchange);
        };
    UniqueKillSwitch cancel = begin(call());
    Await.until("asked", () -> seen.contains("asked"));
    cancel.shutdown();

    Await.until("the server sees it go", () -> seen.contains("gone"));
  }

  @Test
  void shouldGiveUpInTheMiddleOfAnAnswer() {
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          exchange.chunk("one");
          goneOf(exchange);
        };
    UniqueKillSwitch cancel = begin(call());
    Await.until("asked", () -> seen.contains("asked"));
    cancel.shutdown();

    Await.until("the server sees it go", () -> seen.contains("gone"));
  }

  private UniqueKillSwitch begin(HttpCall call) {
    return http.pieces(call)
        .viaMat(KillSwitches.single(), Keep.right())
        .to(Sink.ignore())
        .run(kit.system());
  }

  @Test
  void shouldNotTakeAnAnswerWithoutEnd() {
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          byte[] piece = new byte[50_000];
          while (true) {
            exchange.chunk(piece);
          }
        };

    assertFails(call(), Failure.of(Kind.BROKEN, "too-long"));
    Await.until("socket closed", () -> server.openSockets() == 0);
  }

  @Test
  void shouldNotWaitForTheEndOfARefusal() {
    service =
        exchange -> {
          exchange.beginChunks(401, "application/json");
          exchange.stall();
        };

    assertFails(call(), Failure.of(Kind.REFUSED, "401"));
    Await.until("socket closed", () -> server.openSockets() == 0);
  }

  @Test
  void shouldSayThatAnAnswerWasCutOff() {
    service =
        exchange -> {
          exchange.beginChunks(200, "text/event-stream");
          exchange.chunk("one");
          exchange.reset();
        };

    assertFails(call(), Failure.of(Kind.BROKEN, "reset"));
  }

  @Test
  void shouldSayThatNobodyListens() {
    server.close();

    assertFails(call(), Failure.of(Kind.BROKEN, "connect"));
  }

  @Test
  void shouldRefuseAKeyThatNoHeaderCanCarryWithoutRepeatingIt() {
    assertFails(call().with("X-Key", "a\nb"), Failure.of(Kind.REFUSED, "request"));
  }
}
