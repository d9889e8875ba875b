package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.cluster.CallWords;
import frontdesk.ops.cluster.MovingPhone;
import frontdesk.ops.cluster.Ring;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.wire.KeysBooking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that stops running and wakes as a zombie, and one that is killed between its caller's yes
 * and the answer: each caller hears one voice, and has one booking and knows it.
 */
@Tag("long")
class LostMidSentenceTest {
  private static final int NODES = 3;

  /** Three times what is promised for a host that is lost without a word. */
  private static final Duration SUSPECTED = Duration.ofSeconds(45);

  /** Three times the promise to a caller whose node is killed. */
  private static final Duration AUDIBLE = Duration.ofSeconds(6);

  /** Three times that of a zombie, which has to be silent within a second. */
  private static final Duration SILENCED = Duration.ofSeconds(3);

  private static final Duration PROMPT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final String SERVING = "> PROCESSING]";

  @Test
  void shouldKeepItsWordToTheCallersOfAZombieAndOfANodeThatDiesAtTheirYes(@TempDir Path directory)
      throws Exception {
    try (Ring ring = Ring.start(directory, NODES, "")) {
      String zombies = callOfAZombie(ring);
      String killed = callThatIsLostAtItsYes(ring);

      StoredCalls stored = StoredCalls.read(ring.config(1));
      for (String call : List.of(zombies, killed)) {
        assertThat(stored.bookedBy(call))
            .as(() -> call + " of " + zombies + " and " + killed + ", " + said(ring))
            .isEqualTo(1);
        assertThat(stored.facts(call).toldBooked()).isTrue();
        assertThat(stored.facts(call).askedTwice()).isZero();
      }
      assertThat(Booking.clashing(stored.bookings())).isZero();
      assertThat(stored.cameBack()).isZero();
      assertThat(stored.sound()).as(() -> "" + stored.verification()).isTrue();
    }
  }

  private static List<List<String>> said(Ring ring) {
    return List.of(ring.node(1).out(), ring.node(2).out(), ring.node(3).out());
  }

  private static String callOfAZombie(Ring ring) throws Exception {
    CallWords words = wordsOfACallTo(ring, 2);
    try (MovingPhone caller = MovingPhone.dial(2)) {
      KeysBooking booking = new KeysBooking(caller.phone(), words::prompts);
      booking.step();
      booking.step();
      // when
      long frozen = System.nanoTime();
      ring.freeze(2);
      words.movedTo(caller.takenOver());
      Duration gap = audibleAgain(caller, frozen);
      ring.wake(2);
      long woken = System.nanoTime();
      // then
      System.out.println("audible after a node stopped running: " + gap.toMillis() + " ms");
      assertThat(gap).isLessThanOrEqualTo(SUSPECTED);
      long silent = woken + SILENCED.toNanos();
      Await.until(
          "what comes later is of one voice",
          PROMPT,
          () -> caller.phone().rtp().heard().since(silent).size() > 50);
      assertThat(caller.phone().rtp().heard().since(silent).sources()).isEqualTo(1);
      assertThat(booking.book()).contains("Goodbye");
      return caller.phone().id().value();
    }
  }

  private static String callThatIsLostAtItsYes(Ring ring) throws Exception {
    CallWords words = wordsOfACallTo(ring, 3);
    try (MovingPhone caller = MovingPhone.dial(3)) {
      KeysBooking booking = new KeysBooking(caller.phone(), words::prompts);
      awaitReadBack(booking, words::prompts);
      long served = serving(ring);
      booking.step();
      long limit = System.nanoTime() + PROMPT.toNanos();
      while (serving(ring) == served && System.nanoTime() < limit) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
      // when
      long killed = System.nanoTime();
      ring.node(3).kill9();
      int second = caller.takenOverOrOver();
      // then: it has been told already if it was that fast
      if (second > 0) {
        words.movedTo(second);
        Duration gap = audibleAgain(caller, killed);
        System.out.println("audible after a kill at the yes: " + gap.toMillis() + " ms");
        assertThat(gap).isLessThanOrEqualTo(AUDIBLE);
        assertThat(booking.book()).contains("Goodbye");
      }
      return caller.phone().id().value();
    }
  }

  /** From the loss to what is heard of the node that took over just now: not what was under way. */
  private static Duration audibleAgain(MovingPhone caller, long lost) {
    long takenOver = System.nanoTime();
    return Duration.ofNanos(takenOver - lost).plus(caller.audibleAfter(takenOver));
  }

  /** Answers every question before the read-back, which has begun then. */
  private static void awaitReadBack(KeysBooking booking, Supplier<List<String>> prompts) {
    int answered = 0;
    while (true) {
      int before = answered;
      Await.until(
          () -> "a prompt after " + prompts.get(), PROMPT, () -> prompts.get().size() > before);
      List<String> all = prompts.get();
      answered = all.size();
      if (all.get(answered - 1).contains("Shall I book it")) {
        return;
      }
      booking.step();
    }
  }

  private static long serving(Ring ring) {
    return ring.node(3).out().stream().filter(line -> line.contains(SERVING)).count();
  }

  /** The second call may move to the node on which the first one was ended. */
  private static CallWords wordsOfACallTo(Ring ring, int first) {
    return new CallWords(node -> ring.node(node).ownWords(), NODES, first);
  }
}
