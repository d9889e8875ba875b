package frontdesk.ops.firstcall.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A SIP caller made of a socket and text, over UDP or TCP. One thread. */
public final class RawSipClient implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final @Nullable DatagramSocket datagrams;
  private final @Nullable Socket stream;
  private final InetSocketAddress server;
  private final Deque<String> skipped = new ArrayDeque<>();
  private final StringBuilder arrived = new StringBuilder();

  private RawSipClient(
      @Nullable DatagramSocket datagrams, @Nullable Socket stream, InetSocketAddress server) {
    this.datagrams = datagrams;
    this.stream = stream;
    this.server = server;
  }

  public static RawSipClient udp(InetSocketAddress server) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, server.getAddress());
    return new RawSipClient(socket, null, server);
  }

  public static RawSipClient tcp(InetSocketAddress server) throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    return new RawSipClient(null, socket, server);
  }

  public boolean isUdp() {
    return datagrams != null;
  }

  public String transport() {
    return isUdp() ? "UDP" : "TCP";
  }

  /** Host and port as a Via or URI writes them. */
  public String hostPort() {
    InetAddress address = server.getAddress();
    String host = address.getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + localPort();
  }

  public String host() {
    return server.getAddress().getHostAddress();
  }

  public int localPort() {
    return datagrams != null
        ? datagrams.getLocalPort()
        : stream == null ? 0 : stream.getLocalPort();
  }

  public void send(String text) throws IOException {
    sendOctets(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends to another address than the one it calls; datagrams only. */
  public void sendTo(InetSocketAddress address, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    if (datagrams == null) {
      throw new IllegalStateException("a stream has one far end");
    }
    datagrams.send(new DatagramPacket(octets, octets.length, address));
  }

  public void sendOctets(byte[] octets) throws IOException {
    if (datagrams != null) {
      datagrams.send(new DatagramPacket(octets, octets.length, server));
    } else if (stream != null) {
      stream.getOutputStream().write(octets);
      stream.getOutputStream().flush();
    }
  }

  /** The next message whose first line starts so; others are kept for later. */
  public String expect(String firstLine) throws IOException {
    return expect(message -> message.startsWith(firstLine), firstLine);
  }

  /** The next final response to this method, whatever its status. */
  public String expectFinal(String method) throws IOException {
    return expect(
        message ->
            message.startsWith("SIP/2.0 ")
                && !message.startsWith("SIP/2.0 1")
                && header(message, "CSeq").endsWith(" " + method),
        "final response to " + method);
  }

  public String expect(Predicate<String> wanted, String description) throws IOException {
    return expect(wanted, description, Duration.ofMillis(PATIENCE_MS));
  }

  /** The next message of this kind, awaited so long. */
  public String expect(Predicate<String> wanted, String description, Duration patience)
      throws IOException {
    for (String kept : List.copyOf(skipped)) {
      if (wanted.test(kept)) {
        skipped.remove(kept);
        return kept;
      }
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      int left = (int) ((deadline - System.nanoTime()) / 1_000_000L);
      String message = left <= 0 ? null : receive(left);
      if (message == null) {
        throw new AssertionError(
            "no " + description + " came; instead: " + firstLines(List.copyOf(skipped)));
      }
      if (wanted.test(message)) {
        return message;
      }
      skipped.add(message);
    }
  }

  /** Everything that comes until the line has been quiet for so long. */
  public List<String> drain(int quietMs) throws IOException {
    List<String> messages = new ArrayList<>(skipped);
    skipped.clear();
    for (String next = receive(quietMs); next != null; next = receive(quietMs)) {
      messages.add(next);
    }
    return messages;
  }

  /** Whether the server closed the connection within patience. */
  boolean isClosedByServer() throws IOException {
    if (stream == null) {
      return false;
    }
    stream.setSoTimeout(PATIENCE_MS);
    return stream.getInputStream().read() < 0;
  }

  private @Nullable String receive(int waitMs) throws IOException {
    return datagrams != null ? receiveDatagram(datagrams, waitMs) : receiveFrame(waitMs);
  }

  private static @Nullable String receiveDatagram(DatagramSocket socket, int waitMs)
      throws IOException {
    socket.setSoTimeout(waitMs);
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException nothing) {
      return null;
    }
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
  }

  private @Nullable String receiveFrame(int waitMs) throws IOException {
    if (stream == null) {
      return null;
    }
    InputStream in = stream.getInputStream();
    stream.setSoTimeout(waitMs);
    while (true) {
      String frame = cutFrame();
      if (frame != null) {
        return frame;
      }
      try {
        byte[] buffer = new byte[4096];
        int read = in.read(buffer);
        if (read < 0) {
          return null;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(buffer, 0, read);
        arrived.append(octets.toString(StandardCharsets.ISO_8859_1));
      } catch (SocketTimeoutException nothing) {
        return null;
      }
    }
  }

  private @Nullable String cutFrame() {
    while (arrived.length() >= 2 && arrived.charAt(0) == '\r') {
      arrived.delete(0, 2);
    }
    int end = arrived.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    int length = Integer.parseInt(header(arrived.substring(0, end + 2), "Content-Length"));
    if (arrived.length() < end + 4 + length) {
      return null;
    }
    String frame = arrived.substring(0, end + 4 + length);
    arrived.delete(0, end + 4 + length);
    return frame;
  }

  /** The first value of a header, or empty text. */
  public static String header(String message, String name) {
    for (String line : message.split("\r\n", -1)) {
      if (line.isEmpty()) {
        break;
      }
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return line.substring(name.length() + 1).trim();
      }
    }
    return "";
  }

  /** The values of all lines of a header, in their order. */
  public static List<String> headers(String message, String name) {
    return message
        .substring(0, message.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).trim())
        .toList();
  }

  public static String body(String message) {
    return message.substring(message.indexOf("\r\n\r\n") + 4);
  }

  private static List<String> firstLines(List<String> messages) {
    return messages.stream().map(m -> m.substring(0, Math.max(0, m.indexOf("\r\n")))).toList();
  }

  @Override
  public void close() throws IOException {
    if (datagrams != null) {
      datagrams.close();
    }
    if (stream != null) {
      stream.close();
    }
  }
}
