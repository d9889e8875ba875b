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

/** One listening TCP socket; used on the selector thread. */
final class TcpListener {
  private static final Logger LOGGER = LoggerFactory.getLogger(TcpListener.class);

  private final ServerSocketChannel channel;
  private final ListenPoint listenPoint;

  private TcpListener(ServerSocketChannel channel, ListenPoint listenPoint) {
    this.channel = channel;
    this.listenPoint = listenPoint;
  }

  static TcpListener bind(ListenSettings address, Selector selector) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address.address(), address.port()));
      channel.configureBlocking(false);
      InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
      TcpListener listener =
          new TcpListener(channel, UdpEndpoint.advertised(TransportKind.TCP, address, bound));
      channel.register(selector, SelectionKey.OP_ACCEPT, listener);
      return listener;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  ListenPoint listenPoint() {
    return listenPoint;
  }

  /** The next waiting connection, or null. */
  @Nullable SocketChannel accept() {
    try {
      return channel.accept();
    } catch (IOException e) {
      LOGGER.debug("SIP accept failed: {}", e.getClass().getSimpleName());
      return null;
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
