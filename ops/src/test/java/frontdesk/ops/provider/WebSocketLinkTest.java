package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.FakeExchange;
import frontdesk.ops.provider.fake.FakeServer;
import frontdesk.ops.provider.fake.FakeWebSocket;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links over real sockets to a server that misbehaves, and so the server's own words too. */
@Execution(ExecutionMode.CONCURRENT)
class WebSocketLinkTest {
  private static ActorTestKit kit;
  private static Network network;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private FakeServer.Service service = exchange -> echo(exchange.acceptWebSocket());
  private final FakeServer server = FakeServer.start(exchange -> service.serve(exchange));
  private final HeardLink heard = new HeardLink();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
    network = Wires.network(kit.system());
  }

  @AfterAll
  static void shutDown() {
    kit.shutdownTestKit();
  }

  private WebSocketLink open() {
    return open(URI.create(server.uri().toString().replace("http", "ws") + "/v1?model=x"));
  }

  private WebSocketLink open(URI uri) {
    return WebSocketLink.open(
        network, new WebSocketLink.Target(uri, Map.of("Authorization", "Token k")), heard);
  }

  /** Says back what it hears until the client has closed. */
  private void echo(FakeWebSocket socket) throws IOException {
    for (var message = socket.read(); message != null; message = socket.read()) {
      if (message instanceof FakeWebSocket.Text text) {
        seen.add(text.text());
        socket.text(text.text());
      } else if (message instanceof FakeWebSocket.Binary binary) {
        seen.add("binary");
        socket.binary(binary.octets());
      } else if (message instanceof FakeWebSocket.Close close) {
        seen.add("close " + close.code());
      }
    }
  }

  private interface Said {
    void on(FakeWebSocket socket) throws IOException;
  }

  private void serverSays(Said said) {
    service =
        exchange -> {
          FakeWebSocket socket = exchange.acceptWebSocket();
          said.on(socket);
          echo(socket);
        };
  }

  @Test
  void shouldCarryTextAndBinaryInOrderAndClose() {
    WebSocketLink link = open(); // what is said before the handshake is done waits for it
    assertThat(link.text("ăâîșț")).isTrue();
    assertThat(link.binary(new byte[] {'a', 'b'})).isTrue();
    link.text("third");
    heard.awaitTold(4);
    link.close();

    assertThat(heard.told).containsExactly("open", "ăâîșț", "binary ab", "third");
    Await.until("socket closed", () -> server.openSockets() == 0);
    assertThat(seen).endsWith("close 1000");
    assertThat(heard.closed).isEmpty();
    assertThat(link.text("late")).isFalse();
  }

  @Test
  void shouldSendItsHeadersAndQuery() {
    service =
        exchange -> {
          seen.add(exchange.header("authorization").orElse("none"));
          seen.addAll(exchange.query("model"));
          echo(exchange.acceptWebSocket());
        };
    open();
    heard.awaitTold(1);

    assertThat(seen).containsExactly("Token k", "x");
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "401,REFUSED",
    "402,REFUSED",
    "403,REFUSED",
    "404,REFUSED",
    "429,LIMITED",
    "500,BROKEN",
    "503,BROKEN",
    "302,BROKEN",
    "408,LATE"
  })
  void shouldSayWhyAHandshakeFails(int status, Kind kind) {
    service = exchange -> exchange.respondJson(status, "{}");
    open();
    heard.awaitTold(1);

    assertThat(heard.closed)
        .containsExactly(
            new WebSocketLink.Closed(0, "", Failure.of(kind, Integer.toString(status))));
  }

  @ParameterizedTest
  @CsvSource({"Retry-After,3,3000", "retry-after-ms,250,250", "Retry-After,1.5,1500"})
  void shouldPassOnForHowLongToWait(String name, String value, long ms) {
    service = exchange -> exchange.respond(429, Map.of(name, value), new byte[0]);
    open();
    heard.awaitTold(1);

    assertThat(heard.closed.get(0).failure())
        .isEqualTo(Failure.of(Kind.LIMITED, "429").until(Duration.ofMillis(ms)));
  }

  @ParameterizedTest
  @CsvSource({
    "1000,BROKEN",
    "1001,BROKEN",
    "1008,REFUSED",
    "1011,BROKEN",
    "1012,BROKEN",
    "1013,LIMITED",
    "4000,BROKEN"
  })
  void shouldSayWithWhichCodeItWasClosed(int code, Kind kind) {
    serverSays(socket -> socket.close(code, "net0001"));
    open();
    heard.awaitTold(2);

    assertThat(heard.closed)
        .containsExactly(
            new WebSocketLink.Closed(code, "net0001", Failure.of(kind, Integer.toString(code))));
    Await.until("close answered", () -> seen.contains("close " + code));
    Await.until("socket closed", () -> server.openSockets() == 0);
  }

  @Test
  void shouldPutFragmentsTogetherThatAreCutInACharacter() {
    serverSays(socket -> socket.fragments("șapte și jumătate", 1));
    open();
    heard.awaitTold(2);

    assertThat(heard.told).containsExactly("open", "șapte și jumătate");
  }

  @Test
  void shouldNoticeAConnectionCutByReset() {
    serverSays(
        socket -> {
          socket.text("half");
          socket.read();
          socket.reset();
        });
    WebSocketLink link = open();
    heard.awaitTold(2); // a reset may take along what was not read yet
    link.text("go");
    heard.awaitTold(3);

    assertThat(heard.told).containsExactly("open", "half", "BROKEN reset");
    assertThat(heard.closed.get(0).code()).isEqualTo(1_006);
  }

  @Test
  void shouldNoticeAConnectionWhoseOtherEndIsGoneWhileAudioFlows() {
    serverSays(FakeWebSocket::halfOpen);
    WebSocketLink link = open();
    heard.awaitTold(1);
    Await.until("the link breaks while audio is sent", () -> !link.binary(new byte[160]));
    heard.awaitTold(2);

    assertThat(heard.told).containsExactly("open", "BROKEN half-open");
  }

  @Test
  void shouldKeepAQuietConnectionWhosePingsAreAnswered() {
    long began = System.nanoTime();
    open();
    Await.until(
        "twice as long as a half-open one is kept",
        () -> System.nanoTime() - began > 2 * Wires.SETTINGS.silentWithin().toNanos());

    assertThat(heard.told).containsExactly("open");
  }

  @ParameterizedTest
  @CsvSource({"129,false", "3,true"})
  void shouldBreakOnFramesThatMakeNoSense(int first, boolean reserved) {
    serverSays(
        socket ->
            socket.raw(
                reserved
                    ? new byte[] {(byte) 0x83, 0}
                    : new byte[] {(byte) first, 2, (byte) 0xC3, (byte) 0x28}));
    open();
    heard.awaitTold(2);

    assertThat(heard.closed.get(0).failure().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void shouldRefuseAMessageWithoutEnd() {
    serverSays(socket -> socket.binary(new byte[Wires.SETTINGS.messageBytes() + 1]));
    open();
    heard.awaitTold(2);

    assertThat(heard.told).containsExactly("open", "BROKEN too-long");
    Await.until("socket closed", () -> server.openSockets() == 0);
  }

  @Test
  void shouldBreakWhenTheVendorTakesTooLittle() {
    serverSays(socket -> stuck());
    WebSocketLink link = open();
    heard.awaitTold(1);
    Await.until("outbox full", () -> !link.binary(new byte[50_000]));

    assertThat(heard.told.get(1)).startsWith("BROKEN");
  }

  private void stuck() {
    Await.until("the link is over", () -> heard.told.size() > 1);
  }

  @Test
  void shouldSayThatNobodyListens() throws IOException {
    // A port that is held without being listened at: a closed one is soon somebody else's.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      open(URI.create("ws://127.0.0.1:" + silent.getLocalPort()));
      heard.awaitTold(1);
    }

    assertThat(heard.told).containsExactly("BROKEN connect");
  }

  @Test
  void shouldNotWaitForAHandshakeWithoutEnd() {
    service = FakeExchange::stall;
    open();
    heard.awaitTold(1);

    assertThat(heard.told).containsExactly("LATE connect");
    Await.until("socket closed", () -> server.openSockets() == 0);
  }

  @Test
  void shouldHearNothingAfterAborting() {
    WebSocketLink link = open();
    link.text("said");
    heard.awaitTold(2);
    link.abort();
    Await.until("socket closed", () -> server.openSockets() == 0);

    assertThat(heard.told).containsExactly("open", "said");
  }

  @Test
  void shouldOpenNothingWhereItIsClosedFirst() {
    open().close();
    open();
    heard.awaitTold(1);
    Await.until("one of two", () -> server.openSockets() == 1);

    assertThat(heard.told).containsExactly("open");
  }

  @Test
  void shouldRefuseAKeyThatNoHeaderCanCarryWithoutRepeatingIt() {
    WebSocketLink.open(
        network,
        new WebSocketLink.Target(
            URI.create("ws://127.0.0.1:" + server.port()), Map.of("Authorization", "a\nb")),
        heard);
    heard.awaitTold(1);

    assertThat(heard.told).containsExactly("REFUSED request");
  }
}
