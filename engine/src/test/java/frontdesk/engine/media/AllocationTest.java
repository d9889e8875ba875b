package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.media.TelephoneKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A media loop with more sockets than the virtual machine has boxed numbers for allocates nothing
 * while packets flow; one whose listener allocates is found out.
 */
class AllocationTest {
  private static final int LINES = 160;
  private static final int WINDOWS = 4;
  private static final int PACKETS_A_WINDOW = 3_000;
  private static final AudioSink FRUGAL = (in, out, length, at, concealed) -> {};

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final LineListener INDIFFERENT =
      new LineListener() {
        @Override
        public void onKey(TelephoneKey key, long positionSamples) {}

        @Override
        public void onPlayed(long utteranceId, long samplesSent, boolean complete) {}

        @Override
        public void onInboundLost() {}
      };

  /** The second least that the loop's thread allocated in a window, in octets a packet. */
  private double octetsAPacket(AudioSink sink) {
    MediaSettings settings = MediaSettings.loopback().withMaxLines(LINES);
    try (MediaLoop loop = new MediaLoop(settings, System::nanoTime, new Random(3))) {
      List<MediaLine> lines = new ArrayList<>();
      for (int i = 0; i < LINES; i++) {
        LineOpening opening = LineOpening.of(LineFixture.noHolding(), orphan -> {});
        lines.add(((OpenAnswer.Opened) loop.open(opening)).line());
      }
      for (int i = 0; i < LINES; i++) {
        MediaLine line = lines.get(i);
        line.attach(1, INDIFFERENT, sink);
        line.configure(
            1, LineMedia.simple(lines.get(i ^ 1).address(), G711Law.MU_LAW, OptionalInt.empty()));
        // Short ones: their beginnings and ends are told, which must not allocate either.
        for (int utterance = 0; utterance < 40; utterance++) {
          line.play(1, utterance, LineFixture.clip(1_600));
        }
      }
      awaitPackets(lines, 2 * PACKETS_A_WINDOW);
      double[] windows = new double[WINDOWS];
      for (int window = 0; window < WINDOWS; window++) {
        long before = allocated();
        long packets = packets(lines);
        awaitPackets(lines, packets + PACKETS_A_WINDOW);
        windows[window] = (double) (allocated() - before) / (packets(lines) - packets);
      }
      Arrays.sort(windows);
      return windows[1];
    }
  }

  private long allocated() {
    long[] loops =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> thread.getThreadName().startsWith("frontdesk-media-"))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(loops)).sum();
  }

  private static long packets(List<MediaLine> lines) {
    return lines.stream().mapToLong(line -> line.counts().received()).sum();
  }

  private static void awaitPackets(List<MediaLine> lines, long packets) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (packets(lines) < packets) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void shouldAllocateNothingForAPacket() {
    assertThat(octetsAPacket(FRUGAL)).isLessThan(0.01);
  }

  /** The failing twin: one small object for each frame is seen. */
  @Test
  void shouldSeeASinkThatAllocates() {
    List<Object> kept = new ArrayList<>();
    AudioSink wasteful = (in, out, length, at, concealed) -> kept.add(new long[1]);
    assertThat(octetsAPacket(wasteful)).isGreaterThan(8);
  }
}
