package frontdesk.engine.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves each of its lines every 20 ms: sends; half a tick later reads its socket
 * and hands on.
 *
 * <p>Allocates nothing while lines only run.
 */
final class LoopThread implements Runnable {
  /*
   * A wheel of 20 slots, one a millisecond; a line sits in the emptiest slot, so that lines do not
   * send all at once. Deadlines are absolute, counted in slots since the start: no drift. The
   * selector's timeout is in whole milliseconds, too coarse for the last one, which is parked.
   *
   * A line sends in its slot and listens half a tick later: an answer to what it hears then, a
   * millisecond or two away, goes out with the next packet and has not just missed one. In a slot all
   * lines that send come first, so that the moment of sending does not depend on how long listening
   * takes.
   *
   * A line's socket is read when the line listens, and needs no selector: the jitter buffer could not
   * use a packet earlier, and epoll would box the number of each ready socket. Only a line whose
   * arrivals are measured is read as soon as something is there.
   */
  private static final int SLOTS = 20;
  private static final int LISTEN_AFTER_SLOTS = SLOTS / 2;
  private static final long SLOT_NANOS = 1_000_000L;
  private static final long TICK_NANOS = SLOTS * SLOT_NANOS;
  private static final long PARK_BELOW_NANOS = 1_300_000L;
  private static final long WAKE_EARLY_NANOS = 300_000L;
  private static final long IDLE_MS = 1_000L;
  private static final int DATAGRAM_OCTETS = 2_048;
  private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

