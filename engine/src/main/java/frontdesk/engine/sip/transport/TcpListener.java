package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listening TCP socket; used on the selector thread.
 *
 * <p>When it cannot accept, as when descriptors run out, the waiting connection stays and the
 * selector would report it again at once: so it accepts nothing for a while, and then tries again.
 */
final class TcpListener {
  /** Short for a caller, and few enough tries to leave the selector thread to everybody else. */
  static final long PAUSE_NANOS = 500_000_000L;

  private static final Logger LOGGER = LoggerFactory.getLogger(TcpListener.class);

  private final ServerSocketChannel channel;
  private final Acceptor acceptor;
  private final SelectionKey key;
  private final ListenPoint listenPoint;
  private boolean failing;
  private boolean paused;
  private long pausedNanos;

  /** Takes the next waiting connection. */
  interface Acceptor {
    /** The connection, or null if none waits. */
    @Nullable SocketChannel accept() throws IOException;
  }

  TcpListener(
      ServerSocketChannel channel, Acceptor acceptor, ListenPoint listenPoint, Selector selector)
      throws IOException {
    this.channel = channel;
    this.acceptor = acceptor;
    this.listenPoint = listenPoint;
    this.key = channel.register(selector, SelectionKey.OP_ACCEPT, this);
  }

  static TcpListener bind(ListenSettings address, Selector selector) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address.address(), address.port()));
      channel.configureBlocking(false);
      InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
      return new TcpListener(
          channel,
          channel::accept,
          UdpEndpoint.advertised(TransportKind.TCP, address, bound),
          selector);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  ListenPoint listenPoint() {
    return listenPoint;
  }

  /** The next waiting connection, or null; a failure is told once, however often it comes. */
  @Nullable SocketChannel accept(long nowNanos) {
    try {
      SocketChannel accepted = acceptor.accept();
      failing = failing && accepted == null;
      return accepted;
    } catch (IOException e) {
      if (!failing) {
        LOGGER.warn(
            "SIP over TCP accepts no connections: {}; it is tried again every {} ms",
            e.getMessage(),
            PAUSE_NANOS / 1_000_000);
      }
      failing = true;
      paused = true;
      pausedNanos = nowNanos;
      key.interestOps(0);
      return null;
    }
  }

  /** Listens again once it has paused for long enough. */
  void resume(long nowNanos) {
    if (paused && nowNanos - pausedNanos >= PAUSE_NANOS && key.isValid()) {
      paused = false;
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOGGER.warn("SIP listener did not close: {}", e.getClass().getSimpleName());
    }
  }
}
