package frontdesk.engine.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input over UDP and TCP: the right refusal or silence, and a listener that lives on. */
class MalformedOnTheWireTest {
  private static TestDesk desk;

  @BeforeAll
  static void openDesk() {
    desk = TestDesk.open(Manner.ANSWER, Integer.MAX_VALUE);
  }

  @AfterAll
  static void closeDesk() {
    desk.close();
  }

  static Stream<Malformed> inputs() {
    return Stream.of(MalformedSizes.all(), MalformedFields.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void shouldJudgeADatagram(Malformed input) throws Exception {
    try (RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      Liveness.prove(client);

      // when
      client.send(input.text(client));

      // then
      judge(client, input.overUdp());
      Liveness.prove(client);
      checkRest(client, input.overUdp());
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void shouldJudgeAStream(Malformed input) throws Exception {
    try (RawSipClient client = desk.caller(TransportKind.TCP, false);
        RawSipClient other = desk.caller(TransportKind.TCP, false)) {
      // given
      Liveness.prove(client);
      Liveness.prove(other);

      // when
      client.send(input.text(client));

      // then
      judge(client, input.overTcp());
      Liveness.prove(other);
      if (input.closesStream()) {
        assertThat(client.isClosedByServer()).as("closed").isTrue();
      } else {
        Liveness.prove(client);
        checkRest(client, input.overTcp());
      }
    }
  }

  private static void judge(RawSipClient client, int status) throws IOException {
    if (status > 0) {
      String answer = client.expect(m -> !m.startsWith("SIP/2.0 1"), "final answer");
      assertThat(answer).startsWith("SIP/2.0 " + status + " ");
      WellFormed.check(answer);
    }
  }

  /** The control's answer came after whatever came of the input: of what is discarded nothing. */
  private static void checkRest(RawSipClient client, int status) throws IOException {
    List<String> rest = client.drain(1);
    rest.forEach(WellFormed::check);
    if (status == 0) {
      assertThat(rest).as("silence").isEmpty();
    }
  }

  /** What came before the fault in the same read is answered, and so is the fault. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void shouldAnswerWhatCameBeforeTheStreamBroke(int requests) throws Exception {
    try (RawSipClient client = desk.caller(TransportKind.TCP, false)) {
      // given
      StringBuilder stream = new StringBuilder();
      for (int i = 0; i < requests; i++) {
        stream.append(Malformed.options(client));
      }

      // when
      client.send(stream + Malformed.options(client).replace("Length: 0", "Length: -1"));

      // then
      for (int i = 0; i < requests; i++) {
        client.expect("SIP/2.0 200");
      }
      client.expect("SIP/2.0 400");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  /** The checker itself: a listener that dies of its input must not pass. */
  @Test
  void shouldNoticeAListenerThatDies() throws Exception {
    try (PlantedListener planted = new PlantedListener();
        RawSipClient client = RawSipClient.udp(planted.address())) {
      // given
      Liveness.prove(client);

      // when
      client.send("\u0000");

      // then
      assertThatThrownBy(() -> Liveness.prove(client, 300))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("control OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIP/2.0 400 Bad Request\r\nVia: a\rInjected: yes\r\nContent-Length: 0\r\n\r\n",
        "SIP/2.0 400 Bad Request\r\nVia: a\nInjected: yes\r\nContent-Length: 0\r\n\r\n",
        "SIP/2.0 400 Bad Request\r\nInjected: yes\r\nContent-Length: 0\r\n\r\n",
        "SIP/2.0 400 Bad\r\n\r\nContent-Length: 0\r\n\r\n",
        "SIP/2.0 400 Bad Request\r\nContent-Length: 1\r\n\r\n",
        "SIP/2.0 400 Bad Request\r\nContent-Length: 0\r\nl: 0\r\n\r\n",
        "SIP/2.0 400 <b>\r\nContent-Length: 0\r\n\r\n",
        "SIP/2.0 400 Bad Request\nContent-Length: 0\n\n"
      })
  void shouldNoticeWhatIsNotWellFormed(String planted) {
    assertThatThrownBy(() -> WellFormed.check(planted)).isInstanceOf(AssertionError.class);
  }

  /** Answers OPTIONS until a NUL kills it, as listeners did that died of one message. */
  private static final class PlantedListener implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::run, "planted-listener");

    PlantedListener() throws SocketException {
      thread.setDaemon(true);
      thread.start();
    }

    InetSocketAddress address() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void run() {
      try {
        while (true) {
          DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
          socket.receive(packet);
          String text =
              new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
          if (text.indexOf('\u0000') >= 0) {
            return;
          }
          byte[] answer =
              ("SIP/2.0 200 OK" + text.substring(text.indexOf("\r\n")))
                  .getBytes(StandardCharsets.ISO_8859_1);
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        thread.interrupt();
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
