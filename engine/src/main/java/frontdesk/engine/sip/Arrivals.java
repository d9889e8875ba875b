package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.Multipart;
import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.MessageTransport;
import java.util.Optional;

/**
 * What the transport hands in: what can be read goes to its transaction, what cannot is refused,
 * and who is outside the allowed networks is judged first. On the signalling thread.
 */
final class Arrivals implements MessageTransport.Receiver {
  private final Core core;
  private final Outsiders outsiders;

  Arrivals(Core core, Outsiders outsiders) {
    this.core = core;
    this.outsiders = outsiders;
  }

  @Override
  public void onArrival(ParseResult arrival, Flow flow) {
    if (arrival instanceof ParseResult.Refused refused) {
      refuse(refused, flow);
    } else if (arrival instanceof ParseResult.Parsed parsed) {
      if (parsed.message() instanceof SipRequest request) {
        SipRequest stamped = SourceStamp.stamp(Multipart.reduced(request), flow);
        core.transactions().onRequest(stamped, SourceStamp.wayBack(stamped, flow));
      } else if (parsed.message() instanceof SipResponse response) {
        core.transactions().onResponse(Multipart.reduced(response));
      }
    }
  }

  @Override
  public void onForbidden(ParseResult arrival, Flow flow) {
    if (!(arrival instanceof ParseResult.Parsed parsed)) {
      return;
    }
    if (parsed.message() instanceof SipRequest request) {
      SipRequest stamped = SourceStamp.stamp(request, flow);
      Outsiders.Verdict verdict = outsiders.judge(stamped, flow.remote().getAddress());
      if (verdict == Outsiders.Taken.INSTANCE) {
        onArrival(arrival, flow);
      } else if (verdict instanceof Outsiders.Refused refused) {
        core.transport().send(SourceStamp.wayBack(stamped, flow), refused.response());
      }
    } else {
      // Responses find a request of ours by its random branch, or nothing.
      onArrival(arrival, flow);
    }
  }

  @Override
  public void onFlowFailed(Flow flow) {
    core.transactions().onFlowFailed(flow);
  }

  private void refuse(ParseResult.Refused refused, Flow flow) {
    if (refused.method().equals(SipMethod.ACK)) {
      return;
    }
    Optional<Via> via = refused.headers().first("Via").flatMap(Via::parse);
    Headers headers =
        via.map(top -> SourceStamp.stamp(refused.headers(), top, flow)).orElse(refused.headers());
    Flow back = via.map(top -> SourceStamp.wayBack(top, flow)).orElse(flow);
    SipResponse response = SipResponse.of(headers, refused.status(), core.newTag());
    if (refused.last()) {
      core.transport().sendLast(back, response);
    } else {
      core.transport().send(back, response);
    }
  }
}