  private final Selector selector;
  private final LongSupplier nanoTime;
  private final long maxBehindNanos;
  private final Consumer<MediaLine> onGone;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<List<Seat>> wheel = new ArrayList<>(SLOTS);
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_OCTETS);
  private final Consumer<SelectionKey> reader = this::onReady;
  private final Thread thread;
  private final LoopLag lag;
  private int lines;
  private long slot;
  private volatile boolean closing;
  private volatile boolean ended;

  private record Seat(MediaLine line, long firstSlot) {}

  LoopThread(String name, LongSupplier nanoTime, int maxCatchUpTicks, Consumer<MediaLine> onGone) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector", e);
    }
    this.nanoTime = nanoTime;
    this.lag = new LoopLag(SLOTS, SLOT_NANOS, nanoTime.getAsLong());
    this.maxBehindNanos = maxCatchUpTicks * TICK_NANOS;
    this.onGone = onGone;
    for (int i = 0; i < SLOTS; i++) {
      wheel.add(new ArrayList<>());
    }
    thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Takes a line; it ticks from the next free slot on. */
  void add(MediaLine line) {
    submit(() -> seat(line));
  }

  /** Lets a line go and gives its port back. */
  void remove(MediaLine line) {
    submit(() -> unseat(line));
  }

  /** Ends the thread; its lines are closed and gone afterwards. */
  void close() {
    closing = true;
    selector.wakeup();
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(Runnable task) {
    tasks.add(task);
    if (ended) {
      runTasks();
      return;
    }
    selector.wakeup();
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    long start = nanoTime.getAsLong();
    try {
      while (!closing) {
        runTasks();
        if (lines == 0) {
          selector.select(reader, IDLE_MS);
          slot = (nanoTime.getAsLong() - start) / SLOT_NANOS + 1;
        } else {
          skipEmptySlots();
          if (awaitSlot(start)) {
            selector.selectNow(reader);
            workSlot();
            slot++;
          }
        }
      }
    } catch (IOException e) {
      LOG.error("A media loop's selector failed; its lines are closed", e);
    } finally {
      closeAll();
    }
  }

  private void skipEmptySlots() {
    while (seatsAt(slot).isEmpty() && seatsAt(slot - LISTEN_AFTER_SLOTS).isEmpty()) {
      slot++;
    }
  }

  /** Waits for the slot's moment, reading sockets meanwhile; false if there is something to do. */
  private boolean awaitSlot(long start) throws IOException {
    long deadline = start + slot * SLOT_NANOS;
    while (true) {
      long remaining = deadline - nanoTime.getAsLong();
      if (remaining <= 0) {
        catchUp(-remaining);
        return true;
      }
      if (closing || !tasks.isEmpty()) {
        return false;
      }
      if (remaining >= PARK_BELOW_NANOS) {
        selector.select(reader, (remaining - WAKE_EARLY_NANOS) / SLOT_NANOS);
      } else {
        LockSupport.parkNanos(this, remaining);
      }
    }
  }

  /** A little is made up for, tick by tick; of more, ticks are left out. */
  private void catchUp(long behindNanos) {
    long leftOut = behindNanos > maxBehindNanos ? behindNanos / TICK_NANOS * SLOTS : 0;
    if (leftOut > 0) {
      slot += leftOut;
      lag.leftOut(leftOut, slot, nanoTime.getAsLong());
    }
    lag.behind(behindNanos - leftOut * SLOT_NANOS);
  }

  private void workSlot() {
    List<Seat> due = seatsAt(slot);
    for (int i = 0; i < due.size(); i++) {
      Seat seat = due.get(i);
      try {
        seat.line.tick((slot - seat.firstSlot) / SLOTS, nanoTime.getAsLong());
      } catch (RuntimeException e) {
        onFailed(seat.line, e);
      }
    }
    List<Seat> ears = seatsAt(slot - LISTEN_AFTER_SLOTS);
    for (int i = 0; i < ears.size(); i++) {
      Seat seat = ears.get(i);
      try {
        long tick = (slot - LISTEN_AFTER_SLOTS - seat.firstSlot) / SLOTS;
        seat.line.listen(tick, lag.isHeardLate(slot), lag.ticks(), buffer, nanoTime.getAsLong());
      } catch (RuntimeException e) {
        onFailed(seat.line, e);
      }
    }
  }

  private static void onFailed(MediaLine line, RuntimeException failure) {
    LOG.error("A line failed and is closed", failure);
    line.close();
  }

  private void onReady(SelectionKey key) {
    if (key.isValid()) {
      ((MediaLine) key.attachment()).onReadable(buffer, nanoTime.getAsLong());
    }
  }

  /** Run by the loop's thread, and by anybody once that has ended: never by two at a time. */
  private synchronized void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void seat(MediaLine line) {
    int emptiest = 0;
    for (int i = 1; i < SLOTS; i++) {
      // From the slot after the current one on, so that the first tick comes at once.
      if (seatsAt(slot + 1 + i).size() < seatsAt(slot + 1 + emptiest).size()) {
        emptiest = i;
      }
    }
    long firstSlot = slot + 1 + emptiest;
    try {
      if (line.opening().observer() != null) {
        line.channel().register(selector, SelectionKey.OP_READ, line);
      }
    } catch (ClosedChannelException e) {
      LOG.warn("A line was closed before it ran", e);
    }
    seatsAt(firstSlot).add(new Seat(line, firstSlot));
    lines++;
  }

  private List<Seat> seatsAt(long anySlot) {
    return wheel.get((int) Math.floorMod(anySlot, (long) SLOTS));
  }

  private void unseat(MediaLine line) {
    for (List<Seat> seats : wheel) {
      if (seats.removeIf(seat -> seat.line == line)) {
        lines--;
      }
    }
    try {
      line.channel().close();
      // A cancelled key keeps the socket bound until the selector has looked again.
      if (selector.isOpen()) {
        selector.selectNow(reader);
      }
    } catch (IOException e) {
      LOG.warn("A line's socket did not close", e);
    }
    onGone.accept(line);
  }

  private void closeAll() {
    runTasks();
    for (List<Seat> seats : wheel) {
      for (Seat seat : List.copyOf(seats)) {
        seat.line.close();
      }
    }
    ended = true;
    runTasks();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("A media loop's selector did not close", e);
    }
  }
}
