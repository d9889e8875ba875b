package frontdesk.engine.sip;

import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What an INVITE says. Holds personal data: never log it. Callers and callees are user parts in the
 * order of trust: P-Asserted-Identity, Remote-Party-ID, From; and Request-URI, P-Called-Party-ID,
 * Diversion, History-Info, To. No offer means that ours goes into the 200 (late offer).
 */
public record IncomingInvite(
    String sipCallId,
    String requestUri,
    NameAddr from,
    NameAddr to,
    List<String> callerCandidates,
    List<String> calledCandidates,
    boolean privacyWanted,
    Optional<SessionDescription> offer,
    InetSocketAddress source,
    TransportKind transport) {

  public IncomingInvite {
    callerCandidates = List.copyOf(callerCandidates);
    calledCandidates = List.copyOf(calledCandidates);
  }

  @Override
  public String toString() {
    return "IncomingInvite[redacted]";
  }
}
