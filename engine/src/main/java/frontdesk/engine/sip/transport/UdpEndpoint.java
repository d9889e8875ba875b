package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One UDP socket; received on the selector thread, sent on any. */
final class UdpEndpoint {
  /** Datagrams taken in one turn, so that one socket cannot starve the others. */
  static final int BURST = 64;

  private static final Logger LOGGER = LoggerFactory.getLogger(UdpEndpoint.class);

  private final DatagramChannel channel;
  private final ListenPoint listenPoint;
  private final ByteBuffer buffer;

  /** What arrived, in a buffer that the next receive overwrites. */
  static final class Datagram {
    private final byte[] octets;
    private final int length;
    private final InetSocketAddress source;

    Datagram(byte[] octets, int length, InetSocketAddress source) {
      this.octets = octets;
      this.length = length;
      this.source = source;
    }

    byte[] octets() {
      return octets;
    }

    int length() {
      return length;
    }

    InetSocketAddress source() {
      return source;
    }
  }

  private UdpEndpoint(DatagramChannel channel, ListenPoint listenPoint, int bufferBytes) {
    this.channel = channel;
    this.listenPoint = listenPoint;
    this.buffer = ByteBuffer.allocate(bufferBytes);
  }

  static UdpEndpoint bind(ListenSettings address, TransportSettings settings, Selector selector)
      throws IOException {
    boolean v6 = address.address() instanceof Inet6Address;
    DatagramChannel channel =
        DatagramChannel.open(v6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferBytes());
      channel.bind(new InetSocketAddress(address.address(), address.port()));
      channel.configureBlocking(false);
      InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
      ListenPoint point = advertised(TransportKind.UDP, address, bound);
      // One octet more than the limit shows that a datagram is too long.
      UdpEndpoint endpoint =
          new UdpEndpoint(channel, point, settings.parseLimits().messageBytes() + 1);
      channel.register(selector, SelectionKey.OP_READ, endpoint);
      return endpoint;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static ListenPoint advertised(
      TransportKind kind, ListenSettings address, InetSocketAddress bound) {
    String host =
        address.advertisedHost().isEmpty()
            ? IpLiteral.host(bound.getAddress())
            : address.advertisedHost();
    int port = address.advertisedPort() == 0 ? bound.getPort() : address.advertisedPort();
    return new ListenPoint(kind, bound, host, port);
  }

  ListenPoint listenPoint() {
    return listenPoint;
  }

  /** The next datagram, or null when there is none or the socket reports an earlier loss. */
  @Nullable Datagram receive() {
    buffer.clear();
    try {
      InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
      return source == null ? null : new Datagram(buffer.array(), buffer.position(), source);
    } catch (IOException e) {
      LOGGER.debug("SIP receive failed: {}", e.getClass().getSimpleName());
      return null;
    }
  }

  void send(byte[] octets, InetSocketAddress remote) {
    try {
      channel.send(ByteBuffer.wrap(octets), remote);
    } catch (IOException | RuntimeException e) {
      // As good as a lost datagram: the transaction's retransmission or timeout deals with it.
      LOGGER.debug("SIP send failed: {}", e.getClass().getSimpleName());
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOGGER.warn("SIP socket did not close: {}", e.getClass().getSimpleName());
    }
  }
}
