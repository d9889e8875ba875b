package frontdesk.ops.bench.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * All callers: one thread speaks for them, each at a moment of its own within 20 ms, one hears for
 * them.
 */
final class FarEnd {
  private static final int SLOTS = 40;
  private static final long SLOT_NANOS = 20_000_000L / SLOTS;
  private static final int DATAGRAM_OCTETS = 2_048;
  private static final long LOOK_MS = 100;

  private final List<FarCall> calls;
  private final Pacing pacing;
  private final LongSupplier nanoTime;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_OCTETS);
  private final Thread speaker = new Thread(this::speak, "far-end-speaks");
  private final Thread hearer = new Thread(this::hear, "far-end-hears");
  private volatile boolean measuring;
  private volatile boolean ended;
  private Sums before = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What all calls together counted. */
  record Sums(
      long sent,
      long sendFailures,
      long received,
      long lost,
      long strange,
      long verifiedSamples,
      long utterances,
      long foreign,
      long damagedMarks,
      long broken) {
    Sums minus(Sums other) {
      return new Sums(
          sent - other.sent,
          sendFailures - other.sendFailures,
          received - other.received,
          lost - other.lost,
          strange - other.strange,
          verifiedSamples - other.verifiedSamples,
          utterances - other.utterances,
          foreign - other.foreign,
          damagedMarks - other.damagedMarks,
          broken - other.broken);
    }
  }

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  FarEnd(List<FarCall> calls, Pacing pacing, LongSupplier nanoTime) {
    this.calls = calls;
    this.pacing = pacing;
    this.nanoTime = nanoTime;
  }

  void start() {
    speaker.start();
    hearer.start();
  }

  /** From now on it counts. */
  void measure() {
    measuring = true;
  }

  /** Ends both threads; answers what was counted since {@link #measure}. */
  Sums stop() throws InterruptedException {
    ended = true;
    speaker.join();
    hearer.join();
    return sums().minus(before);
  }

  Pacing pacing() {
    return pacing;
  }

  /** The kernel's drops at the callers' sockets. */
  long drops() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (FarCall call : calls) {
      ports.add(call.port());
    }
    return UdpSockets.drops(ports);
  }

  private Sums sums() {
    return new Sums(
        sum(FarCall::sent),
        sum(FarCall::sendFailures),
        sum(FarCall::received),
        sum(FarCall::lost),
        sum(FarCall::strange),
        sum(call -> call.checker().verifiedSamples()),
        sum(call -> call.checker().utterances()),
        sum(call -> call.checker().foreign()),
        sum(call -> call.checker().damagedMarks()),
        sum(call -> call.checker().broken()));
  }

  private long sum(ToLongFunction<FarCall> count) {
    return calls.stream().mapToLong(count).sum();
  }

  private void speak() {
    long start = nanoTime.getAsLong();
    for (long slot = 0; !ended; slot++) {
      long remaining = start + slot * SLOT_NANOS - nanoTime.getAsLong();
      while (remaining > 0) {
        LockSupport.parkNanos(this, remaining);
        remaining = start + slot * SLOT_NANOS - nanoTime.getAsLong();
      }
      for (int call = (int) (slot % SLOTS); call < calls.size(); call += SLOTS) {
        calls.get(call).speak();
      }
    }
  }

  private void hear() {
    boolean counting = false;
    try (Selector selector = Selector.open()) {
      for (FarCall call : calls) {
        call.channel().register(selector, SelectionKey.OP_READ, call);
      }
      while (!ended) {
        selector.select(this::onReady, LOOK_MS);
        if (measuring && !counting) {
          counting = true;
          before = sums();
          pacing.reset();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the far end hears nothing any more", e);
    }
  }

  /** One packet at a time: the selector comes back at once if there are more. */
  private void onReady(SelectionKey key) {
    FarCall call = (FarCall) key.attachment();
    buffer.clear();
    try {
      if (call.channel().read(buffer) > 0) {
        long now = nanoTime.getAsLong();
        call.hear(buffer.flip(), now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a caller's socket failed", e);
    }
  }
}
