package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An INVITE that we answer: RFC 3261 17.2.1 with the Accepted state of RFC 6026. */
public final class InviteServerTransaction implements ServerTransaction {
  /** The states of RFC 6026 figure 5. */
  enum State {
    /** The user has not decided. */
    PROCEEDING,
    /** A refusal was sent and is repeated until its ACK. */
    COMPLETED,
    /** The refusal was acknowledged; late repetitions of the ACK are absorbed. */
    CONFIRMED,
    /** A 2xx was sent; the user repeats it, repetitions of the INVITE are absorbed. */
    ACCEPTED,
    /** Gone. */
    TERMINATED
  }

  /** What may happen to it. */
  enum Event {
    INVITE_AGAIN,
    ACK,
    PROVISIONAL,
    SUCCESS,
    REFUSAL,
    TIMER_G,
    TIMER_H,
    TIMER_I,
    TIMER_L
  }

  private final TransactionContext context;
  private final TransactionKey key;
  private SipRequest request;
  private final Flow flow;
  private State state = State.PROCEEDING;
  private @Nullable SipResponse last;
  private SignallingLoop.Timer retransmission = () -> {};
  private SignallingLoop.Timer lifetime = () -> {};
  private Duration interval;
  private Runnable cancelled = () -> {};

  InviteServerTransaction(
      TransactionContext context, TransactionKey key, SipRequest request, Flow flow) {
    this.context = context;
    this.key = key;
    this.request = request;
    this.flow = flow;
    this.interval = context.timers().t1();
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
    return state != State.PROCEEDING;
  }

  State state() {
    return state;
  }

  /** Sets what happens when a CANCEL comes before our final response. */
  public void onCancelled(Runnable task) {
    cancelled = task;
  }

  /** A CANCEL matched (RFC 3261 9.2); without effect after a final response. */
  public void cancel() {
    if (!isAnswered()) {
      cancelled.run();
    }
  }

  @Override
  public void respond(SipResponse response) {
    boolean repeated = state == State.ACCEPTED && response.isSuccess();
    if (state == State.PROCEEDING || repeated) {
      last = response;
    }
    if (response.isProvisional()) {
      fire(Event.PROVISIONAL);
    } else {
      fire(response.isSuccess() ? Event.SUCCESS : Event.REFUSAL);
    }
  }

  void onRetransmission() {
    fire(Event.INVITE_AGAIN);
  }

  /** Takes an ACK; false when it acknowledges a 2xx and belongs to the dialog. */
  boolean onAck() {
    boolean ours = state != State.ACCEPTED;
    fire(Event.ACK);
    return ours;
  }

  /** The one transition; a timer that fires after its state is over changes nothing. */
  void fire(Event event) {
    State next =
        switch (state) {
          case PROCEEDING -> proceeding(event);
          case COMPLETED -> completed(event);
          case CONFIRMED -> confirmed(event);
          case ACCEPTED -> accepted(event);
          case TERMINATED -> State.TERMINATED;
        };
    move(next);
  }

  private State proceeding(Event event) {
    switch (event) {
      case INVITE_AGAIN, PROVISIONAL -> {
        sendLast();
        return State.PROCEEDING;
      }
      case SUCCESS -> {
        sendLast();
        lifetime = after(context.timers().timeout(), Event.TIMER_L);
        return State.ACCEPTED;
      }
      case REFUSAL -> {
        sendLast();
        lifetime = after(context.timers().timeout(), Event.TIMER_H);
        if (!flow.kind().reliable()) {
          retransmission = after(interval, Event.TIMER_G);
        }
        return State.COMPLETED;
      }
      default -> {
        return State.PROCEEDING;
      }
    }
  }

  private State completed(Event event) {
    switch (event) {
      case INVITE_AGAIN -> {
        sendLast();
        return State.COMPLETED;
      }
      case TIMER_G -> {
        sendLast();
        interval = context.timers().backOff(interval);
        retransmission = after(interval, Event.TIMER_G);
        return State.COMPLETED;
      }
      case ACK -> {
        stopTimers();
        if (flow.kind().reliable()) {
          return State.TERMINATED;
        }
        lifetime = after(context.timers().t4(), Event.TIMER_I);
        return State.CONFIRMED;
      }
      case TIMER_H -> {
        return State.TERMINATED;
      }
      default -> {
        return State.COMPLETED;
      }
    }
  }

  private State confirmed(Event event) {
    return event == Event.TIMER_I ? State.TERMINATED : State.CONFIRMED;
  }

  private State accepted(Event event) {
    if (event == Event.SUCCESS) {
      sendLast();
    }
    return event == Event.TIMER_L ? State.TERMINATED : State.ACCEPTED;
  }

  private void move(State next) {
    if (next != state && state == State.PROCEEDING) {
      request = request.essence();
    }
    if (next == State.TERMINATED && state != State.TERMINATED) {
      stopTimers();
      context.ended(key);
    }
    state = next;
  }

  private void sendLast() {
    if (last != null) {
      context.send(flow, last);
    }
  }

  private SignallingLoop.Timer after(Duration delay, Event event) {
    return context.loop().schedule(delay, () -> fire(event));
  }

  private void stopTimers() {
    retransmission.cancel();
    lifetime.cancel();
  }
}
