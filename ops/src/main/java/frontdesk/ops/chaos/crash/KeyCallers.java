package frontdesk.ops.chaos.crash;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.playground.NodePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who book by keys, one call after the other, through whichever node is up or through the
 * one that they are told to prefer. Their calls are real: SIP and RTP.
 */
final class KeyCallers implements AutoCloseable {
  /** Quick, as the nodes say a short tone for whatever they say; patient with a crash. */
  private static final CallerSettings QUICK = quick();

  private static final int KEYS = 40;

  /** Questions before the first at which a name may be asked. */
  private static final int SURE = 3;

  private static final int PAUSE_MS = 200;

  /** Nearly everybody calls once: what one caller may have in a day is bounded. */
  private static final int NUMBERS = 9_000;

  private static final int FIRST_NUMBER = 1_000;

  private final CrashCluster cluster;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<String, AtomicInteger> talking = new ConcurrentHashMap<>();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger toTheEnd = new AtomicInteger();
  private volatile int wanted;
  private volatile int preferred = -1;

  KeyCallers(CrashCluster cluster) {
    this.cluster = cluster;
  }

  private static CallerSettings quick() {
    CallerSettings usual = CallerSettings.DEFAULTS;
    Duration quiet = Duration.ofMillis(160);
    return new CallerSettings(
        usual.voicedLevel(),
        quiet,
        Duration.ZERO,
        quiet,
        Duration.ofSeconds(12),
        Duration.ofSeconds(4),
        Duration.ofSeconds(2),
        Duration.ofMinutes(1),
        Duration.ofMillis(60));
  }

  /** "1" is yes, the first or the soonest; "#" is for who gives no name. */
  private static CallScript script() {
    List<ScriptStep> steps = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      steps.add(CallScript.press(key < SURE || key % 2 == 1 ? "1" : "#"));
    }
    steps.add(CallScript.waitForHangUp());
    return new CallScript(CallScript.DEFAULT_VOICE, steps);
  }

  /** So many at once from now on, at this node if it is up; those too many end their calls. */
  void atOnce(int count, Optional<Integer> node, Random random) {
    preferred = node.orElse(-1);
    wanted = count;
    while (threads.size() < count) {
      int number = threads.size();
      Random its = new Random(random.nextLong());
      Thread thread = new Thread(() -> run(number, its), "key-caller");
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void run(int number, Random random) {
    try {
      while (!over.await(random.nextInt(PAUSE_MS), TimeUnit.MILLISECONDS)) {
        Optional<CrashNode> node = number < wanted ? node(random) : Optional.empty();
        if (node.isPresent()) {
          call(node.get().place(), random);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<CrashNode> node(Random random) {
    int wish = preferred;
    return wish >= 0 && cluster.node(wish).isUp()
        ? Optional.of(cluster.node(wish))
        : cluster.any(random);
  }

  private void call(NodePlace place, Random random) throws InterruptedException {
    AtomicInteger there = talking.computeIfAbsent(place.name(), none -> new AtomicInteger());
    AtomicInteger counted = new AtomicInteger();
    int caller = placed.getAndIncrement() % NUMBERS;
    SimulatedCaller phone =
        new SimulatedCaller(
            QUICK,
            SpokenLines.in(Path.of("")),
            progress -> {
              if (progress.endsWith("caller answered") && counted.getAndSet(1) == 0) {
                there.incrementAndGet();
              }
            },
            System::nanoTime,
            random);
    try {
      SimulatedCaller.Result result =
          phone.call(
              CallOrder.to(place.uri("harbour"))
                  .withFrom("sip:+44207946%04d@127.0.0.1".formatted(FIRST_NUMBER + caller)),
              script());
      if (result instanceof SimulatedCaller.Result.Measured measured) {
        tally(measured.call());
      }
    } finally {
      there.addAndGet(-counted.get());
    }
  }

  private void tally(MeasuredCall call) {
    answered.addAndGet(call.answeredAfterMs() != null ? 1 : 0);
    toTheEnd.addAndGet(call.endedBy() == MeasuredCall.EndedBy.FAR_END ? 1 : 0);
  }

  /** Waits until so many of its callers talk to this node; whether they do. */
  boolean awaitTalking(NodePlace place, int count, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (talkingTo(place) < count) {
      if (System.nanoTime() > deadline || over.await(20, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private int talkingTo(NodePlace place) {
    AtomicInteger there = talking.get(place.name());
    return there == null ? 0 : there.get();
  }

  /**
   * What became of the calls.
   *
   * @param toTheEnd that the node hung up, when all was said
   */
  record Tally(int placed, int answered, int toTheEnd) {}

  Tally tally() {
    return new Tally(placed.get(), answered.get(), toTheEnd.get());
  }

  /** Waits until every caller's last call is over. */
  void awaitEnd(Duration patience) throws InterruptedException {
    close();
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
