package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipParser;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipWriter;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real sockets, all on one selector thread which survives whatever arrives. Sending happens on
 * the caller's thread and never blocks.
 */
public final class SocketTransport implements MessageTransport {
  private static final Logger LOGGER = LoggerFactory.getLogger(SocketTransport.class);
  private static final long SWEEP_MS = 250;
  private static final long CLOSE_WAIT_MS = 5_000;

  private final TransportSettings settings;
  private final Receiver receiver;
  private final Selector selector;
  private final LongSupplier nanoTime;
  private final BoundedLog log;
  private final List<UdpEndpoint> udp = new ArrayList<>();
  private final List<TcpListener> listeners = new ArrayList<>();
  private final Connections connections;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean closed;

  /** The outcome of opening: the transport, or the address that could not be bound. */
  public sealed interface Opening {
    record Opened(SocketTransport transport) implements Opening {}

    /** One clear sentence for the operator. */
    record Failed(ListenSettings address, String sentence) implements Opening {}
  }

  private SocketTransport(
      TransportSettings settings, Receiver receiver, Selector selector, LongSupplier nanoTime) {
    this.settings = settings;
    this.receiver = receiver;
    this.selector = selector;
    this.nanoTime = nanoTime;
    this.log = new BoundedLog(LOGGER, settings.logLinesPerSecond(), nanoTime);
    this.connections = new Connections(settings, selector, nanoTime, this::arrived, receiver);
    this.thread = new Thread(this::run, "sip-transport");
    this.thread.setDaemon(true);
  }

  /** Binds every address or none, and starts to receive. */
  public static Opening open(TransportSettings settings, Receiver receiver, LongSupplier nanoTime) {
    Selector selector;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      return new Opening.Failed(
          settings.listen().get(0), "SIP cannot open a selector: " + e.getMessage() + ".");
    }
    SocketTransport transport = new SocketTransport(settings, receiver, selector, nanoTime);
    for (ListenSettings address : settings.listen()) {
      try {
        transport.bind(address);
      } catch (IOException | UnsupportedOperationException e) {
        transport.closeSockets();
        return new Opening.Failed(
            address,
            "SIP cannot listen on "
                + address.kind()
                + " "
                + address.address().getHostAddress()
                + " port "
                + address.port()
                + ": "
                + e.getMessage()
                + ".");
      }
    }
    transport.thread.start();
    return new Opening.Opened(transport);
  }

  private void bind(ListenSettings address) throws IOException {
    if (address.kind() == TransportKind.UDP) {
      udp.add(UdpEndpoint.bind(address, settings, selector));
    } else {
      listeners.add(TcpListener.bind(address, selector));
    }
  }

  @Override
  public void sendLast(Flow flow, SipMessage message) {
    if (flow.kind() == TransportKind.TCP) {
      connections.send(flow, SipWriter.write(message), true);
    } else {
      send(flow, message);
    }
  }

  @Override
  public void send(Flow flow, SipMessage message) {
    byte[] octets = SipWriter.write(message);
    if (flow.kind() == TransportKind.TCP) {
      connections.send(flow, octets, false);
      return;
    }
    for (UdpEndpoint endpoint : udp) {
      if (endpoint.listenPoint().bound().equals(flow.local())) {
        endpoint.send(octets, flow.remote());
        return;
      }
    }
    receiver.onFlowFailed(flow);
  }

  @Override
  public List<ListenPoint> listenPoints() {
    List<ListenPoint> points = new ArrayList<>();
    udp.forEach(endpoint -> points.add(endpoint.listenPoint()));
    listeners.forEach(listener -> points.add(listener.listenPoint()));
    return points;
  }

  @Override
  public boolean hasConnection(InetSocketAddress remote) {
    return connections.hasTo(remote);
  }

  @Override
  public int openSockets() {
    return closed ? 0 : udp.size() + listeners.size() + connections.count();
  }

  private void run() {
    while (!closing) {
      try {
        selector.select(SWEEP_MS);
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
          SelectionKey key = ready.next();
          ready.remove();
          handle(key);
        }
        connections.sweep();
        long now = nanoTime.getAsLong();
        listeners.forEach(listener -> listener.resume(now));
      } catch (IOException | RuntimeException e) {
        log.warn("SIP transport goes on after", e.getClass().getSimpleName());
      } catch (Error e) {
        // Out of memory ends one message, not the listener.
        log.warn("SIP transport goes on after", e.getClass().getSimpleName());
      }
    }
  }

  private void handle(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof UdpEndpoint endpoint) {
      receive(endpoint);
    } else if (key.attachment() instanceof TcpListener listener) {
      connections.accept(listener);
    } else if (key.attachment() instanceof TcpConnection connection) {
      connections.ready(connection, key);
    }
  }

  private void receive(UdpEndpoint endpoint) {
    SipParser parser = new SipParser(settings.parseLimits());
    for (int i = 0; i < UdpEndpoint.BURST; i++) {
      UdpEndpoint.Datagram datagram = endpoint.receive();
      if (datagram == null) {
        return;
      }
      InetSocketAddress local = endpoint.listenPoint().bound();
      Flow flow = new Flow(TransportKind.UDP, local, datagram.source(), 0);
      arrived(parser.parseDatagram(datagram.octets(), datagram.length()), flow);
    }
  }

  private void arrived(ParseResult arrival, Flow flow) {
    if (arrival instanceof ParseResult.Refused refused) {
      log.warn("SIP request refused", refused.defect());
    } else if (arrival instanceof ParseResult.Discarded discarded) {
      log.warn("SIP input discarded", discarded.defect());
      return;
    } else if (arrival instanceof ParseResult.KeepAlive) {
      return;
    }
    if (Network.anyContains(settings.allowedSources(), flow.remote().getAddress())) {
      receiver.onArrival(arrival, flow);
    } else if (!settings.silentToOthers() || isResponse(arrival)) {
      receiver.onForbidden(arrival, flow);
    }
  }

  /** We asked for it, wherever it comes from: a registrar need not be where its calls come from. */
  private static boolean isResponse(ParseResult arrival) {
    return arrival instanceof ParseResult.Parsed parsed && parsed.message() instanceof SipResponse;
  }

  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeSockets();
  }

  private void closeSockets() {
    closed = true;
    udp.forEach(UdpEndpoint::close);
    listeners.forEach(TcpListener::close);
    connections.closeAll();
    try {
      selector.close();
    } catch (IOException e) {
      LOGGER.warn("SIP selector did not close: {}", e.getClass().getSimpleName());
    }
  }
}
