package frontdesk.ops.firstcall.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.cluster.QuickNode;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.ops.firstcall.harness.NodeProcess;
import frontdesk.ops.firstcall.harness.StoredFacts;
import frontdesk.ops.firstcall.wire.KeysBooking;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node in a process of its own is killed with -9 at random moments of a booking call, again and
 * again on the same files: twenty times, four nodes with files of their own at a time. {@code
 * -Dfrontdesk.kills=N} says otherwise, {@code -Dfrontdesk.seed=S} repeats a run.
 */
class KilledNodeTest {
  private static final int KILLS = Integer.getInteger("frontdesk.kills", 20);

  /** Nodes that live and die side by side: most of a call's time is waiting for its prompts. */
  private static final int NODES = 4;

  private static final long SEED = Long.getLong("frontdesk.seed", System.nanoTime());

  /** Prompts of a booking by keys: the last one tells of it and asks for anything else. */
  private static final int STEPS = 9;

  private static final int LATEST_MS = 500;

  /** What a JVM that was told to stop answers, after having stopped in order. */
  private static final int TERMINATED = 128 + 15;

  private static final Duration ENDS = Duration.ofSeconds(40);
  private static final Duration ALL_BYES_OVER = Duration.ofSeconds(12);

  /** Long enough to be killed in. */
  private static final String SENTENCE_SECONDS = "2";

  private static final String LATE_AT_ONCE =
      """
      frontdesk.sip.timers { t1 = 50ms, t2 = 400ms, t4 = 500ms }
      frontdesk.call { resume-window = 1s, slots = 50 }
      """;

  /** What a caller was told before the node was killed. */
  private record Told(CallId call, List<String> prompts) {}

  @Test
  void shouldLoseNothingAndBookNothingTwiceWhenKilled(@TempDir Path directory) throws Exception {
    System.out.println("seed of the kills: " + SEED);
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    try {
      List<Future<Integer>> lives = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        Path own = directory.resolve("node-" + i);
        Random random = new Random(SEED + i);
        lives.add(threads.submit(() -> killAgainAndAgain(own, random)));
      }
      int killed = 0;
      for (Future<Integer> life : lives) {
        killed += life.get();
      }
      assertEquals(KILLS / NODES * NODES, killed);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int killAgainAndAgain(Path directory, Random random) throws Exception {
    NodeFiles files = NodeFiles.at(directory, "127.0.0.1", LATE_AT_ONCE);
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < KILLS / NODES; i++) {
      told.add(killedInACall(files, random));
    }
    startOnceMore(files, told);
    StoredFacts facts = StoredFacts.of(files);
    assertEquals(List.of(), facts.withoutKey(), "seed " + SEED + ": lost keys");
    for (Told one : told) {
      check(facts, one);
    }
    checkLedger(facts);
    assertTrue(facts.sound(), () -> "seed " + SEED + ": " + facts.verification());
    return told.size();
  }

  private static void startOnceMore(NodeFiles files, List<Told> told) throws Exception {
    try (NodeProcess node = start(files)) {
      Await.until(
          () -> "every call ends after the last restart: " + node.out() + node.err(),
          ENDS,
          () -> endings(node) > 0 || told.size() == 1);
      // The BYE of each goes to nobody: it is over after 64 times T1, one call beside the other.
      Await.elapsed(ALL_BYES_OVER);
      int status = node.stop();
      assertTrue(status == 0 || status == TERMINATED, "a clean stop, not " + status);
    }
  }

  /** Keys book, and what is killed is a node's memory: no recognizer and no voice is needed. */
  private static NodeProcess start(NodeFiles files) throws Exception {
    return NodeProcess.quickly(QuickNode.class, files.config().toString(), SENTENCE_SECONDS)
        .awaitReady();
  }

  private static long endings(NodeProcess node) {
    return node.out().stream().filter(line -> line.contains("call ended")).count();
  }

  private static Told killedInACall(NodeFiles files, Random random) throws Exception {
    int step = random.nextInt(STEPS);
    int delayMs = random.nextInt(LATEST_MS);
    try (NodeProcess node = start(files);
        RawPhone phone =
            RawPhone.with(
                    Transport.UDP, new java.net.InetSocketAddress(files.address(), files.sipPort()))
                .dial()) {
      KeysBooking booking = new KeysBooking(phone, node::ownWords);
      boolean more = true;
      for (int i = 0; i < step && more; i++) {
        more = booking.step();
      }
      Await.elapsed(Duration.ofMillis(delayMs));
      node.kill9();
      return new Told(phone.id(), node.ownWords());
    }
  }

  /** Whatever was said to the caller was decided in the journal, and the call has an end there. */
  private static void check(StoredFacts facts, Told told) {
    String where = "seed " + SEED + ", call " + told.call();
    List<CallEvent> events = facts.events(told.call());
    assertTrue(
        events.stream().anyMatch(CallEvent.CallAnswered.class::isInstance),
        where + ": the 200 was sent, the answer is stored");
    long decided = events.stream().filter(KilledNodeTest::says).count();
    assertTrue(
        decided >= told.prompts().size(),
        where + ": said " + told.prompts().size() + ", stored " + decided);
    assertEquals(
        1,
        events.stream().filter(CallEvent.CallEnded.class::isInstance).count(),
        where + ": it has one end");
    List<LedgerEvent.AppointmentBooked> booked = facts.bookings(told.call());
    assertTrue(booked.size() <= 1, where + ": booked " + booked.size() + " times");
    boolean promised = told.prompts().stream().anyMatch(words -> words.contains("You are booked"));
    assertTrue(!promised || booked.size() == 1, where + ": told of a booking that is not there");
  }

  private static boolean says(CallEvent event) {
    return event instanceof CallEvent.DecisionMade made && made.decision() instanceof Decision.Say;
  }

  /** No two appointments of a practitioner overlap, and no ended call keeps a slot. */
  private static void checkLedger(StoredFacts facts) {
    List<Slot> slots = facts.bookings().stream().map(b -> b.appointment().slot()).toList();
    for (int i = 0; i < slots.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(!overlap(slots.get(i), slots.get(j)), "seed " + SEED + ": " + slots);
      }
    }
    assertEquals(List.of(), facts.holdsLeft(), "seed " + SEED + ": holds that nobody has");
  }

  private static boolean overlap(Slot one, Slot other) {
    return one.practitioner().equals(other.practitioner())
        && one.start().isBefore(other.end())
        && other.start().isBefore(one.end());
  }
}
