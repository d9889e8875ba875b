package frontdesk.ops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the shipped dispatcher lets in: its nodes believe it. */
class DispatcherTest {
  private static final int PATIENCE_MS = 10_000;
  private static final int LARGEST = 4_096;

  @TempDir Path folder;

  /** Its only node does not answer: who may call hears that, everybody else hears one refusal. */
  @ParameterizedTest
  @CsvSource({
    "127.97.7.3, INVITE, 408|503",
    "127.97.7.4, INVITE, 403",
    "127.97.7.4, REGISTER, 403",
    "127.97.7.4, OPTIONS, 403",
    "127.97.7.4, MESSAGE, 403"
  })
  void shouldLetInWhoIsListedOnly(String from, String method, String answer) throws Exception {
    try (Dispatcher dispatcher = start();
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(from))) {
      assertThat(answer(dispatcher, socket, request(dispatcher, socket, method, "")))
          .containsPattern("\\ASIP/2.0 (" + answer + ") ");
    }
  }

  /** What claims to be within a call gets no further than its tag. */
  @Test
  void shouldNotTakeATagForACall() throws Exception {
    try (Dispatcher dispatcher = start();
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.97.7.4"))) {
      assertThat(answer(dispatcher, socket, request(dispatcher, socket, "INVITE", ";tag=made-up")))
          .startsWith("SIP/2.0 404");
    }
  }

  private Dispatcher start() throws IOException {
    List<String> nobody = List.of("127.97.7.2:5060");
    return Dispatcher.start(folder, "127.97.7.1", nobody, "1 127.97.7.1 32\n1 127.97.7.3 32\n");
  }

  private static String request(
      Dispatcher dispatcher, DatagramSocket socket, String method, String tag) {
    String here = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    return String.join(
        "\r\n",
        method + " " + dispatcher.uri("harbour") + " SIP/2.0",
        "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + method + socket.getLocalPort(),
        "Max-Forwards: 70",
        "From: <sip:caller@" + here + ">;tag=caller",
        "To: <" + dispatcher.uri("harbour") + ">" + tag,
        "Call-ID: " + method + "-" + here,
        "CSeq: 1 " + method,
        "Contact: <sip:caller@" + here + ">",
        "Content-Length: 0",
        "",
        "");
  }

  /** The first final answer. */
  private static String answer(Dispatcher dispatcher, DatagramSocket socket, String request)
      throws IOException {
    byte[] octets = request.getBytes(StandardCharsets.US_ASCII);
    socket.setSoTimeout(PATIENCE_MS);
    socket.send(new DatagramPacket(octets, octets.length, dispatcher.address()));
    String text = "SIP/2.0 1";
    while (text.startsWith("SIP/2.0 1")) {
      DatagramPacket answer = new DatagramPacket(new byte[LARGEST], LARGEST);
      socket.receive(answer);
      text = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    }
    return text;
  }
}
