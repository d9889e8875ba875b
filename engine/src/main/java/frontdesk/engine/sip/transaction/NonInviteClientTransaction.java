package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Any request of ours but INVITE and ACK: RFC 3261 17.1.2. */
public final class NonInviteClientTransaction implements ClientTransaction {
  /** The states of RFC 3261 figure 6. */
  enum State {
    /** Sent, nothing heard. */
    TRYING,
    /** A provisional response came. */
    PROCEEDING,
    /** The final response came; its repetitions are absorbed. */
    COMPLETED,
    /** Gone. */
    TERMINATED
  }

  /** What may happen to it. */
  enum Event {
    PROVISIONAL,
    FINAL,
    TIMER_E,
    TIMER_F,
    TIMER_K,
    TRANSPORT_FAILED
  }

  private final TransactionContext context;
  private final TransactionKey key;
  private final SipRequest request;
  private final Flow flow;
  private final ClientUser user;
  private State state = State.TRYING;
  private @Nullable SipResponse arrived;
  private SignallingLoop.Timer retransmission = () -> {};
  private SignallingLoop.Timer lifetime = () -> {};
  private Duration interval;

  NonInviteClientTransaction(
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
    lifetime = after(context.timers().timeout(), Event.TIMER_F);
    if (!flow.kind().reliable()) {
      retransmission = after(interval, Event.TIMER_E);
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

  @Override
  public void onResponse(SipResponse response) {
    arrived = response;
    fire(response.isProvisional() ? Event.PROVISIONAL : Event.FINAL);
  }

  @Override
  public void onTransportFailure() {
    fire(Event.TRANSPORT_FAILED);
  }

  /** The one transition; a timer that fires after its state is over changes nothing. */
  void fire(Event event) {
    State before = state;
    State next =
        switch (state) {
          case TRYING -> trying(event);
          case PROCEEDING -> proceeding(event);
          case COMPLETED -> completed(event);
          case TERMINATED -> State.TERMINATED;
        };
    if (next == State.TERMINATED && state != State.TERMINATED) {
      retransmission.cancel();
      lifetime.cancel();
      context.ended(key);
    }
    state = next;
    if (before == State.TRYING || before == State.PROCEEDING) {
      tellUser(event);
    }
  }

  private State trying(Event event) {
    if (event == Event.TIMER_E) {
      interval = context.timers().backOff(interval);
      return repeat(State.TRYING);
    }
    return waiting(event, State.TRYING);
  }

  private State proceeding(Event event) {
    if (event == Event.TIMER_E) {
      interval = context.timers().t2();
      return repeat(State.PROCEEDING);
    }
    return waiting(event, State.PROCEEDING);
  }

  private State waiting(Event event, State same) {
    return switch (event) {
      case PROVISIONAL -> State.PROCEEDING;
      case FINAL -> complete();
      case TIMER_F, TRANSPORT_FAILED -> State.TERMINATED;
      case TIMER_E, TIMER_K -> same;
    };
  }

  private State completed(Event event) {
    return event == Event.TIMER_K ? State.TERMINATED : State.COMPLETED;
  }

  private State repeat(State same) {
    context.send(flow, request);
    retransmission = after(interval, Event.TIMER_E);
    return same;
  }

  private State complete() {
    retransmission.cancel();
    lifetime.cancel();
    if (flow.kind().reliable()) {
      return State.TERMINATED;
    }
    lifetime = after(context.timers().t4(), Event.TIMER_K);
    return State.COMPLETED;
  }

  private void tellUser(Event event) {
    switch (event) {
      case PROVISIONAL, FINAL -> {
        if (arrived != null) {
          user.onResponse(arrived);
        }
      }
      case TIMER_F -> user.onTimeout();
      case TRANSPORT_FAILED -> user.onTransportFailure();
      default -> {
        // Nothing that the user waits for.
      }
    }
  }

  private SignallingLoop.Timer after(Duration delay, Event event) {
    return context.loop().schedule(delay, () -> fire(event));
  }
}
