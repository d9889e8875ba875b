package frontdesk.engine.sip;

import frontdesk.engine.sip.message.ParseResult;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.MessageTransport;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries arrivals from the transport's thread to the signalling thread, at most so many at once;
 * what exceeds that is dropped, as a full socket buffer would; streams are made to wait before.
 */
final class Inbox implements MessageTransport.Receiver {
  private final SignallingLoop loop;
  private final int maxQueued;
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private volatile MessageTransport.@Nullable Receiver target;

  Inbox(SignallingLoop loop, int maxQueued) {
    this.loop = loop;
    this.maxQueued = maxQueued;
  }

  void connect(MessageTransport.Receiver receiver) {
    target = receiver;
  }

  @Override
  public void onArrival(ParseResult arrival, Flow flow) {
    post(receiver -> receiver.onArrival(arrival, flow));
  }

  @Override
  public void onForbidden(ParseResult arrival, Flow flow) {
    post(receiver -> receiver.onForbidden(arrival, flow));
  }

  @Override
  public void onFlowFailed(Flow flow) {
    MessageTransport.Receiver receiver = target;
    if (receiver != null) {
      loop.execute(() -> receiver.onFlowFailed(flow));
    }
  }

  /** Half of the room is for datagrams: what comes by a stream would not be sent again. */
  @Override
  public boolean isBusy() {
    return queued.get() > maxQueued / 2;
  }

  private void post(Consumer<MessageTransport.Receiver> delivery) {
    MessageTransport.Receiver receiver = target;
    if (receiver == null || queued.incrementAndGet() > maxQueued) {
      if (receiver != null) {
        queued.decrementAndGet();
      }
      dropped.incrementAndGet();
      return;
    }
    loop.execute(
        () -> {
          queued.decrementAndGet();
          delivery.accept(receiver);
        });
  }

  /** Messages that were dropped because too many waited. */
  long droppedCount() {
    return dropped.get();
  }
}
