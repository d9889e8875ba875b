package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;

/**
 * A way for messages between us and a peer: over UDP one of our sockets and the peer's address,
 * over TCP a connection. Connection 0 means any connection to that address, opened when none is.
 */
public record Flow(
    TransportKind kind, InetSocketAddress local, InetSocketAddress remote, long connection) {

  /** The same way to another address of the peer. */
  public Flow to(InetSocketAddress other) {
    return new Flow(kind, local, other, 0);
  }
}
