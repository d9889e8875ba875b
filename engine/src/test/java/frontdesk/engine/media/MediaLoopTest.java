package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.media.wav.CallRecorder;
import frontdesk.engine.media.wav.RecordingThread;
import frontdesk.engine.media.wav.WavReader;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.media.TelephoneKey;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLoopTest {
  private static final Clip NO_HOLDING = new Clip("none", new short[0]);
  private static final OptionalInt KEYS = OptionalInt.of(101);

  private final MediaLoop loop =
      new MediaLoop(MediaSettings.loopback(), System::nanoTime, new Random(3));

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static MediaLine open(MediaLoop loop, LineOpening opening) {
    return ((OpenAnswer.Opened) loop.open(opening)).line();
  }

  private static LineOpening plain() {
    return LineOpening.of(NO_HOLDING, line -> {});
  }

  private static void connect(MediaLine from, MediaLine to, LineListener listener, AudioSink sink) {
    from.attach(1, listener, sink);
    from.configure(1, LineMedia.simple(to.address(), G711Law.MU_LAW, KEYS));
  }

  /** Takes nothing amiss. */
  private static class Silent implements LineListener {
    @Override
    public void onKey(TelephoneKey key, long positionSamples) {}

    @Override
    public void onPlayed(long utteranceId, long samplesSent, boolean complete) {}

    @Override
    public void onInboundLost() {}
  }

  private static AudioSink deaf() {
    return (in, out, length, at, concealed) -> {};
  }

  @Test
  void shouldCarryAudioAndKeysBetweenTwoLines(@TempDir Path folder) throws Exception {
    try (loop;
        RecordingThread recordings = new RecordingThread()) {
      // given
      CallRecorder recorder = recordings.record(folder.resolve("call.wav"));
      var played = new CountDownLatch(1);
      var keys = new LinkedBlockingQueue<TelephoneKey>();
      var loud = new AtomicInteger();
      MediaLine one = open(loop, plain());
      MediaLine two = open(loop, plain().withRecorder(recorder));
      LineListener ones =
          new Silent() {
            @Override
            public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
              assertThat(utteranceId).isEqualTo(42);
              assertThat(samplesSent).isEqualTo(4_800);
              played.countDown();
            }
          };
      LineListener twos =
          new Silent() {
            @Override
            public void onKey(TelephoneKey key, long positionSamples) {
              keys.add(key);
            }
          };
      AudioSink sink =
          (in, out, length, at, concealed) -> {
            if (LineFixture.loudest(in, 0, length) > 5_000) {
              loud.incrementAndGet();
            }
          };
      connect(two, one, twos, sink);
      connect(one, two, ones, deaf());
      // when
      await(() -> two.counts().received() > 3);
      one.play(1, 42, LineFixture.clip(4_800));
      one.press(1, TelephoneKey.STAR, Duration.ofMillis(80));
      // then
      assertThat(played.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(TelephoneKey.STAR);
      await(() -> loud.get() >= 25);
      two.close();
      var recording = recorder.done().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(recording.complete()).isTrue();
      assertThat(recording.droppedTicks()).isZero();
      var wav = WavReader.read(recording.file());
      assertThat(wav.channels()).isEqualTo(2);
      assertThat(wav.frames()).isEqualTo((int) recording.frames());
      assertThat(LineFixture.loudest(wav.channel(0), 0, wav.frames())).isGreaterThan(7_000);
      assertThat(LineFixture.loudest(wav.channel(1), 0, wav.frames())).isLessThan(64);
    }
    assertThat(loop.openLines()).isZero();
  }

  @Test
  void shouldRefuseWhenThePortsAreUsedUpAndTakeThemBack() throws Exception {
    loop.close();
    DatagramSocket foreign = evenSocket();
    int port = foreign.getLocalPort();
    MediaLoop small =
        new MediaLoop(
            MediaSettings.loopback().withPorts(port, port), System::nanoTime, new Random(1));
    assertThat(small.open(plain()))
        .isEqualTo(new OpenAnswer.Refused(OpenAnswer.Reason.PORTS_EXHAUSTED));
    foreign.close();
    // when: the one port serves twenty calls, one after the other
    for (int i = 0; i < 20; i++) {
      MediaLine line = open(small, plain());
      assertThat(line.address().getPort()).isEqualTo(port);
      assertThat(small.open(plain()))
          .isEqualTo(new OpenAnswer.Refused(OpenAnswer.Reason.PORTS_EXHAUSTED));
      line.close();
      line.close();
      await(() -> small.portsInUse() == 0);
    }
    // then
    await(() -> small.openLines() == 0);
    open(small, plain());
    small.close();
    assertThat(small.openLines() + small.portsInUse()).isZero();
    assertThat(small.open(plain())).isEqualTo(new OpenAnswer.Refused(OpenAnswer.Reason.CLOSED));
  }

  private static DatagramSocket evenSocket() throws Exception {
    while (true) {
      DatagramSocket socket =
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      if (socket.getLocalPort() % 2 == 0) {
        return socket;
      }
      socket.close();
    }
  }

  @Test
  void shouldRefuseMoreLinesThanItMayHave() {
    loop.close();
    MediaSettings two = MediaSettings.loopback().withMaxLines(2);
    try (MediaLoop small = new MediaLoop(two, System::nanoTime, new Random(1))) {
      open(small, plain());
      open(small, plain());
      assertThat(small.open(plain()))
          .isEqualTo(new OpenAnswer.Refused(OpenAnswer.Reason.TOO_MANY_LINES));
    }
  }

  @Test
  void shouldNotAllocateWhileLinesRun() {
    try (loop) {
      // given
      MediaLine one = open(loop, plain());
      MediaLine two = open(loop, plain());
      var mediaThread = new LinkedBlockingQueue<Long>();
      AudioSink sink =
          (in, out, length, at, concealed) -> {
            if (mediaThread.isEmpty()) {
              mediaThread.add(Thread.currentThread().getId());
            }
          };
      connect(one, two, new Silent(), sink);
      connect(two, one, new Silent(), deaf());
      Clip speech = LineFixture.clip(80_000);
      one.play(1, 1, speech);
      two.play(1, 2, speech);
      await(() -> one.counts().received() > 100);
      long id = mediaThread.remove();
      mediaThread.add(id);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      // when: four windows, in any of which something may be done for the first time
      long[] allocated = new long[4];
      for (int window = 0; window < allocated.length; window++) {
        long before = threads.getThreadAllocatedBytes(id);
        long target = one.counts().received() + 40;
        await(() -> one.counts().received() >= target);
        allocated[window] = threads.getThreadAllocatedBytes(id) - before;
      }
      // then
      Arrays.sort(allocated);
      assertThat(allocated[1]).as("octets in the second best window").isZero();
    }
  }

  @Test
  void shouldPaceItsPackets() {
    try (loop) {
      // given
      List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
      PacketObserver observer =
          (arrivalNanos, sequence, timestamp, samples, level) -> arrivals.add(arrivalNanos);
      MediaLine one = open(loop, plain());
      MediaLine two = open(loop, plain().withObserver(observer));
      connect(two, one, new Silent(), deaf());
      connect(one, two, new Silent(), deaf());
      // when
      await(() -> arrivals.size() >= 150);
      // then: generous, because this machine may be busy
      double[] gaps = new double[140];
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = (arrivals.get(i + 10) - arrivals.get(i + 9)) / 1e6;
      }
      assertThat(Arrays.stream(gaps).average().orElseThrow()).isBetween(19.0, 21.0);
      Arrays.sort(gaps);
      assertThat(gaps[70]).isBetween(19.0, 21.0);
    }
  }
}
