package frontdesk.engine.sip;

import frontdesk.engine.sip.digest.CallerProof;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.protocol.id.CallId;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What comes from outside the allowed networks. Where there are accounts, a request of which
 * nothing is known yet has to prove itself by one of them; else nobody there may call. All others
 * get one refusal. Signalling thread.
 */
final class Outsiders {
  private final Core core;
  private final Responder responder;
  private final Optional<CallerProof> proof;

  /** What to do with a request. */
  sealed interface Verdict {}

  /** As if it came from within. */
  enum Taken implements Verdict {
    INSTANCE
  }

  record Refused(SipResponse response) implements Verdict {}

  /** No answer. */
  enum Ignored implements Verdict {
    INSTANCE
  }

  Outsiders(Core core, Responder responder, Optional<CallerProof> proof) {
    this.core = core;
    this.responder = responder;
    this.proof = proof;
  }

  Verdict judge(SipRequest request, InetAddress source) {
    boolean ack = request.method().equals(SipMethod.ACK);
    if (proof.isEmpty()) {
      return ack
          ? Ignored.INSTANCE
          : new Refused(responder.response(request, Status.FORBIDDEN, ""));
    }
    if (isPartOfSomethingKnown(request)) {
      return Taken.INSTANCE;
    }
    // It may be for a call of another node, and nobody can be asked by an ACK (RFC 3261 22.1).
    // Whoever acknowledges a refusal names no call, and costs a proxy's next caller nothing.
    if (ack) {
      return CallId.parse(request.to().tag()).isPresent() && proof.get().maySpendOn(source)
          ? Taken.INSTANCE
          : Ignored.INSTANCE;
    }
    CallerProof.Verdict verdict = proof.get().judge(request, source);
    if (verdict instanceof CallerProof.Unproven unproven) {
      return new Refused(unauthorized(request, unproven));
    }
    return verdict == CallerProof.Proven.INSTANCE ? Taken.INSTANCE : Ignored.INSTANCE;
  }

  private SipResponse unauthorized(SipRequest request, CallerProof.Unproven unproven) {
    SipResponse plain = responder.response(request, Status.UNAUTHORIZED, "");
    return plain.withHeaders(plain.headers().plus(unproven.challenges()));
  }

  /**
   * Whether it repeats or cancels a request that was let in, or names a dialog by our tag, which
   * cannot be guessed.
   */
  private boolean isPartOfSomethingKnown(SipRequest request) {
    return core.transactions().isKnown(request)
        || (request.inDialog() && core.dialogs().find(request.to().tag()) != null);
  }
}
