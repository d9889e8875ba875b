package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.net.InetSocketAddress;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a registration needs of the user agent. */
public interface RegistrarLink {
  /** The signalling thread. */
  SignallingLoop loop();

  /** As {@link System#nanoTime} counts. */
  long nanoTime();

  /** Makes tags, jitter and client nonces. */
  RandomGenerator random();

  /** The User-Agent header's value. */
  String product();

  /**
   * Sends a request outside of dialogs.
   *
   * @param request makes it for the Via that brings the response back
   * @return false when no socket of ours reaches there or too many transactions are open
   */
  boolean send(
      TransportKind kind,
      InetSocketAddress destination,
      Function<Via, SipRequest> request,
      ClientUser user);
}
