package frontdesk.ops.provider.fake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as it came, and everything that can be done with it; used by one thread. */
public final class FakeExchange {
  private static final int LONGEST_LINE = 65_536;

  private final FakeServer server;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private @Nullable InputStream body;
  private boolean kept = true;

  private FakeExchange(
      FakeServer server,
      Socket socket,
      InputStream in,
      String method,
      String target,
      Map<String, String> headers)
      throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.method = method;
    this.target = target;
    this.headers = headers;
  }

  /** Reads the head of a request; null at the end of the connection. */
  static @Nullable FakeExchange read(FakeServer server, Socket socket) throws IOException {
    return head(server, socket, socket.getInputStream());
  }

  private static @Nullable FakeExchange head(FakeServer server, Socket socket, InputStream in)
      throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IOException("no request line: the client has lost its place");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return new FakeExchange(server, socket, in, words[0], words[1], headers);
  }

  /** The next request of the same connection; null where there is none. */
  @Nullable FakeExchange next() throws IOException {
    if (!kept || socket.isClosed()) {
      return null;
    }
    body().readAllBytes();
    return head(server, socket, in);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 || octets.size() > LONGEST_LINE) {
        return null;
      }
      octets.write(octet);
    }
    return octets.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  FakeServer server() {
    return server;
  }

  Socket socket() {
    return socket;
  }

  public String method() {
    return method;
  }

  /** Without the query. */
  public String path() {
    return target.replaceFirst("\\?.*", "");
  }

  /** Path and query as they came. */
  public String target() {
    return target;
  }

  /** All headers, their names in lower case. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /** Every value of a query parameter, decoded, in order. */
  public List<String> query(String name) {
    List<String> values = new ArrayList<>();
    int question = target.indexOf('?');
    if (question >= 0) {
      for (String pair : target.substring(question + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts[0].equals(name)) {
          values.add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
      }
    }
    return values;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The request's body as it arrives: by its length, or in chunks (RFC 9112 section 7.1). */
  public InputStream body() {
    InputStream now = body;
    if (now == null) {
      boolean chunked = header("Transfer-Encoding").filter("chunked"::equals).isPresent();
      int length = header("Content-Length").map(Integer::parseInt).orElse(0);
      now = new RequestBody(in, chunked, length);
      body = now;
    }
    return now;
  }

  public String bodyText() throws IOException {
    return new String(body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A whole answer. */
  public void respond(int status, Map<String, String> more, byte[] content) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("Content-Length", Integer.toString(content.length));
    begin(status, all);
    out.write(content);
    out.flush();
  }

  /** A whole answer in JSON. */
  public void respondJson(int status, String json) throws IOException {
    respond(
        status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
  }

  /** Begins an answer in chunks. */
  public void beginChunks(int status, String contentType) throws IOException {
    begin(status, Map.of("Content-Type", contentType, "Transfer-Encoding", "chunked"));
  }

  /** The head of an answer, with whatever promises. */
  public void begin(int status, Map<String, String> all) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\n");
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    raw((head + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** One chunk; cut wherever the caller likes, in the middle of a character too. */
  public void chunk(byte[] octets) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(
        (Integer.toHexString(octets.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    chunk.writeBytes(octets);
    chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    raw(chunk.toByteArray());
  }

  public void chunk(String text) throws IOException {
    chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends an answer in chunks. */
  public void endChunks() throws IOException {
    raw("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Whatever octets, as they are. */
  public void raw(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /**
   * Waits before the next piece, and notices at once when the client goes. Not before the request's
   * body is read.
   *
   * @throws EOFException where the client has closed the connection
   */
  public void pause(Duration time) throws IOException {
    if (time.isZero()) {
      return;
    }
    try {
      socket.setSoTimeout((int) Math.max(1, time.toMillis()));
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the client has gone");
      }
      throw new IOException("the client speaks before it is answered");
    } catch (SocketTimeoutException over) {
      return; // nothing was said, as it should be
    } finally {
      if (!socket.isClosed()) {
        socket.setSoTimeout(0);
      }
    }
  }

  /** Says nothing more and waits until the client goes. */
  public void stall() throws IOException {
    body().readAllBytes();
    while (true) {
      pause(Duration.ofMinutes(1));
    }
  }

  /** Cuts the connection by RST. */
  public void reset() {
    FakeServer.reset(socket);
  }

  /** Closes the connection after this answer. */
  public void closeAfter() {
    kept = false;
  }

  /** Answers the opening handshake with 101 (RFC 6455 section 4.2.2). */
  public FakeWebSocket acceptWebSocket() throws IOException {
    kept = false;
    String key =
        header("Sec-WebSocket-Key").orElseThrow(() -> new IOException("no WebSocket handshake"));
    begin(
        101,
        Map.of(
            "Upgrade",
            "websocket",
            "Connection",
            "Upgrade",
            "Sec-WebSocket-Accept",
            FakeWebSocket.accept(key)));
    return new FakeWebSocket(server, socket, in, out);
  }
}
