package frontdesk.persistence.journal;

import frontdesk.config.JournalSettings;
import frontdesk.protocol.audit.StoreHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the store takes writes: it writes now and then, and at once when it is told that
 * another write failed.
 *
 * <p>{@code SOUND > (a write of others failed) DOUBTED > (ours too) BROKEN > (ours succeeds)
 * SOUND}. One write of its own is under way at a time; one that hangs counts as failed, and is
 * waited for. Thread-safe; listeners are told without the lock, in order, on the thread that
 * noticed.
 */
public final class StoreWatch implements StoreHealth, AutoCloseable {
  /** Where the store stands. */
  private enum State {
    /** The last write succeeded. */
    SOUND,
    /** A write failed; whether all do is being found out. */
    DOUBTED,
    /** Writes fail. */
    BROKEN
  }

  /** Told of what concerns callers. Quick; never blocks. */
  public interface Listener {
    /** No write succeeds from now on. */
    void onBroken(StoreTrouble trouble);

    /** That has lasted so long that nobody should wait any longer. */
    void onPatienceOver();

    /** Writes succeed again, after so long. */
    void onSound(Duration outage);
  }

  /** Runs something later, or in tests when the test says so. */
  public interface Timer extends AutoCloseable {
    void after(Duration delay, Runnable work);

    @Override
    void close();
  }

  private final Supplier<? extends CompletionStage<?>> probe;
  private final JournalSettings.Watch settings;
  private final Timer timer;
  private final LongSupplier nanoTime;
  private final Listener listener;

  private State state = State.SOUND;
  private CompletableFuture<Void> sound = CompletableFuture.completedFuture(null);
  private long brokenSinceNanos;
  private int outage;
  private int doubts;
  private boolean writing;
  private int round;
  private int writes;
  private boolean closed;

  /**
   * @param probe tries a write; its stage fails as the write did
   * @param nanoTime monotonic
   */
  public StoreWatch(
      Supplier<? extends CompletionStage<?>> probe,
      JournalSettings.Watch settings,
      Timer timer,
      LongSupplier nanoTime,
      Listener listener) {
    this.probe = probe;
    this.settings = settings;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.listener = listener;
  }

  /**
   * Watches the journal and the keys of a node, on a thread of its own and the databases' own.
   *
   * @param node names its rows
   */
  public static StoreWatch over(
      OpenDatabase journal,
      OpenDatabase keys,
      String node,
      JournalSettings.Watch settings,
      Listener listener) {
    WriteProbe events = new WriteProbe(journal, node, settings.writeBytes(), settings.deadline());
    WriteProbe secrets = new WriteProbe(keys, node, settings.writeBytes(), settings.deadline());
    StoreWatch watch =
        new StoreWatch(
            () -> events.write().thenCompose(done -> secrets.write()),
            settings,
            new WatchTimer(),
            System::nanoTime,
            listener);
    journal.watchedBy(watch);
    return watch;
  }

  /** Watches from now on. */
  public void begin() {
    writeAgainAfter(settings.interval());
  }

  @Override
  public synchronized boolean takesWrites() {
    return state == State.SOUND;
  }

  @Override
  public synchronized CompletionStage<Void> whenItTakesWrites() {
    return sound.minimalCompletionStage();
  }

  @Override
  public void writeFailed() {
    synchronized (this) {
      doubts++;
      if (state != State.SOUND) {
        return;
      }
      state = State.DOUBTED;
      brokenSinceNanos = nanoTime.getAsLong();
      sound = new CompletableFuture<>();
    }
    writeAgainAfter(Duration.ZERO);
  }

  private void writeAgainAfter(Duration delay) {
    int next;
    synchronized (this) {
      if (closed) {
        return;
      }
      next = ++round; // what was planned before is overtaken
    }
    timer.after(delay, () -> write(next));
  }

  private void write(int planned) {
    int number;
    int known;
    synchronized (this) {
      if (planned != round || writing || closed) {
        return;
      }
      writing = true;
      number = ++writes;
      known = doubts;
    }
    timer.after(settings.deadline(), () -> overdue(number));
    CompletionStage<?> written;
    try {
      written = probe.get();
    } catch (RuntimeException e) {
      written = CompletableFuture.failedStage(e);
    }
    written.whenComplete((done, failure) -> written(known, failure));
  }

  /** A write that hangs: nothing is taken, though nobody says so. */
  private void overdue(int number) {
    synchronized (this) {
      if (number != writes || !writing || closed) {
        return;
      }
    }
    failed(new TimeoutException("no answer within " + settings.deadline().toMillis() + " ms"));
  }

  private void written(int known, @Nullable Throwable failure) {
    boolean stillDoubted;
    synchronized (this) {
      writing = false;
      // A write that failed while ours was under way may have come after it.
      stillDoubted = state == State.DOUBTED && known != doubts;
    }
    if (failure != null) {
      failed(failure);
      writeAgainAfter(settings.retry());
    } else if (stillDoubted) {
      writeAgainAfter(Duration.ZERO);
    } else {
      succeeded();
      writeAgainAfter(settings.interval());
    }
  }

  private void failed(Throwable failure) {
    StoreTrouble trouble = StoreTrouble.of(failure);
    int current;
    synchronized (this) {
      if (state == State.BROKEN || closed) {
        return;
      }
      if (state == State.SOUND) {
        brokenSinceNanos = nanoTime.getAsLong();
        sound = new CompletableFuture<>();
      }
      state = State.BROKEN;
      current = ++outage;
    }
    listener.onBroken(trouble);
    Duration patience =
        trouble.kind() == StoreTrouble.Kind.DISK
            ? settings.diskPatience()
            : settings.serverPatience();
    timer.after(patience, () -> patienceOver(current));
  }

  private void patienceOver(int current) {
    synchronized (this) {
      if (state != State.BROKEN || outage != current || closed) {
        return;
      }
    }
    listener.onPatienceOver();
  }

  private void succeeded() {
    List<Runnable> tell = new ArrayList<>();
    synchronized (this) {
      if (state == State.SOUND) {
        return;
      }
      Duration lasted = Duration.ofNanos(nanoTime.getAsLong() - brokenSinceNanos);
      if (state == State.BROKEN) {
        tell.add(() -> listener.onSound(lasted));
      }
      state = State.SOUND;
      CompletableFuture<Void> waiting = sound;
      tell.add(() -> waiting.complete(null));
    }
    tell.forEach(Runnable::run);
  }

  /** Watches no longer; whoever waits goes on waiting. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    timer.close();
  }
}
