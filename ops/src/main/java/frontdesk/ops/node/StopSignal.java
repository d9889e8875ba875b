package frontdesk.ops.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM or SIGINT for a command that must close what it opened: the process ends when the command
 * has {@link #settled}, or after a while. Any thread.
 */
public final class StopSignal {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);
  private final int status;

  private StopSignal(int status) {
    this.status = status;
  }

  /**
   * Listens for the signals from now on.
   *
   * @param status with which the process then ends
   * @param atStop done at once, such as ending what the command waits for; quick
   * @param patience for the command to settle
   */
  public static StopSignal listen(int status, Runnable atStop, Duration patience) {
    StopSignal signal = new StopSignal(status);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(atStop, patience), "stop"));
    return signal;
  }

  private void stop(Runnable atStop, Duration patience) {
    if (settled.getCount() == 0) {
      return; // the command is over, and its own status ends the process
    }
    asked.countDown();
    atStop.run();
    try {
      if (!settled.await(patience.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the command did not close within {} s", patience.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Leaving by exit() would wait for this very thread.
    Runtime.getRuntime().halt(status);
  }

  /** Whether the process was told to stop. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /** The command is over as if the signal had come: there is nothing left to wait for. */
  public void ask() {
    asked.countDown();
  }

  /** Waits until it is. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Everything that the command opened is closed. */
  public void settled() {
    settled.countDown();
  }
}
