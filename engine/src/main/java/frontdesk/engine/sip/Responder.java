package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.transaction.ServerTransaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Makes and sends the responses of this user agent. */
final class Responder {
  static final String SDP = "application/sdp";
  static final String SUPPORTED = "timer";

  private final Core core;
  private final LongAdder refusedForNow = new LongAdder();

  Responder(Core core) {
    this.core = core;
  }

  /** A response with a tag of ours and the product's name. */
  SipResponse response(SipRequest request, int status, String tag) {
    SipResponse plain = SipResponse.to(request, status, tag.isEmpty() ? core.newTag() : tag);
    return plain.with("Server", core.settings().product());
  }

  /** Sends a response without more. */
  void respond(ServerTransaction transaction, int status) {
    transaction.respond(response(transaction.request(), status, ""));
  }

  /** Sends a response with these headers. */
  void respond(ServerTransaction transaction, int status, String tag, List<Header> headers) {
    SipResponse response = response(transaction.request(), status, tag);
    transaction.respond(response.withHeaders(response.headers().plus(headers)));
  }

  /** Refuses an INVITE or UPDATE whose session interval is too short: 422 (RFC 4028 9). */
  boolean refuseShortSession(ServerTransaction transaction) {
    Duration least = core.settings().minSessionExpires();
    boolean tooShort = SessionTimer.isTooShort(transaction.request(), least);
    if (tooShort) {
      Header minimum = new Header("Min-SE", Long.toString(least.toSeconds()));
      respond(transaction, Status.INTERVAL_TOO_SMALL, "", List.of(minimum));
    }
    return tooShort;
  }

  /** How a body that cannot be read is refused. */
  static int refusalOf(SdpBody.Malformed body) {
    return body.defect() == SdpBody.Defect.TOO_LONG ? Status.BODY_TOO_LARGE : Status.BAD_REQUEST;
  }

  /** Refuses for now: the peer may try again after this time. */
  void respondLater(ServerTransaction transaction, int status, Duration retryAfter) {
    refusedForNow.increment();
    respond(transaction, status, "", List.of(retryAfter(retryAfter)));
  }

  /** A refusal for now without state: nothing is remembered of the request. */
  SipResponse later(SipRequest request, Duration retryAfter) {
    refusedForNow.increment();
    Header later = retryAfter(retryAfter);
    return response(request, Status.UNAVAILABLE, "").with(later.name(), later.value());
  }

  /** Requests refused for now since the start. */
  long refusedForNow() {
    return refusedForNow.sum();
  }

  static Header retryAfter(Duration time) {
    return new Header("Retry-After", Long.toString(Math.max(1, time.toSeconds())));
  }

  /** 200 with our abilities: for OPTIONS and as part of every answer to INVITE (RFC 3261 11.2). */
  void respondWithAbilities(ServerTransaction transaction) {
    respond(transaction, Status.OK, "", abilities());
  }

  static List<Header> abilities() {
    return List.of(
        new Header("Allow", SipMethod.ALLOWED),
        new Header("Accept", SDP),
        new Header("Supported", SUPPORTED));
  }
}
