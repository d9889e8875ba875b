package frontdesk.engine.call;

import frontdesk.engine.sip.Admission;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The node's counted slots for calls. Any thread. */
public final class Slots implements Admission {
  private final int limit;
  private final Duration retryAfter;
  private final AtomicInteger reserved = new AtomicInteger();
  private final Set<CallId> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;
  private volatile boolean storeBroken;

  /** So many calls at once; callers beyond are told to try again after that time. */
  public Slots(int limit, Duration retryAfter) {
    this.limit = limit;
    this.retryAfter = retryAfter;
  }

  @Override
  public Verdict tryAdmit() {
    if (isDraining()) {
      return new Full(retryAfter);
    }
    int before = reserved.getAndUpdate(n -> n < limit ? n + 1 : n);
    return before < limit ? Admitted.INSTANCE : new Full(retryAfter);
  }

  @Override
  public boolean isDraining() {
    return draining || storeBroken;
  }

  /** No new calls from now on. */
  public void drain() {
    draining = true;
  }

  /** Whether the store takes no writes: no new calls until it does again. */
  public void storeBroken(boolean broken) {
    storeBroken = broken;
  }

  /** When whoever is refused may try again. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** The admitted call has this id from now on. */
  void take(CallId call) {
    taken.add(call);
  }

  /**
   * A call that goes on here without having been admitted: it counts, beyond the limit if need be.
   */
  void resume(CallId call) {
    if (taken.add(call)) {
      reserved.incrementAndGet();
    }
  }

  /** The admitted call was refused before it had an id. */
  void giveBack() {
    reserved.decrementAndGet();
  }

  /** The call is over. */
  void giveBack(CallId call) {
    if (taken.remove(call)) {
      reserved.decrementAndGet();
    }
  }

  /** Calls that hold a slot now. */
  public int inUse() {
    return reserved.get();
  }
}
