package frontdesk.engine.sip.dialog;

import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.message.Params;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes dialog records from the messages that found a dialog (RFC 3261 12.1). */
public final class Dialogs {
  private Dialogs() {}

  /** The callee's record: an INVITE that we are about to accept with this tag and contact. */
  public static DialogRecord ofIncoming(
      SipRequest invite,
      String localTag,
      TransportKind transport,
      InetSocketAddress source,
      String contact) {
    NameAddr from = invite.from();
    return new DialogRecord(
        invite.callId(),
        localTag,
        from.tag(),
        invite.to().uri(),
        from.uri(),
        target(invite.headers().list("Contact"), from.uri()),
        invite.headers().all("Record-Route"),
        0,
        invite.cseq().number(),
        SipUri.scheme(invite.uri()).equals("sips"),
        false,
        transport,
        source,
        contact);
  }

  /** The caller's record: our INVITE and its 2xx. */
  public static DialogRecord ofOutgoing(
      SipRequest invite,
      SipResponse success,
      TransportKind transport,
      InetSocketAddress destination) {
    List<String> routes = new ArrayList<>(success.headers().all("Record-Route"));
    Collections.reverse(routes);
    return new DialogRecord(
        invite.callId(),
        invite.from().tag(),
        success.to().tag(),
        invite.from().uri(),
        invite.to().uri(),
        target(success.headers().list("Contact"), invite.uri()),
        routes,
        invite.cseq().number(),
        -1,
        SipUri.scheme(invite.uri()).equals("sips"),
        true,
        transport,
        destination,
        invite.headers().first("Contact").orElse(""));
  }

  /** The URI of the one Contact, or the fallback when there is none. */
  public static String target(List<String> contacts, String fallback) {
    return contacts.stream()
        .findFirst()
        .flatMap(NameAddr::parse)
        .map(NameAddr::uri)
        .orElse(fallback);
  }

  /** The record after a request of the peer: its number, and its Contact where it refreshes. */
  public static DialogRecord refreshed(
      DialogRecord record, SipRequest request, InetSocketAddress source) {
    DialogRecord heard = record.heard(request.cseq().number());
    Optional<NameAddr> contact =
        request.headers().list("Contact").stream().findFirst().flatMap(NameAddr::parse);
    return contact.map(c -> heard.withTarget(c.uri(), source)).orElse(heard);
  }

  /** A Contact value with our call id as its user. */
  public static String contact(String callId, String host, int port, TransportKind transport) {
    SipUri uri = SipUri.of(callId, host, OptionalInt.of(port));
    Params params =
        transport == TransportKind.TCP ? Params.NONE.with("transport", "tcp") : Params.NONE;
    return "<" + new SipUri(false, uri.user(), uri.host(), uri.port(), params, "").text() + ">";
  }
}
