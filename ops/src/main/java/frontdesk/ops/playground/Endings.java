package frontdesk.ops.playground;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How everything ends that this process began outside of itself: other processes, databases,
 * networks, folders. Whoever began it ends it by closing its {@link Ending}; what is still there
 * when the process ends, be it by SIGINT or SIGTERM, is ended then, the latest first. Any thread.
 */
public final class Endings {
  /*
   * One shutdown hook, and no other way to end for a command that was told to stop: the JVM keeps
   * the exit status of the signal (128 and its number), and the command's own thread runs on
   * meanwhile, to its own closing of the same things. So an ending is done once, by whoever comes
   * first; the other waits for it. Nothing begins once the hook runs: what is begun is begun and
   * registered in one step, which the hook waits for or forbids.
   */
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For a process of a process: it is dead at once, and who inherits it may be slow to notice. */
  private static final Duration REAPED = Duration.ofSeconds(1);

  private static final Endings OF_THIS_PROCESS = new Endings(PATIENCE);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OF_THIS_PROCESS::endAll, "endings"));
  }

  private final Duration patience;
  private final Deque<Ending> open = new ArrayDeque<>();
  private boolean stopping;

  /** What is done to end something. */
  @FunctionalInterface
  public interface Deed {
    /**
     * Does it; blocks. It is done again if it failed.
     *
     * @throws Exception when it is not ended
     */
    void run() throws Exception;
  }

  /** Begins something. */
  @FunctionalInterface
  interface Begin<T> {
    T now() throws IOException;
  }

  /**
   * For a hook of its own.
   *
   * @param patience with each ending
   */
  Endings(Duration patience) {
    this.patience = patience;
  }

  /** Those of this process. */
  public static Endings ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** The end of one thing. */
  public final class Ending implements AutoCloseable {
    private final String what;
    private final Deed deed;
    private final ReentrantLock once = new ReentrantLock();
    private boolean ended;

    private Ending(String what, Deed deed) {
      this.what = what;
      this.deed = deed;
    }

    /**
     * Ends it, unless it has ended; waits where another thread is about to.
     *
     * @throws IOException when it failed
     */
    @Override
    public void close() throws IOException {
      once.lock();
      try {
        if (!ended) {
          deed.run();
          ended = true;
        }
        forget(this);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted; it may still be there: " + what, e);
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("not ended: " + what, e);
      } finally {
        once.unlock();
      }
    }
  }

  /**
   * Something that has an end. Ask for it before it begins.
   *
   * @param what it is, for the log
   * @throws IOException when this process is told to stop: nothing is to begin
   */
  public Ending add(String what, Deed deed) throws IOException {
    synchronized (open) {
      refuseIfStopping();
      Ending ending = new Ending(what, deed);
      open.push(ending);
      return ending;
    }
  }

  /** Begins something, unless this process is told to stop. */
  <T> T begin(Begin<T> something) throws IOException {
    synchronized (open) {
      refuseIfStopping();
      return something.now();
    }
  }

  /**
   * Starts a process that is killed at the end, with all that it started.
   *
   * @throws IOException also when this process is told to stop
   */
  public Process start(ProcessBuilder builder) throws IOException {
    return begin(() -> killed(builder.start()));
  }

  /** The same of one that runs already; at once where this process is told to stop. */
  public Process killed(Process process) {
    Ending ending = new Ending("process " + process.pid(), () -> kill(process));
    boolean tooLate;
    synchronized (open) {
      tooLate = stopping;
      open.push(ending);
    }
    if (tooLate) {
      process.destroyForcibly();
    }
    CompletableFuture<Void> unused = process.onExit().thenRun(() -> forget(ending));
    return process;
  }

  private static void kill(Process process) throws Exception {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(REAPED.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException ownerless) {
        LOG.debug("nobody asks for the status of {}", one.pid(), ownerless);
      }
    }
  }

  /** Whether this process was told to stop, or ends. */
  public boolean stopping() {
    synchronized (open) {
      return stopping;
    }
  }

  private void refuseIfStopping() throws IOException {
    if (stopping) {
      throw new IOException("this process is told to stop");
    }
  }

  private void forget(Ending ending) {
    synchronized (open) {
      open.remove(ending);
    }
  }

  /** How many have not ended. */
  int open() {
    synchronized (open) {
      return open.size();
    }
  }

  /**
   * Ends all, the latest first, none of them longer than is waited for; nothing begins any more.
   */
  void endAll() {
    synchronized (open) {
      stopping = true;
    }
    for (Ending next = latest(); next != null; next = latest()) {
      end(next);
      forget(next);
    }
  }

  private @Nullable Ending latest() {
    synchronized (open) {
      return open.peek();
    }
  }

  /** On a thread of its own: one that hangs must not keep the others. */
  private void end(Ending ending) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              ending.close();
              return true;
            });
    Thread worker = new Thread(task, "ending");
    worker.setDaemon(true);
    worker.start();
    try {
      task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.warn("not ended: {}", ending.what, e.getCause());
    } catch (TimeoutException e) {
      LOG.warn("not ended within {} s: {}", patience.toSeconds(), ending.what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
