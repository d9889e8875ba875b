package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.protocol.privacy.Secret;
import java.net.InetSocketAddress;

/**
 * What is registered where.
 *
 * @param registrar the request's URI: a domain without user (RFC 3261 10.2)
 * @param addressOfRecord the account's public address
 * @param destination where the first request is sent: the registrar or an outbound proxy, resolved
 * @param user for the digest, often but not always the user of the address of record
 */
public record RegistrationOrder(
    SipUri registrar,
    SipUri addressOfRecord,
    TransportKind transport,
    InetSocketAddress destination,
    String user,
    Secret password,
    RegistrationTimes times) {

  /** Without content: it names an account. */
  @Override
  public String toString() {
    return "RegistrationOrder[redacted]";
  }
}
