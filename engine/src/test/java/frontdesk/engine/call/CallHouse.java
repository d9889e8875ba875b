package frontdesk.engine.call;

import frontdesk.engine.JournalTestConfig;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.media.MediaSettings;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/**
 * What the calls of a test class share: actors whose timers, wall time and media ticks move only
 * when the test says so, and a journal in memory that stores bytes.
 */
final class CallHouse implements AutoCloseable {
  private static final int TICK_MS = 20;

  final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config().withFallback(JournalTestConfig.forPersistenceTestKit()));
  final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  final MovedClock clock = new MovedClock(CallClinic.NOW);
  final MediaLoop loop;
  private final ManualTime timers = ManualTime.get(kit.system());
  private final AtomicLong mediaNanos = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final TestProbe<Object> awaiting = kit.createTestProbe();

  CallHouse() {
    loop = new MediaLoop(MediaSettings.loopback(), mediaNanos::get, new Random(7));
  }

  TestCall call() {
    return call(CallSettings.DEFAULTS);
  }

  TestCall call(CallSettings settings) {
    return new TestCall(this, CallClinic.call(calls.incrementAndGet()), settings);
  }

  /** Lets time pass for timers and for what is recorded; the lines stand still. */
  void pass(Duration time) {
    clock.pass(time);
    timers.timePasses(time);
  }

  /** Lets a line run for this long, tick by tick. */
  void play(TestCall call, Duration time) {
    for (long ms = 0; ms < time.toMillis(); ms += TICK_MS) {
      long before = call.line().positionSamples();
      mediaNanos.addAndGet(Duration.ofMillis(TICK_MS).toNanos());
      await(() -> check(call.line().positionSamples() > before, "the line has not ticked"));
    }
  }

  /** Lets a line that says its last words run until it is gone. */
  void playOut(TestCall call) {
    MediaLine line = call.line();
    while (call.lines.find(call.id).isPresent()) {
      long before = line.positionSamples();
      mediaNanos.addAndGet(Duration.ofMillis(TICK_MS).toNanos());
      await(
          () ->
              check(
                  line.positionSamples() > before || call.lines.find(call.id).isEmpty(),
                  "the line has not ticked"));
    }
  }

  /** Waits until this no longer fails. */
  void await(Runnable assertion) {
    awaiting.awaitAssert(
        Duration.ofSeconds(10),
        Duration.ofMillis(5),
        () -> {
          assertion.run();
          return true;
        });
  }

  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  @Override
  public void close() {
    loop.close();
    kit.shutdownTestKit();
  }
}
