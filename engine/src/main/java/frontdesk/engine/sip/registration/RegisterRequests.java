package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.CSeq;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.Via;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the REGISTER requests of one registration: the same Call-ID and tag for all of them, and
 * each with the next number (RFC 3261 10.2, 8.1.3.5).
 */
final class RegisterRequests {
  private static final int ID_BYTES = 16;

  private final RegistrationOrder order;
  private final String product;
  private final RandomGenerator random;
  private final String sipCallId;
  private final String tag;
  private long number;

  RegisterRequests(RegistrationOrder order, String product, RandomGenerator random) {
    this.order = order;
    this.product = product;
    this.random = random;
    this.sipCallId = hex();
    this.tag = hex();
  }

  /** The next request for the Via by which its response comes back. */
  SipRequest next(Via via, List<Header> contacts, Duration expires, List<Header> credentials) {
    number++;
    String account = "<" + order.addressOfRecord().text() + ">";
    Headers headers =
        Headers.NONE
            .plus("Via", via.text())
            .plus("Max-Forwards", "70")
            .plus("From", account + ";tag=" + tag)
            .plus("To", account)
            .plus("Call-ID", sipCallId)
            .plus("CSeq", new CSeq(number, SipMethod.REGISTER).text())
            .plus(contacts)
            .plus("Expires", Long.toString(expires.toSeconds()))
            .plus(credentials)
            .plus("Allow", SipMethod.ALLOWED)
            .plus("User-Agent", product);
    return new SipRequest(SipMethod.REGISTER, order.registrar().text(), headers, "");
  }

  private String hex() {
    byte[] bits = new byte[ID_BYTES];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
