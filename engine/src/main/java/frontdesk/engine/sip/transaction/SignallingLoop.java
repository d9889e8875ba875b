package frontdesk.engine.sip.transaction;

import java.time.Duration;

/** The one thread that owns all signalling state, and its timers. Tests put virtual time here. */
public interface SignallingLoop extends AutoCloseable {

  /** A timer that has been set. */
  interface Timer {
    /** Stops it; does nothing when it has fired. */
    void cancel();
  }

  /** Runs this on the loop; refused silently once closed. Any thread. */
  void execute(Runnable task);

  /** Runs this on the loop after the delay. Any thread. */
  Timer schedule(Duration delay, Runnable task);

  /** Ends the loop; timers that have not fired never do. */
  @Override
  void close();
}
