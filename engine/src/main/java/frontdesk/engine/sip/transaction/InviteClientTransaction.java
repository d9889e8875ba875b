package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.CSeq;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An INVITE of ours: RFC 3261 17.1.1 with the Accepted state of RFC 6026. */
public final class InviteClientTransaction implements ClientTransaction {
  /** The states of RFC 6026 figure 4. */
  enum State {
    /** Sent, nothing heard. */
    CALLING,
    /** A provisional response came. */
    PROCEEDING,
    /** A refusal came; its repetitions get our ACK again. */
    COMPLETED,
    /** A 2xx came; its repetitions go to the user, who acknowledges them. */
    ACCEPTED,
    /** Gone. */
    TERMINATED
  }

  /** What may happen to it. */
  enum Event {
    PROVISIONAL,
    SUCCESS,
    REFUSAL,
    TIMER_A,
    TIMER_B,
    TIMER_D,
    TIMER_M,
    TRANSPORT_FAILED
  }

  private static final Duration TIMER_D = Duration.ofSeconds(32);

  private final TransactionContext context;
  private final TransactionKey key;
  private final SipRequest request;
  private final Flow flow;
  private final ClientUser user;
  private State state = State.CALLING;
  private @Nullable SipResponse arrived;
  private SignallingLoop.Timer retransmission = () -> {};
  private SignallingLoop.Timer lifetime = () -> {};
  private Duration interval;

  InviteClientTransaction(
      TransactionContext context,
      TransactionKey key,
      SipRequest request,
      Flow flow,
      ClientUser user) {
    this.context = context;
    this.key = key;
    this.request = request;
    this.flow = flow;
    this.user = user;
    this.interval = context.timers().t1();
  }

  void start() {
    lifetime = after(context.timers().timeout(), Event.TIMER_B);
    if (!flow.kind().reliable()) {
      retransmission = after(interval, Event.TIMER_A);
    }
    context.send(flow, request);
  }

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public Flow flow() {
    return flow;
  }

  State state() {
    return state;
  }

  /** Whether a CANCEL may be sent: a provisional response came and no final one (RFC 3261 9.1). */
  public boolean isProceeding() {
    return state == State.PROCEEDING;
  }

  /** Ends it without a word to the user: the peer never answered our CANCEL (RFC 3261 9.1). */
  public void abandon() {
    if (state == State.CALLING || state == State.PROCEEDING) {
      retransmission.cancel();
      lifetime.cancel();
      state = State.TERMINATED;
      context.ended(key);
    }
  }

  @Override
  public void onResponse(SipResponse response) {
    arrived = response;
    if (response.isProvisional()) {
      fire(Event.PROVISIONAL);
    } else {
      fire(response.isSuccess() ? Event.SUCCESS : Event.REFUSAL);
    }
  }

  @Override
  public void onTransportFailure() {
    fire(Event.TRANSPORT_FAILED);
  }

  /** The one transition; a timer that fires after its state is over changes nothing. */
  void fire(Event event) {
    State next =
        switch (state) {
          case CALLING -> calling(event);
          case PROCEEDING -> proceeding(event);
          case COMPLETED -> completed(event);
          case ACCEPTED -> accepted(event);
          case TERMINATED -> State.TERMINATED;
        };
    if (next == State.TERMINATED && state != State.TERMINATED) {
      retransmission.cancel();
      lifetime.cancel();
      context.ended(key);
    }
    State before = state;
    state = next;
    tellUser(before, event);
  }

  private State calling(Event event) {
    if (event == Event.TIMER_A) {
      context.send(flow, request);
      interval = interval.multipliedBy(2);
      retransmission = after(interval, Event.TIMER_A);
      return State.CALLING;
    }
    return event == Event.TIMER_B ? State.TERMINATED : waiting(event, State.CALLING);
  }

  private State proceeding(Event event) {
    return waiting(event, State.PROCEEDING);
  }

  private State waiting(Event event, State same) {
    switch (event) {
      case PROVISIONAL -> {
        retransmission.cancel();
        lifetime.cancel();
        return State.PROCEEDING;
      }
      case SUCCESS -> {
        retransmission.cancel();
        lifetime.cancel();
        lifetime = after(context.timers().timeout(), Event.TIMER_M);
        return State.ACCEPTED;
      }
      case REFUSAL -> {
        retransmission.cancel();
        lifetime.cancel();
        acknowledgeRefusal();
        if (flow.kind().reliable()) {
          return State.TERMINATED;
        }
        lifetime = after(TIMER_D, Event.TIMER_D);
        return State.COMPLETED;
      }
      case TRANSPORT_FAILED -> {
        return State.TERMINATED;
      }
      default -> {
        return same;
      }
    }
  }

  private State completed(Event event) {
    if (event == Event.REFUSAL) {
      acknowledgeRefusal();
    }
    return event == Event.TIMER_D ? State.TERMINATED : State.COMPLETED;
  }

  private State accepted(Event event) {
    return event == Event.TIMER_M ? State.TERMINATED : State.ACCEPTED;
  }

  /** The user hears each provisional response and 2xx, anything else once. */
  private void tellUser(State before, Event event) {
    boolean waiting = before == State.CALLING || before == State.PROCEEDING;
    switch (event) {
      case PROVISIONAL, REFUSAL -> {
        if (waiting) {
          hand();
        }
      }
      case SUCCESS -> {
        if (waiting || before == State.ACCEPTED) {
          hand();
        }
      }
      case TIMER_B -> {
        if (before == State.CALLING) {
          user.onTimeout();
        }
      }
      case TRANSPORT_FAILED -> {
        if (waiting) {
          user.onTransportFailure();
        }
      }
      default -> {
        // Nothing that the user waits for.
      }
    }
  }

  private void hand() {
    if (arrived != null) {
      user.onResponse(arrived);
    }
  }

  /** RFC 3261 17.1.1.3: the ACK of a refusal is part of the transaction. */
  private void acknowledgeRefusal() {
    if (arrived == null) {
      return;
    }
    Headers headers =
        Headers.NONE
            .plus("Via", request.topVia().text())
            .plus("Max-Forwards", "70")
            .plus("From", request.headers().first("From").orElse(""))
            .plus("To", arrived.headers().first("To").orElse(""))
            .plus("Call-ID", request.callId())
            .plus("CSeq", new CSeq(request.cseq().number(), SipMethod.ACK).text());
    for (String route : request.headers().all("Route")) {
      headers = headers.plus("Route", route);
    }
    context.send(flow, new SipRequest(SipMethod.ACK, request.uri(), headers, ""));
  }

  private SignallingLoop.Timer after(Duration delay, Event event) {
    return context.loop().schedule(delay, () -> fire(event));
  }
}
