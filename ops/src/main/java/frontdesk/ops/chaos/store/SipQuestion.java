package frontdesk.ops.chaos.store;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** One SIP request over UDP, and the final response to it; blocking. */
final class SipQuestion {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int RETRANSMIT_MS = 500;
  private static final int LARGEST = 16_384;

  private SipQuestion() {}

  /**
   * What came back.
   *
   * @param status 0 if nothing did
   * @param retryAfter whether it names a time to try again
   * @param tookMs until then
   */
  record Answer(int status, boolean retryAfter, long tookMs) {
    boolean refused() {
      return status == 503 && retryAfter;
    }

    @Override
    public String toString() {
      return status + (retryAfter ? " with Retry-After" : "") + " after " + tookMs + " ms";
    }
  }

  /** Asks with this method, OPTIONS or INVITE; an INVITE is for a node that refuses it. */
  static Answer ask(String method, InetSocketAddress node, RandomGenerator random)
      throws IOException {
    String id = Long.toHexString(random.nextLong());
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(RETRANSMIT_MS);
      String request = request(method, node, socket.getLocalPort(), id);
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < PATIENCE.toNanos()) {
        send(socket, node, request);
        String response = receive(socket);
        if (response.startsWith("SIP/2.0 ") && !response.startsWith("SIP/2.0 1")) {
          if (method.equals("INVITE")) {
            send(socket, node, acknowledge(request, response));
          }
          int status = Integer.parseInt(response.substring(8, 11));
          boolean later = response.toLowerCase(Locale.ROOT).contains("\r\nretry-after:");
          return new Answer(status, later, (System.nanoTime() - begun) / 1_000_000);
        }
      }
      return new Answer(0, false, PATIENCE.toMillis());
    }
  }

  private static String request(String method, InetSocketAddress node, int port, String id) {
    return String.join(
        "\r\n",
        method + " sip:harbour@127.0.0.1:" + node.getPort() + " SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=z9hG4bK" + id,
        "Max-Forwards: 70",
        "From: <sip:+442079460150@127.0.0.1>;tag=" + id,
        "To: <sip:harbour@127.0.0.1>",
        "Call-ID: " + id,
        "CSeq: 1 " + method,
        "Contact: <sip:+442079460150@127.0.0.1:" + port + ">",
        "Content-Length: 0",
        "",
        "");
  }

  private static String acknowledge(String invite, String response) {
    String to =
        response.lines().filter(line -> line.startsWith("To:")).findFirst().orElse("To: <sip:x>");
    return invite
        .replaceFirst("^INVITE", "ACK")
        .replace("CSeq: 1 INVITE", "CSeq: 1 ACK")
        .replace("To: <sip:harbour@127.0.0.1>", to);
  }

  private static void send(DatagramSocket socket, InetSocketAddress node, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    socket.send(new DatagramPacket(bytes, bytes.length, node));
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException nothing) {
      return "";
    }
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
  }
}
