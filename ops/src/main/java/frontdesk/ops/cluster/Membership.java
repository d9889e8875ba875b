package frontdesk.ops.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether this node may still speak and write as a member of its cluster. Any thread. */
public final class Membership {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> out = new CompletableFuture<>();
  private volatile Standing standing = Standing.IN;
  private volatile String reason = "it has joined";

  /** How this node stands in its cluster. */
  public enum Standing {
    /** A member that sees the side that stays. */
    IN,
    /**
     * It does not see enough members, or was asleep: others may own its calls by now. It must be
     * silent and write nothing until it is {@link #IN} again.
     */
    IN_DOUBT,
    /** Downed, removed or quarantined: for ever. The process is to end. */
    OUT
  }

  /** Hears of each change on the thread that found it out; returns at once and does not throw. */
  @FunctionalInterface
  public interface Listener {
    /** The standing from now on, and why, for a log line. */
    void onStanding(Standing now, String reason);
  }

  /** How it stands now. */
  public Standing standing() {
    return standing;
  }

  /** Hears of each change from now on, and of the present standing unless it is {@code IN}. */
  public void listen(Listener listener) {
    synchronized (this) {
      listeners.add(listener);
      if (standing != Standing.IN) {
        listener.onStanding(standing, reason);
      }
    }
  }

  /** Completes with the reason when this node is {@link Standing#OUT}. */
  public CompletionStage<String> out() {
    return out.minimalCompletionStage();
  }

  /** Only {@link PeerWatch} and {@link StrangerWatch} find out; {@code OUT} is final. */
  void now(Standing next, String why) {
    synchronized (this) {
      if (standing == next || standing == Standing.OUT) {
        return;
      }
      standing = next;
      reason = why;
      listeners.forEach(listener -> listener.onStanding(next, why));
    }
    if (next == Standing.OUT) {
      out.complete(why);
    }
  }
}
