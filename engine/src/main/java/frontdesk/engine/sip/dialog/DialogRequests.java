package frontdesk.engine.sip.dialog;

import frontdesk.engine.sip.message.CSeq;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Our requests inside a dialog (RFC 3261 12.2.1.1). */
public final class DialogRequests {
  private DialogRequests() {}

  /** A request with the record's own number, without Contact and body. */
  public static SipRequest create(DialogRecord record, String method, Via via) {
    return create(record, method, record.localCSeq(), via);
  }

  /** A request with this number: an ACK has that of its INVITE. */
  public static SipRequest create(DialogRecord record, String method, long number, Via via) {
    List<String> routes = new ArrayList<>(record.routeSet());
    String uri = record.remoteTarget();
    if (!routes.isEmpty() && !isLoose(routes.get(0))) {
      // A strict router takes the place of the target (RFC 3261 12.2.1.1).
      uri = uriOf(routes.remove(0));
      routes.add("<" + record.remoteTarget() + ">");
    }
    Headers headers = Headers.NONE.plus("Via", via.text()).plus("Max-Forwards", "70");
    for (String route : routes) {
      headers = headers.plus("Route", route);
    }
    headers =
        headers
            .plus("From", tagged(record.localUri(), record.localTag()))
            .plus("To", tagged(record.remoteUri(), record.remoteTag()))
            .plus("Call-ID", record.sipCallId())
            .plus("CSeq", new CSeq(number, method).text());
    return new SipRequest(method, uri, headers, "");
  }

  private static String tagged(String uri, String tag) {
    return "<" + uri + ">" + (tag.isEmpty() ? "" : ";tag=" + tag);
  }

  private static boolean isLoose(String route) {
    return SipUri.parse(uriOf(route)).map(uri -> uri.params().has("lr")).orElse(false);
  }

  private static String uriOf(String route) {
    return NameAddr.parse(route).map(NameAddr::uri).orElse(route);
  }

  /**
   * Where the next request goes: the first route or the target when that names an IP address, else
   * where the peer's last message came from. No name server is asked.
   *
   * <p>A caller behind a translator of addresses names a Contact that leads nowhere from here. RFC
   * 3581 mends that for responses only; for requests the way is back where its own came from, as
   * RFC 5626 has it for connections.
   *
   * @param mendTranslated whether a target in a private network goes to a public source instead
   */
  public static InetSocketAddress nextHop(DialogRecord record, boolean mendTranslated) {
    InetSocketAddress named = named(record);
    return mendTranslated
            && record.routeSet().isEmpty()
            && Network.anyContains(Network.PRIVATE, named.getAddress())
            && Network.isPublic(record.destination().getAddress())
        ? record.destination()
        : named;
  }

  private static InetSocketAddress named(DialogRecord record) {
    String first =
        record.routeSet().isEmpty() ? record.remoteTarget() : uriOf(record.routeSet().get(0));
    return SipUri.parse(first)
        .flatMap(
            uri ->
                IpLiteral.parse(uri.host())
                    .map(ip -> new InetSocketAddress(ip, uri.port().orElse(Via.DEFAULT_PORT))))
        .orElse(record.destination());
  }
}
