package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sends messages and hands in what arrives; any thread. */
public interface MessageTransport extends AutoCloseable {

  /** Where messages go in: called on the transport's thread, must return fast. */
  interface Receiver {
    /** A message or a refusal arrived from an allowed source. */
    void onArrival(ParseResult arrival, Flow flow);

    /** A message arrived from a source outside the allowed networks. */
    void onForbidden(ParseResult arrival, Flow flow);

    /** Whether streams should wait before they hand in more: their peers can be made to. */
    default boolean isBusy() {
      return false;
    }

    /** What was sent on this flow may not have arrived: its connection failed. */
    void onFlowFailed(Flow flow);
  }

  /** Sends; a failure of a connection is told to the receiver, a lost datagram to nobody. */
  void send(Flow flow, SipMessage message);

  /** Sends what is said last on a stream that can be read no further: it is closed afterwards. */
  default void sendLast(Flow flow, SipMessage message) {
    send(flow, message);
  }

  /** Where we listen, with actual ports. */
  List<ListenPoint> listenPoints();

  /**
   * The listen point to use towards this address, if any socket can reach it: from loopback nobody
   * beyond this host is reached.
   */
  default Optional<ListenPoint> towards(TransportKind kind, InetSocketAddress remote) {
    boolean local = remote.getAddress().isLoopbackAddress();
    return listenPoints().stream()
        .filter(point -> point.kind() == kind && point.reaches(remote))
        .min(
            Comparator.comparing(point -> point.bound().getAddress().isLoopbackAddress() != local));
  }

  /** Whether a connection to exactly this address is open: preferred over a new one. */
  boolean hasConnection(InetSocketAddress remote);

  /** Sockets and connections that are open now. */
  int openSockets();

  /** Closes every socket; nothing arrives after it has returned. */
  @Override
  void close();
}
