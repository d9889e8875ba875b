package frontdesk.engine.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that hold connections without using them: bounded by number, time and size. */
class DenialOnTheWireTest {
  private static final Duration IDLE = Duration.ofMillis(400);
  private static final int MAX_CONNECTIONS = 5;
  private static final int PER_SOURCE = 3;
  private static final long LIMIT_NANOS = 4_000_000_000L;

  private static SipSettings settings(List<Network> allowed, boolean silent, Duration idle) {
    return SipSettings.of(
            new TransportSettings(
                List.of(
                    ListenSettings.of(TransportKind.UDP, "127.0.0.1", 0),
                    ListenSettings.of(TransportKind.TCP, "127.0.0.1", 0)),
                ParseLimits.DEFAULTS,
                allowed,
                silent,
                MAX_CONNECTIONS,
                PER_SOURCE,
                16 * 1024,
                idle,
                Duration.ofSeconds(1),
                64 * 1024,
                5))
        .withTimers(
            new TransactionTimers(
                Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(40)));
  }

  private static TestDesk open() {
    return TestDesk.open(settings(Network.LOOPBACK, false, IDLE));
  }

  /** Half a message that grows by an octet now and then is no sign of life. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS sip:desk@127.0.0.1 SIP/2.0\r\nSubject: ",
        "OPTIONS sip:desk@127.0.0.1 SIP/2.0\r\nContent-Length: 9000\r\n\r\n",
        "\r\n",
        "x"
      })
  void shouldCloseAStreamThatDribbles(String beginning) throws Exception {
    try (TestDesk desk = open();
        RawSipClient slow = desk.caller(TransportKind.TCP, false);
        RawSipClient control = desk.caller(TransportKind.UDP, false)) {
      // given
      Liveness.prove(slow);
      slow.send(beginning);

      // when
      long start = System.nanoTime();
      boolean closed = false;
      while (!closed && System.nanoTime() - start < LIMIT_NANOS) {
        closed = dribble(slow);
      }

      // then
      assertThat(closed).isTrue();
      assertThat(System.nanoTime() - start).isGreaterThan(IDLE.toNanos() / 2);
      Liveness.prove(control);
      TestDesk.awaitTrue("connection gone", () -> desk.agent().openSockets() == 2);
    }
  }

  private static boolean dribble(RawSipClient client) throws IOException {
    try {
      client.send("z");
    } catch (SocketException reset) {
      return true;
    }
    return client.isClosedByServer(20);
  }

  /** Whole messages and pings keep a connection, however slowly they come. */
  @Test
  void shouldKeepAStreamThatIsUsed() throws Exception {
    try (TestDesk desk = open();
        RawSipClient client = desk.caller(TransportKind.TCP, false)) {
      // when
      long end = System.nanoTime() + 3 * IDLE.toNanos();
      while (System.nanoTime() < end) {
        client.send("\r\n\r\n");
        client.drain((int) IDLE.toMillis() / 4);
      }

      // then
      Liveness.prove(client);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACK", "SIP/2.0"})
  void shouldCloseABrokenStreamThatGetsNoAnswer(String kind) throws Exception {
    try (TestDesk desk = open();
        RawSipClient client = desk.caller(TransportKind.TCP, false);
        RawSipClient other = desk.caller(TransportKind.TCP, false)) {
      // given nobody answers an ACK or a response
      String ack = Malformed.options(client).replace("OPTIONS", "ACK");
      String text =
          kind.equals("ACK") ? ack : "SIP/2.0 200 OK" + ack.substring(ack.indexOf("\r\n"));

      // when
      client.send(text.replace("Content-Length: 0", "Content-Length: many"));

      // then
      assertThat(client.isClosedByServer((int) IDLE.toMillis() - 100)).isTrue();
      Liveness.prove(other);
    }
  }

  @Test
  void shouldDropAPeerThatDoesNotRead() throws Exception {
    try (TestDesk desk = open();
        RawSipClient control = desk.caller(TransportKind.UDP, false);
        Socket deaf = new Socket()) {
      // given
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(desk.address(TransportKind.TCP, false));
      byte[] many = Malformed.options(control).repeat(100).getBytes(StandardCharsets.ISO_8859_1);

      // when it asks and asks, and takes no answer
      boolean dropped = false;
      for (int i = 0; i < 1_000 && !dropped; i++) {
        try {
          deaf.getOutputStream().write(many);
        } catch (SocketException reset) {
          dropped = true;
        }
        if (i % 50 == 0) {
          Liveness.prove(control);
        }
      }

      // then
      assertThat(dropped).isTrue();
      assertThat(desk.agent().droppedMessages()).isZero();
      Liveness.prove(control);
      TestDesk.awaitTrue("connection gone", () -> desk.agent().openSockets() == 2);
    }
  }

  @Test
  void shouldBoundConnectionsOfASourceAndOfAll() throws Exception {
    SipSettings patient = settings(Network.LOOPBACK, false, Duration.ofMinutes(1));
    try (TestDesk desk = TestDesk.open(patient);
        RawSipClient control = desk.caller(TransportKind.UDP, false)) {
      InetSocketAddress address = desk.address(TransportKind.TCP, false);
      List<Socket> open = new ArrayList<>();
      try {
        // when three sources want four each
        int refused = 0;
        for (String source : List.of("127.0.0.2", "127.0.0.3", "127.0.0.4")) {
          for (int i = 0; i < PER_SOURCE + 1; i++) {
            Socket socket = new Socket(address.getAddress(), address.getPort(), from(source), 0);
            socket.setSoTimeout(100);
            open.add(socket);
            refused += isRefused(socket) ? 1 : 0;
          }
        }

        // then one source has three, the next two, and that is all
        assertThat(refused).isEqualTo(3 * (PER_SOURCE + 1) - MAX_CONNECTIONS);
        assertThat(desk.agent().openSockets()).isEqualTo(2 + MAX_CONNECTIONS);
        Liveness.prove(control);
      } finally {
        for (Socket socket : open) {
          socket.close();
        }
      }
      TestDesk.awaitTrue("room again", () -> desk.agent().openSockets() == 2);
      try (RawSipClient next = desk.caller(TransportKind.TCP, false)) {
        Liveness.prove(next);
      }
    }
  }

  private static InetAddress from(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }

  private static boolean isRefused(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Where strangers get no answer, they get no connection either. */
  @Test
  void shouldNotEvenConnectStrangersWhenSilent() throws Exception {
    List<Network> allowed = List.of(Network.parse("127.0.0.9").orElseThrow());
    try (TestDesk desk = TestDesk.open(settings(allowed, true, IDLE));
        RawSipClient stranger = desk.caller(TransportKind.TCP, false)) {
      assertThat(stranger.isClosedByServer((int) IDLE.toMillis() - 100)).isTrue();
      assertThat(desk.agent().openSockets()).isEqualTo(2);
    }
  }
}
