package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.message.StreamFramer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One TCP connection with a bounded queue of octets to send; any thread may send. */
final class TcpConnection {
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final Flow flow;
  private final StreamFramer framer;
  private final int maxQueuedBytes;
  private final Deque<ByteBuffer> queue = new ArrayDeque<>();
  private int queuedBytes;
  private boolean closeWhenSent;
  private volatile long lastUsedNanos;
  private volatile boolean unanswered;

  TcpConnection(
      SocketChannel channel, Flow flow, StreamFramer framer, int maxQueuedBytes, long nowNanos) {
    this.channel = channel;
    this.flow = flow;
    this.framer = framer;
    this.maxQueuedBytes = maxQueuedBytes;
    this.lastUsedNanos = nowNanos;
  }

  Flow flow() {
    return flow;
  }

  boolean isConnected() {
    return channel.isConnected();
  }

  long lastUsedNanos() {
    return lastUsedNanos;
  }

  /** A whole message came. */
  void heard(long nowNanos) {
    unanswered = false;
    lastUsedNanos = nowNanos;
  }

  /**
   * Something was sent. More of it does not keep a connection on which nothing comes back: its peer
   * may be long gone, and nobody would tell.
   */
  void sent(long nowNanos) {
    if (!unanswered) {
      unanswered = true;
      lastUsedNanos = nowNanos;
    }
  }

  boolean finishConnect() throws IOException {
    return channel.finishConnect();
  }

  /** Reads what is there; fails when the peer has closed. */
  List<ParseResult> read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IOException("closed by peer");
    }
    List<ParseResult> results = framer.feed(buffer.flip());
    for (ParseResult result : results) {
      if (result instanceof ParseResult.KeepAlive ping && ping.ping()) {
        pong();
      }
    }
    return results;
  }

  /** A peer that does not read what it has got needs no pong. */
  private synchronized void pong() throws IOException {
    if (queue.isEmpty()) {
      send(PONG, false);
    }
  }

  /** Whether the stream's borders are lost. */
  boolean isBroken() {
    return framer.isBroken();
  }

  /** Queues octets and writes what can be written; after the last ones our side closes. */
  synchronized void send(byte[] octets, boolean last) throws IOException {
    if (queuedBytes + octets.length > maxQueuedBytes) {
      throw new IOException("the peer does not read");
    }
    queue.add(ByteBuffer.wrap(octets));
    queuedBytes += octets.length;
    closeWhenSent |= last;
    if (channel.isConnected()) {
      flush();
    }
  }

  /**
   * Writes what can be written now. After the last words only our side is closed: closing while the
   * peer still sends would reset the connection and take our words back.
   */
  synchronized void flush() throws IOException {
    while (!queue.isEmpty()) {
      ByteBuffer head = queue.getFirst();
      queuedBytes -= channel.write(head);
      if (head.hasRemaining()) {
        return;
      }
      queue.removeFirst();
    }
    if (closeWhenSent) {
      channel.shutdownOutput();
    }
  }

  /** What to wait for on the selector. */
  synchronized int interest() {
    if (!channel.isConnected()) {
      return SelectionKey.OP_CONNECT;
    }
    return queue.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
  }

  SocketChannel channel() {
    return channel;
  }
}
