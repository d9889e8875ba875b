package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetAddress;

/**
 * One bind address, and what is advertised for it. Port 0 binds a free port; an empty advertised
 * host means the bound address, advertised port 0 the bound port.
 */
public record ListenSettings(
    TransportKind kind, InetAddress address, int port, String advertisedHost, int advertisedPort) {

  /** A bind address that is advertised as it is; the host must be an IP literal. */
  public static ListenSettings of(TransportKind kind, String host, int port) {
    return new ListenSettings(kind, IpLiteral.parse(host).orElseThrow(), port, "", 0);
  }

  public ListenSettings {
    if (port < 0 || port > 65_535 || advertisedPort < 0 || advertisedPort > 65_535) {
      throw new IllegalArgumentException("port out of range");
    }
    if (address.isAnyLocalAddress() && advertisedHost.isEmpty()) {
      throw new IllegalArgumentException("a wildcard bind needs an advertised host");
    }
  }
}
