package frontdesk.ops.chaos.senses;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.Configuration;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.CallerProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Storage;
import frontdesk.protocol.booking.LedgerEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A node with a small heap under more INVITEs and datagrams than it can serve. */
public final class MemoryPressure implements Scenario {
  private static final int HEAP_MEGABYTES = 256;
  private static final int UNAVAILABLE = 503;
  private static final Duration STORM = Duration.ofSeconds(10);
  private static final int PER_SECOND = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_NANOS = 250_000_000;

  /** What classes and buffers of a first load may leave behind. */
  private static final long HEAP_SLACK_BYTES = 24L << 20;

  /** Bounds that a storm reaches, and timers by which its traces are soon gone. */
  private static final String BOUNDS =
      """
      frontdesk {
        call { slots = 6, retry-after = 1s }
        sip {
          transaction-limit = 200
          queued-messages = 40
          dialogs { limit = 20 }
          timers { t1 = 50ms, t2 = 200ms, t4 = 200ms }
        }
      }
      """;

  @Override
  public String name() {
    return "memory-pressure";
  }

  @Override
  public String promise() {
    return "A node with "
        + HEAP_MEGABYTES
        + " MB of heap gets more INVITEs and datagrams than it can serve: it refuses with 503,"
        + " serves the caller that it has, and is as before afterwards.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Promises promises = new Promises(run, verdict);
    Configuration.Loaded configuration =
        TroubledNode.configuration(run.folder(), BOUNDS + run.settings());
    try (SmallNodeProcess node =
        SmallNodeProcess.start(
            run.folder().resolve("frontdesk.conf"),
            HEAP_MEGABYTES,
            run.folder().resolve("node.log"))) {
      JsonNode before = node.state();
      int port = before.get("port").asInt();
      promises.heard("the caller", stormOver(run, port, verdict));
      JsonNode refused = node.state().get("refusals");
      verdict.check(
          "what was refused is counted",
          refused.get("sip.requests").asLong() > 0 && refused.get("sip.messages").asLong() > 0,
          refused.toString());
      awaitIdle(node, verdict, before);
      promises.heard("the next caller", call(run, port, "next").result(PATIENCE));
      awaitIdle(node, verdict, before);
      verdict.check("the node lives", node.isAlive(), node.isAlive() ? "yes" : "no");
      node.stop();
    }
    judgeStore(configuration, promises);
    return verdict;
  }

  private static CallerProcess call(ChaosRun run, int port, String name) throws IOException {
    return CallerProcess.call(
        run.folder(),
        name,
        "sip:harbour@127.0.0.1:" + port,
        "sip:+442079460111@127.0.0.1",
        Scripts.keys());
  }

  /** A caller is on the line while the storm blows. */
  private static MeasuredCall stormOver(ChaosRun run, int port, Verdict verdict) throws Exception {
    try (CallerProcess caller = call(run, port, "caller");
        Storm storm =
            new Storm(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), run.seed())) {
      LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
      storm.blow(STORM, PER_SECOND);
      Map<Integer, Long> answers = storm.answers();
      run.say("storm: " + storm.sent() + " datagrams sent, answers by status " + answers);
      verdict.figure("stormSent", storm.sent()).figure("stormAnswers", answers);
      verdict.check(
          "what cannot be served is refused with 503",
          answers.getOrDefault(UNAVAILABLE, 0L) > 0,
          answers.toString());
      return caller.result(PATIENCE);
    }
  }

  private static void awaitIdle(SmallNodeProcess node, Verdict verdict, JsonNode before)
      throws IOException, FaultNotPossible {
    long last = System.nanoTime() + UNTIL_IDLE.toNanos();
    JsonNode now = node.state();
    while (!now.get("idle").asBoolean() && System.nanoTime() - last < 0) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      now = node.state();
    }
    verdict.check(
        "nothing of the calls is left in the node",
        now.get("idle").asBoolean(),
        now.get("usage").toString());
    long more = now.get("heapBytes").asLong() - before.get("heapBytes").asLong();
    verdict.check(
        "the heap is as before, give or take " + (HEAP_SLACK_BYTES >> 20) + " MB",
        more <= HEAP_SLACK_BYTES,
        (more >> 10) + " KB more");
  }

  private static void judgeStore(Configuration.Loaded configuration, Promises promises)
      throws SQLException, FaultNotPossible {
    if (!(Storage.open(configuration.settings(), Clock.systemUTC(), Storage.Purpose.READ)
        instanceof Storage.Opening.Opened opened)) {
      throw new FaultNotPossible("the stopped node's store cannot be read");
    }
    try (Storage storage = opened.storage()) {
      Journal journal = new Journal(storage, BuildVersion.current());
      List<LedgerEvent.AppointmentBooked> bookings = journal.bookings();
      promises
          .verdict()
          .check(
              "both callers have their appointments",
              bookings.size() == 2,
              bookings.size() + " bookings");
      for (LedgerEvent.AppointmentBooked booked : bookings) {
        promises.booked("a caller", journal, booked.call());
        promises.replayed("a caller", journal, booked.call());
      }
    }
  }
}
