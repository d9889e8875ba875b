package frontdesk.ops.provider.fake;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one WebSocket (RFC 6455). One thread reads; any may write. Pings are
 * answered unless the fake plays a connection whose other end is gone.
 */
public final class FakeWebSocket {
  private static final String ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;

  /** What the client sent. */
  public sealed interface Message {}

  public record Text(String text) implements Message {}

  @SuppressWarnings("ArrayRecordComponent") // read and forgotten
  public record Binary(byte[] octets) implements Message {}

  /** The client closes; the code is 1005 where it gave none. */
  public record Close(int code) implements Message {}

  private final FakeServer server;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private volatile boolean halfOpen;
  private boolean closed;

  FakeWebSocket(FakeServer server, Socket socket, InputStream in, OutputStream out) {
    this.server = server;
    this.socket = socket;
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /** RFC 6455 section 4.2.2, item 5.4. */
  static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT_GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The next whole message; null when the connection has ended. A close is answered before it is
   * returned.
   */
  public @Nullable Message read() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int kind = CONTINUATION;
    while (true) {
      int first = in.read();
      if (first < 0) {
        return null;
      }
      byte[] payload = payload();
      int opcode = first & 0x0F;
      if (opcode == CLOSE) {
        int code = payload.length < 2 ? 1_005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        close(code == 1_005 ? 1_000 : code, "");
        return new Close(code);
      }
      if (opcode == PING && !halfOpen) {
        frame(FINAL | PONG, payload);
      }
      if (opcode <= BINARY) {
        kind = opcode == CONTINUATION ? kind : opcode;
        message.writeBytes(payload);
        if ((first & FINAL) != 0) {
          return kind == TEXT
              ? new Text(message.toString(StandardCharsets.UTF_8))
              : new Binary(message.toByteArray());
        }
      }
    }
  }

  /** RFC 6455 section 5.2; a client's frames are masked (section 5.3). */
  private byte[] payload() throws IOException {
    int second = in.readUnsignedByte();
    if ((second & 0x80) == 0) {
      throw new IOException("a client's frame must be masked");
    }
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  public void text(String text) throws IOException {
    frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public void binary(byte[] octets) throws IOException {
    frame(FINAL | BINARY, octets);
  }

  /** A text in frames of so many octets, cut in the middle of characters too. */
  public void fragments(String text, int octetsEach) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < octets.length; from += octetsEach) {
      int to = Math.min(octets.length, from + octetsEach);
      byte[] part = java.util.Arrays.copyOfRange(octets, from, to);
      frame((to == octets.length ? FINAL : 0) | (from == 0 ? TEXT : CONTINUATION), part);
    }
  }

  /** Begins the closing handshake; only the first close is sent. */
  public synchronized void close(int code, String reason) throws IOException {
    if (closed) {
      return;
    }
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    frame(
        FINAL | CLOSE,
        ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
    closed = true;
  }

  /** One frame with whatever first octet. */
  public synchronized void frame(int first, byte[] payload) throws IOException {
    if (halfOpen || closed) {
      return;
    }
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    out.write(frame.put(payload).array(), 0, frame.position());
    out.flush();
  }

  /** Whatever octets, as they are. */
  public synchronized void raw(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /** From now on nothing is said or answered, while the connection stays. */
  public void halfOpen() {
    halfOpen = true;
  }

  /** Cuts the connection by RST. */
  public void reset() {
    FakeServer.reset(socket);
  }

  /** Does something after a while, beside reading. */
  public void later(Duration delay, Runnable work) {
    server.later(delay, work);
  }
}
