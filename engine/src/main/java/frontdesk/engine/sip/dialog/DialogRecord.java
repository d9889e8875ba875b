package frontdesk.engine.sip.dialog;

import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * One dialog (RFC 3261 12) as plain values: with it any user agent can go on. URIs hold personal
 * data. {@code localTag} is our call id; {@code localCSeq} the number of our last request (0 before
 * the first); {@code remoteCSeq} that of the peer's last one, -1 before the first. The route set is
 * in the order in which we send it. {@code initiator} says that we made the Call-ID. {@code
 * destination} is where the peer's last message came from, used when the target is no IP literal.
 */
public record DialogRecord(
    String sipCallId,
    String localTag,
    String remoteTag,
    String localUri,
    String remoteUri,
    String remoteTarget,
    List<String> routeSet,
    long localCSeq,
    long remoteCSeq,
    boolean secure,
    boolean initiator,
    TransportKind transport,
    InetSocketAddress destination,
    String contact) {

  public DialogRecord {
    routeSet = List.copyOf(routeSet);
  }

  /** Without content: a message holds personal data. */
  @Override
  public String toString() {
    return "DialogRecord[redacted]";
  }

  /** The record for our next request: store it, then send with it. */
  public DialogRecord nextRequest() {
    return withNumbers(localCSeq + 1, remoteCSeq);
  }

  /** The record with so many numbers left out: requests of ours of which nothing is known. */
  public DialogRecord skipping(long requests) {
    return withNumbers(localCSeq + requests, remoteCSeq);
  }

  /** The record after a request of the peer with this number. */
  public DialogRecord heard(long number) {
    return withNumbers(localCSeq, Math.max(remoteCSeq, number));
  }

  /** What we know of the peer, with the number and contact of a record that was stored. */
  public DialogRecord sendingAs(DialogRecord stored) {
    return withNumbers(stored.localCSeq(), Math.max(remoteCSeq, stored.remoteCSeq()))
        .withContact(stored.contact());
  }

  private DialogRecord withNumbers(long local, long remote) {
    return new DialogRecord(
        sipCallId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        local,
        remote,
        secure,
        initiator,
        transport,
        destination,
        contact);
  }

  /** The record after a target refresh (RFC 3261 12.2). */
  public DialogRecord withTarget(String target, InetSocketAddress source) {
    return new DialogRecord(
        sipCallId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        target,
        routeSet,
        localCSeq,
        remoteCSeq,
        secure,
        initiator,
        transport,
        source,
        contact);
  }

  /** The same dialog with our side at another address: after a takeover. */
  public DialogRecord withContact(String ourContact) {
    return new DialogRecord(
        sipCallId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        localCSeq,
        remoteCSeq,
        secure,
        initiator,
        transport,
        destination,
        ourContact);
  }
}
