package frontdesk.engine.sip.transaction;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** A signalling loop whose time moves only when a test says so. One thread. */
public final class VirtualTimers implements SignallingLoop {
  private final PriorityQueue<Entry> timers =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry e) -> e.dueNanos).thenComparingLong(e -> e.order));
  private final Deque<Runnable> ready = new ArrayDeque<>();
  private long nowNanos;
  private long lastOrder;

  private static final class Entry {
    private final long dueNanos;
    private final long order;
    private final Runnable task;

    Entry(long dueNanos, long order, Runnable task) {
      this.dueNanos = dueNanos;
      this.order = order;
      this.task = task;
    }
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    lastOrder++;
    Entry entry = new Entry(nowNanos + delay.toNanos(), lastOrder, task);
    timers.add(entry);
    return () -> timers.remove(entry);
  }

  /** Runs what is ready, then lets this much time pass, firing timers in order. */
  public void advance(Duration time) {
    long until = nowNanos + time.toNanos();
    runReady();
    while (!timers.isEmpty() && timers.peek().dueNanos <= until) {
      Entry next = timers.remove();
      nowNanos = next.dueNanos;
      next.task.run();
      runReady();
    }
    nowNanos = until;
  }

  /** Runs what is ready without letting time pass. */
  public void runReady() {
    for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
      task.run();
    }
  }

  /** Fires the first timer due after exactly this much time, without letting time pass. */
  public void fire(Duration remaining) {
    long due = nowNanos + remaining.toNanos();
    Entry entry =
        timers.stream()
            .filter(e -> e.dueNanos == due)
            .min(Comparator.comparingLong((Entry e) -> e.order))
            .orElseThrow(() -> new AssertionError("no timer due after " + remaining));
    timers.remove(entry);
    entry.task.run();
    runReady();
  }

  /** How long each timer has left, shortest first. */
  public List<Duration> remaining() {
    return timers.stream()
        .map(entry -> Duration.ofNanos(entry.dueNanos - nowNanos))
        .sorted()
        .toList();
  }

  /** Timers that have not fired. */
  public int pending() {
    return timers.size();
  }

  /** Time since the start. */
  public Duration now() {
    return Duration.ofNanos(nowNanos);
  }

  @Override
  public void close() {
    timers.clear();
    ready.clear();
  }
}
