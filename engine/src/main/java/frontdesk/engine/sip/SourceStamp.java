package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.Flow;
import java.net.InetSocketAddress;

/** Where a request truly came from, and the way that its response takes; pure. */
final class SourceStamp {
  private SourceStamp() {}

  static SipRequest stamp(SipRequest request, Flow flow) {
    return request.withHeaders(stamp(request.headers(), request.topVia(), flow));
  }

  /** Adds the true source to the top Via (RFC 3261 18.2.1, RFC 3581). */
  static Headers stamp(Headers headers, Via via, Flow flow) {
    String source = IpLiteral.bare(flow.remote().getAddress());
    boolean truthful = IpLiteral.parse(via.host()).map(IpLiteral::bare).orElse("").equals(source);
    if (truthful && !via.params().has("rport")) {
      return headers;
    }
    String stamped = via.receivedFrom(source, flow.remote().getPort()).text();
    return headers.mapFirst("Via", old -> stamped);
  }

  static Flow wayBack(SipRequest request, Flow flow) {
    return wayBack(request.topVia(), flow);
  }

  /** Over UDP the source address, and its port or that of the Via (RFC 3581 section 4). */
  static Flow wayBack(Via via, Flow flow) {
    if (flow.kind() == TransportKind.TCP || via.params().has("rport")) {
      return flow;
    }
    int port = via.port().orElse(Via.DEFAULT_PORT);
    return flow.to(new InetSocketAddress(flow.remote().getAddress(), port == 0 ? 5060 : port));
  }
}
