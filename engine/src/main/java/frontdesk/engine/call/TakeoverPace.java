package frontdesk.engine.call;

import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many calls at once be taken over by this node, the others in the order in which they
 * came: the calls of a lost node must not sink the one that takes them. A turn ends when the caller
 * has answered, or after a while: one who does not answer keeps nobody waiting. Any thread.
 */
public final class TakeoverPace {
  private record Waiting(CallId call, CompletableFuture<Void> turn) {}

  private final int atOnce;
  private final Duration longest;
  private final Set<CallId> underWay = new HashSet<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * @param atOnce calls at once
   * @param longest after which a turn ends by itself
   */
  public TakeoverPace(int atOnce, Duration longest) {
    this.atOnce = atOnce;
    this.longest = longest;
  }

  /** Completes when it is this call's turn. */
  CompletionStage<Void> turn(CallId call) {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    synchronized (this) {
      waiting.add(new Waiting(call, turn));
    }
    next();
    return turn;
  }

  /** Its turn is over; more than once does no harm. */
  void over(CallId call) {
    synchronized (this) {
      underWay.remove(call);
    }
    next();
  }

  private void next() {
    while (true) {
      Waiting first;
      synchronized (this) {
        if (underWay.size() >= atOnce || waiting.isEmpty()) {
          return;
        }
        first = waiting.remove();
        underWay.add(first.call());
      }
      CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> over(first.call()));
      first.turn().complete(null);
    }
  }
}
