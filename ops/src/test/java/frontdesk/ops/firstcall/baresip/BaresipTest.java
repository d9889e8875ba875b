package frontdesk.ops.firstcall.baresip;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.cluster.QuickNode;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.ops.firstcall.harness.NodeProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * baresip calls, speaks and is answered; the node is killed in the middle and goes on. Its voice is
 * one in which nothing was tuned.
 */
class BaresipTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LISTENS = "> LISTENING]";
  private static final String NUMBER = "+442079460551";

  @TempDir private Path directory;

  @Test
  void shouldBookBySpeechAfterItsNodeWasKilledInTheMiddle()
      throws IOException, InterruptedException {
    NodeFiles files = NodeFiles.at(directory.resolve("node"), "127.0.0.1", "");
    NodeProcess node = NodeProcess.node(files);
    try (Baresip phone = Baresip.start(directory.resolve("baresip"), NUMBER)) {
      phone.dial("sip:harbour@127.0.0.1:" + files.sipPort());
      answer(node, phone, 1, "book-consultation");
      Await.until("the day is asked", PATIENCE, () -> node.ownWords().size() == 2);
      // The second question is being asked: its node dies.
      node.kill9();
      try (NodeProcess next = NodeProcess.node(files)) {
        List<String> lines = List.of("first-available", "number-one", "maria-jones", "yes", "yes");
        for (int i = 0; i < lines.size(); i++) {
          answer(next, phone, i + 1, lines.get(i));
        }
        answer(next, phone, lines.size() + 1, "yes-please");
        Await.until("the call ends", PATIENCE, () -> has(next, "call ended: COMPLETED"));
        assertThat(next.ownWords().get(0)).contains("cut off").contains("day");
        assertThat(next.ownWords()).noneMatch(words -> words.contains("What would you like to"));
        assertThat(next.ownWords()).anyMatch(words -> words.contains("You are booked"));
      }
      assertThat(invitesFrom(phone.trace())).isEqualTo(1);
      assertThat(phone.trace()).doesNotContain("telephone-event key");
    } finally {
      node.close();
    }
  }

  @Test
  void shouldHangUpWhenItsNodeComesBackTooLate() throws IOException, InterruptedException {
    NodeFiles files =
        NodeFiles.at(directory.resolve("node"), "127.0.0.1", "frontdesk.call.resume-window = 1s");
    NodeProcess node = withoutSpeech(files);
    try (Baresip phone = Baresip.start(directory.resolve("baresip"), NUMBER)) {
      phone.dial("sip:harbour@127.0.0.1:" + files.sipPort());
      Await.until(
          "the node listens",
          PATIENCE,
          () -> node.out().stream().anyMatch(line -> line.contains(LISTENS)));
      node.kill9();
      try (NodeProcess next = withoutSpeech(files)) {
        Await.until("the call ends", PATIENCE, () -> has(next, "call ended: NODE_LOST"));
        Await.until("BYE came", PATIENCE, () -> byesFrom(phone) == 1);
      }
    } finally {
      node.close();
    }
  }

  /** Nobody is to be understood, or to understand: neither recognizer nor voice is loaded. */
  private static NodeProcess withoutSpeech(NodeFiles files) throws IOException {
    return NodeProcess.quickly(QuickNode.class, files.config().toString()).awaitReady();
  }

  /** Speaks when the node listens for the n-th time; it may have begun to listen only just now. */
  private static void answer(NodeProcess node, Baresip phone, int turn, String line)
      throws IOException {
    Await.until(
        () -> "turn " + turn + " before " + line + ": " + node.out(),
        PATIENCE,
        () -> node.out().stream().filter(l -> l.contains(LISTENS)).count() >= turn);
    Await.elapsed(Duration.ofMillis(300));
    phone.say("kal", line);
  }

  private static boolean has(NodeProcess node, String text) {
    return node.out().stream().anyMatch(line -> line.contains(text));
  }

  /** Re-INVITEs that baresip received: requests to its own contact. */
  private static long invitesFrom(String trace) {
    return trace.lines().filter(l -> l.startsWith("INVITE sip:") && !l.contains("harbour")).count();
  }

  private static long byesFrom(Baresip phone) {
    try {
      return phone.trace().lines().filter(line -> line.startsWith("BYE sip:")).count();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
