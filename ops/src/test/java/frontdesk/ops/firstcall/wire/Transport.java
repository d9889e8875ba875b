package frontdesk.ops.firstcall.wire;

import java.io.IOException;
import java.net.InetSocketAddress;

/** How a caller reaches the node. */
public enum Transport {
  UDP,
  TCP;

  /** A new client of the node there. */
  public RawSipClient open(InetSocketAddress node) throws IOException {
    return this == UDP ? RawSipClient.udp(node) : RawSipClient.tcp(node);
  }
}
