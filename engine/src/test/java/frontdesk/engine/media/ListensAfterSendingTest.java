package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a caller says is heard half a tick after our packet left: an answer to it leaves sooner. */
class ListensAfterSendingTest {
  private static final long STEP_NANOS = Duration.ofMillis(1).toNanos();
  private static final long HALF_A_TICK_NANOS = Duration.ofMillis(10).toNanos();
  private static final int TICKS = 5;

  /** The loop has seen a step once it has asked for the time so often since. */
  private static final int LOOKS = 4;

  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
  private final AtomicLong asked = new AtomicLong();

  /** Is told nothing that matters here. */
  private static final class Deaf implements LineListener {
    @Override
    public void onKey(TelephoneKey key, long positionSamples) {
      throw new AssertionError("nobody presses a key");
    }

    @Override
    public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
      throw new AssertionError("nothing is played");
    }

    @Override
    public void onInboundLost() {
      throw new AssertionError("nothing had come in");
    }
  }

  private long now() {
    asked.incrementAndGet();
    return nanos.get();
  }

  private void step() {
    nanos.addAndGet(STEP_NANOS);
    long from = asked.get();
    await(() -> asked.get() >= from + LOOKS);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(50_000);
    }
  }

  @Test
  void shouldHearHalfATickAfterItHasSent() throws Exception {
    // given
    List<Long> heardAt = new CopyOnWriteArrayList<>();
    List<Long> sentAt = new ArrayList<>();
    try (MediaLoop loop = new MediaLoop(MediaSettings.loopback(), this::now, new Random(3))) {
      LineOpening opening = LineOpening.of(new Clip("none", new short[0]), orphan -> {});
      MediaLine line = ((OpenAnswer.Opened) loop.open(opening)).line();
      line.attach(1, new Deaf(), (in, out, length, at, concealed) -> heardAt.add(nanos.get()));
      // when
      long before = line.positionSamples();
      while (sentAt.size() < TICKS || heardAt.size() < TICKS) {
        step();
        if (line.positionSamples() > before) {
          before = line.positionSamples();
          sentAt.add(nanos.get());
        }
      }
    }
    // then
    for (int i = 0; i < TICKS; i++) {
      assertThat(heardAt.get(i) - sentAt.get(i))
          .as("tick %d", i)
          .isBetween(HALF_A_TICK_NANOS - STEP_NANOS, HALF_A_TICK_NANOS + STEP_NANOS);
    }
  }
}
