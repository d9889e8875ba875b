package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipParser;
import frontdesk.engine.sip.message.StreamFramer;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP connections: accepted and opened, bounded in all and per source, closed when idle. Sends
 * come from any thread, everything else happens on the selector thread.
 */
final class Connections {
  private static final Logger LOGGER = LoggerFactory.getLogger(Connections.class);
  private static final int READ_BYTES = 16 * 1024;
  private static final long SWEEP_NANOS = 250_000_000L;

  private final TransportSettings settings;
  private final Selector selector;
  private final LongSupplier nanoTime;
  private final BiConsumer<ParseResult, Flow> arrivals;
  private final MessageTransport.Receiver receiver;
  private final Map<Long, TcpConnection> open = new ConcurrentHashMap<>();
  private final Queue<TcpConnection> changed = new ConcurrentLinkedQueue<>();
  private final Set<TcpConnection> paused = new HashSet<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private long lastSweepNanos;
  private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);

  Connections(
      TransportSettings settings,
      Selector selector,
      LongSupplier nanoTime,
      BiConsumer<ParseResult, Flow> arrivals,
      MessageTransport.Receiver receiver) {
    this.settings = settings;
    this.selector = selector;
    this.nanoTime = nanoTime;
    this.arrivals = arrivals;
    this.receiver = receiver;
  }

  int count() {
    return open.size();
  }

  boolean hasTo(InetSocketAddress remote) {
    return open.values().stream().anyMatch(c -> c.flow().remote().equals(remote));
  }

  void accept(TcpListener listener) {
    SocketChannel channel = listener.accept(nanoTime.getAsLong());
    if (channel == null) {
      return;
    }
    try {
      InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
      if (isUnwanted(remote.getAddress()) || !hasRoomFor(remote.getAddress())) {
        channel.close();
        return;
      }
      register(channel, listener.listenPoint().bound(), remote);
    } catch (IOException e) {
      LOGGER.debug("SIP connection lost at accept: {}", e.getClass().getSimpleName());
      close(channel);
    }
  }

  /** One whose requests would not even be refused need not have a connection. */
  private boolean isUnwanted(InetAddress source) {
    return settings.silentToOthers() && !Network.anyContains(settings.allowedSources(), source);
  }

  private boolean hasRoomFor(InetAddress source) {
    long same =
        open.values().stream().filter(c -> c.flow().remote().getAddress().equals(source)).count();
    return open.size() < settings.maxConnections() && same < settings.maxConnectionsPerSource();
  }

  private TcpConnection register(
      SocketChannel channel, InetSocketAddress local, InetSocketAddress remote) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    long number = lastNumber.incrementAndGet();
    Flow flow = new Flow(TransportKind.TCP, local, remote, number);
    StreamFramer framer =
        new StreamFramer(new SipParser(settings.parseLimits()), settings.parseLimits());
    TcpConnection connection =
        new TcpConnection(
            channel, flow, framer, settings.maxQueuedBytesPerConnection(), nanoTime.getAsLong());
    open.put(number, connection);
    changed.add(connection);
    selector.wakeup();
    return connection;
  }

  /** Sends on the flow's connection, on another one to the same address, or on a new one. */
  void send(Flow flow, byte[] octets, boolean last) {
    TcpConnection connection = open.get(flow.connection());
    try {
      if (connection == null) {
        connection = flow.connection() == 0 ? connectionTo(flow) : null;
      }
      if (connection == null) {
        receiver.onFlowFailed(flow);
        return;
      }
      connection.send(octets, last);
      connection.sent(nanoTime.getAsLong());
      changed.add(connection);
      selector.wakeup();
    } catch (IOException | RuntimeException e) {
      LOGGER.debug("SIP connection failed: {}", e.getClass().getSimpleName());
      if (connection == null) {
        receiver.onFlowFailed(flow);
      } else {
        drop(connection);
      }
    }
  }

  private synchronized TcpConnection connectionTo(Flow flow) throws IOException {
    for (TcpConnection connection : open.values()) {
      if (connection.flow().remote().equals(flow.remote())) {
        return connection;
      }
    }
    if (!hasRoomFor(flow.remote().getAddress())) {
      throw new IOException("too many connections");
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.connect(flow.remote());
      return register(channel, flow.local(), flow.remote());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void ready(TcpConnection connection, SelectionKey key) {
    try {
      if (key.isConnectable() && connection.finishConnect()) {
        connection.flush();
      }
      if (key.isWritable()) {
        connection.flush();
      }
      if (key.isReadable() && receiver.isBusy()) {
        paused.add(connection);
        key.interestOps(connection.interest() & ~SelectionKey.OP_READ);
        return;
      }
      if (key.isReadable()) {
        read(connection);
      }
      key.interestOps(connection.interest());
    } catch (IOException | CancelledKeyException e) {
      drop(connection);
    } catch (RuntimeException e) {
      drop(connection);
      throw e;
    }
  }

  /** Only whole messages count as life: half a one, however slowly it grows, is silence. */
  private void read(TcpConnection connection) throws IOException {
    boolean brokenBefore = connection.isBroken();
    List<ParseResult> results = connection.read(buffer);
    if (!results.isEmpty()) {
      connection.heard(nanoTime.getAsLong());
    }
    for (ParseResult result : results) {
      arrivals.accept(result, connection.flow());
    }
    if (connection.isBroken() && !brokenBefore && !isAnswered(results)) {
      throw new IOException("no SIP on this stream");
    }
  }

  private static boolean isAnswered(List<ParseResult> results) {
    return !results.isEmpty()
        && results.get(results.size() - 1) instanceof ParseResult.Refused refused
        && !refused.method().equals(SipMethod.ACK);
  }

  /** Applies changes of interest that other threads asked for, and closes idle connections. */
  void sweep() {
    if (!receiver.isBusy()) {
      changed.addAll(paused);
      paused.clear();
    }
    for (TcpConnection c = changed.poll(); c != null; c = changed.poll()) {
      try {
        if (c.channel().isOpen()) {
          c.channel().register(selector, c.interest(), c);
        }
      } catch (IOException | CancelledKeyException e) {
        drop(c);
      }
    }
    long now = nanoTime.getAsLong();
    if (now - lastSweepNanos < SWEEP_NANOS) {
      return;
    }
    lastSweepNanos = now;
    for (TcpConnection connection : open.values()) {
      if (now - connection.lastUsedNanos() > allowed(connection).toNanos()) {
        drop(connection);
      }
    }
  }

  /** A broken stream lives only until its refusal has been sent and the peer has closed. */
  private Duration allowed(TcpConnection connection) {
    boolean brief = !connection.isConnected() || connection.isBroken();
    Duration idle = settings.idleTimeout();
    Duration connect = settings.connectTimeout();
    return brief && connect.compareTo(idle) < 0 ? connect : idle;
  }

  private void drop(TcpConnection connection) {
    if (open.remove(connection.flow().connection()) != null) {
      close(connection.channel());
      receiver.onFlowFailed(connection.flow());
    }
  }

  void closeAll() {
    open.values().forEach(connection -> close(connection.channel()));
    open.clear();
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOGGER.debug("SIP connection did not close: {}", e.getClass().getSimpleName());
    }
  }
}
