package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;

/**
 * A place where we listen: the address really bound (with its actual port), and host and port as
 * peers are told in Via and Contact.
 */
public record ListenPoint(
    TransportKind kind, InetSocketAddress bound, String advertisedHost, int advertisedPort) {

  /** Whether a socket here can reach that address: the families agree. */
  boolean reaches(InetSocketAddress remote) {
    return bound.getAddress().getClass() == remote.getAddress().getClass();
  }
}
