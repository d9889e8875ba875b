package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/** Any request but INVITE and ACK that we answer: RFC 3261 17.2.2. */
public final class NonInviteServerTransaction implements ServerTransaction {
  /** The states of RFC 3261 figure 8. */
  enum State {
    /** Handed to the user; repetitions are absorbed. */
    TRYING,
    /** A provisional response was sent; repetitions get it again. */
    PROCEEDING,
    /** The final response was sent; repetitions get it again. */
    COMPLETED,
    /** Gone. */
    TERMINATED
  }

  /** What may happen to it. */
  enum Event {
    REQUEST_AGAIN,
    PROVISIONAL,
    FINAL,
    TIMER_J
  }

  private final TransactionContext context;
  private final TransactionKey key;
  private SipRequest request;
  private final Flow flow;
  private State state = State.TRYING;
  private @Nullable SipResponse last;
  private SignallingLoop.Timer lifetime = () -> {};

  NonInviteServerTransaction(
      TransactionContext context, TransactionKey key, SipRequest request, Flow flow) {
    this.context = context;
    this.key = key;
    this.request = request;
    this.flow = flow;
    // The peer has given up by then (its timer F): nobody waits for our answer any more.
    this.lifetime = context.loop().schedule(context.timers().timeout(), () -> fire(Event.TIMER_J));
  }

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public Flow flow() {
    return flow;
  }

  @Override
  public boolean isAnswered() {
    return state == State.COMPLETED || state == State.TERMINATED;
  }

  State state() {
    return state;
  }

  @Override
  public void respond(SipResponse response) {
    if (!isAnswered()) {
      last = response;
      fire(response.isProvisional() ? Event.PROVISIONAL : Event.FINAL);
    }
  }

  void onRetransmission() {
    fire(Event.REQUEST_AGAIN);
  }

  /** The one transition; a timer that fires after its state is over changes nothing. */
  void fire(Event event) {
    State next =
        switch (state) {
          case TRYING -> trying(event);
          case PROCEEDING -> proceeding(event);
          case COMPLETED -> completed(event);
          case TERMINATED -> State.TERMINATED;
        };
    if (next == State.TERMINATED && state != State.TERMINATED) {
      lifetime.cancel();
      context.ended(key);
    }
    state = next;
  }

  private State trying(Event event) {
    return switch (event) {
      case REQUEST_AGAIN -> State.TRYING;
      case PROVISIONAL -> sendLast(State.PROCEEDING);
      case FINAL -> complete();
      case TIMER_J -> State.TERMINATED;
    };
  }

  private State proceeding(Event event) {
    return switch (event) {
      case REQUEST_AGAIN, PROVISIONAL -> sendLast(State.PROCEEDING);
      case FINAL -> complete();
      case TIMER_J -> State.TERMINATED;
    };
  }

  private State completed(Event event) {
    return switch (event) {
      case REQUEST_AGAIN -> sendLast(State.COMPLETED);
      case TIMER_J -> State.TERMINATED;
      case PROVISIONAL, FINAL -> State.COMPLETED;
    };
  }

  private State complete() {
    sendLast(State.COMPLETED);
    request = request.essence();
    lifetime.cancel();
    if (flow.kind().reliable()) {
      return State.TERMINATED;
    }
    lifetime = context.loop().schedule(context.timers().timeout(), () -> fire(Event.TIMER_J));
    return State.COMPLETED;
  }

  private State sendLast(State next) {
    if (last != null) {
      context.send(flow, last);
    }
    return next;
  }
}
