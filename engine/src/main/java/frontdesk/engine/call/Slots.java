package frontdesk.engine.call;

import frontdesk.engine.sip.Admission;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The node's counted slots for calls. Any thread.
 *
 * <p>Where there are other nodes, new calls leave room here for a share of the calls of one node
 * that is lost: each of n nodes takes at most (n-1)/n of its slots, so that the calls of one fit
 * into what the others have left. Calls that are taken over are never refused.
 */
public final class Slots implements Admission {
  private final int limit;
  private final Duration retryAfter;
  private final Set<CallId> taken = new HashSet<>();
  private volatile Elsewhere elsewhere = Elsewhere.NOWHERE;
  private volatile boolean draining;
  private volatile boolean storeBroken;
  private volatile boolean inDoubt;

  /** The other nodes. Any thread. */
  public interface Elsewhere {
    /** There are none. */
    Elsewhere NOWHERE =
        new Elsewhere() {
          @Override
          public boolean hasRoom() {
            return false;
          }

          @Override
          public int nodesToReserveFor() {
            return 0;
          }
        };

    /** Whether one of them has said lately that it takes new calls. */
    boolean hasRoom();

    /** Nodes whose calls this one may have to take over; 0 keeps nothing in reserve. */
    int nodesToReserveFor();
  }

  /** So many calls at once; callers beyond are told to try again after that time. */
  public Slots(int limit, Duration retryAfter) {
    this.limit = limit;
    this.retryAfter = retryAfter;
  }

  /** Knows the other nodes from now on. */
  public void beside(Elsewhere others) {
    elsewhere = others;
  }

  @Override
  public Verdict tryAdmit() {
    boolean room = free() > 0 || elsewhere.hasRoom();
    return room && !storeBroken && !inDoubt ? Admitted.INSTANCE : new Full(retryAfter);
  }

  @Override
  public boolean isDraining() {
    return draining || storeBroken || inDoubt;
  }

  /** No new calls from now on. */
  public void drain() {
    draining = true;
  }

  /** Whether this node may be no member of its cluster any more: no new calls until it knows. */
  public void inDoubt(boolean doubt) {
    inDoubt = doubt;
  }

  /** Whether the store takes no writes: no new calls until it does again. */
  public void storeBroken(boolean broken) {
    storeBroken = broken;
  }

  /** When whoever is refused may try again. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** New calls that this node would take now. */
  int free() {
    return isDraining() ? 0 : Math.max(0, forNewCalls() - inUse());
  }

  private int forNewCalls() {
    int others = elsewhere.nodesToReserveFor();
    return others == 0 ? limit : Math.max(1, (int) ((long) limit * others / (others + 1)));
  }

  /** Takes a slot for this new call, unless it has one; false when there is none. */
  synchronized boolean tryTake(CallId call) {
    return taken.contains(call) || (free() > 0 && taken.add(call));
  }

  /**
   * A call that goes on here without having been admitted: it counts, beyond the limit if need be.
   */
  synchronized void resume(CallId call) {
    taken.add(call);
  }

  /** The call is over, or is another node's. */
  synchronized void giveBack(CallId call) {
    taken.remove(call);
  }

  /** Calls that hold a slot now. */
  public synchronized int inUse() {
    return taken.size();
  }
}
