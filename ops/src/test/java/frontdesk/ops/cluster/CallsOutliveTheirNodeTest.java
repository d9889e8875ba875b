package frontdesk.ops.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.NodeProcess;
import frontdesk.ops.firstcall.wire.KeysBooking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A booking call that loses its node by kill -9, and then the next one to an operator's stop, goes
 * on from its pending question and books once. The times are those that the caller heard.
 */
class CallsOutliveTheirNodeTest {
  /** Three times the promise, as the machine of a test may be busy. */
  private static final Duration AUDIBLE = Duration.ofSeconds(6);

  /** The same for a planned move. */
  private static final Duration NO_GAP = Duration.ofMillis(600);

  private static final String NO_PATIENCE = "frontdesk.takeover.drain-patience = 500ms\n";

  @Test
  void shouldGoOnAfterItsNodeIsKilledAndTheNextOneIsStopped(@TempDir Path directory)
      throws Exception {
    try (Ring ring = Ring.start(directory, 3, NO_PATIENCE);
        MovingPhone caller = MovingPhone.dial(3)) {
      List<Integer> moves = new CopyOnWriteArrayList<>(List.of(3));
      Supplier<List<String>> prompts = () -> prompts(ring, moves);
      KeysBooking booking = new KeysBooking(caller.phone(), prompts);
      booking.step();
      booking.step();
      // when its node is killed
      long killed = System.nanoTime();
      ring.node(3).kill9();
      int second = caller.takenOver();
      moves.add(second);
      // then
      Duration gap = caller.audibleAfter(killed);
      System.out.println("audible after a kill: " + gap.toMillis() + " ms, on node " + second);
      assertNotEquals(3, second);
      booking.step();
      assertTrue(
          prompts.get().get(2).startsWith("I am sorry, we were cut off"), () -> "" + prompts.get());
      // when the next one is stopped
      long stopped = System.nanoTime();
      Thread stop = stopping(ring.node(second));
      int third = caller.takenOver();
      moves.add(third);
      stop.join();
      // then
      assertEquals(6, second + third + 3);
      Duration silence = caller.phone().rtp().heard().since(stopped).longestGap();
      System.out.println("longest gap of a planned move: " + silence.toMillis() + " ms");
      booking.step();
      String last = booking.book();
      assertTrue(last.contains("Goodbye"), last);
      assertEquals(
          1, prompts.get().stream().filter(words -> words.contains("You are booked")).count());
      assertTrue(gap.compareTo(AUDIBLE) <= 0, () -> "audible after " + gap);
      assertTrue(silence.compareTo(NO_GAP) <= 0, () -> "no packet for " + silence);
      assertNoQuestionIsAskedTwice(prompts.get());
    }
  }

  private static Thread stopping(NodeProcess node) {
    Thread stop =
        new Thread(
            () -> {
              try {
                assertEquals(0, node.stop());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-node");
    stop.start();
    return stop;
  }

  /** In the order of the moves: a node that is gone says nothing more. */
  private static List<String> prompts(Ring ring, List<Integer> moves) {
    return moves.stream().flatMap(node -> ring.node(node).ownWords().stream()).toList();
  }

  /** But for the pending one, which follows the word of sorrow. */
  private static void assertNoQuestionIsAskedTwice(List<String> prompts) {
    List<String> fresh =
        prompts.stream().filter(words -> !words.startsWith("I am sorry, we were cut off")).toList();
    assertEquals(fresh.stream().distinct().toList(), fresh);
  }
}
