package frontdesk.ops.firstcall.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.chaos.store.AnnouncementHeard;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.CallLog;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.wire.RawAudio;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the journal's writes are held back only sound without content leaves, and no effect starts.
 *
 * <p>The failing twin is the same node with a journal that acknowledges writes before they are in
 * the store (Pekko's journal in memory): seen from the store, a build that acts before its write.
 */
class WriteThenActTest {
  private static final String PATIENT_JOURNAL = "frontdesk.journal.call-timeout = 60s\n";
  private static final String HASTY_JOURNAL =
      "pekko.persistence.journal.plugin = \"pekko.persistence.journal.inmem\"\n";

  private static final Duration HELD = Duration.ofSeconds(5);

  /** For what was under way when the key was pressed. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private static final Duration NEVER_SILENT_FOR = Duration.ofSeconds(2);
  private static final Duration LONGEST_GAP = Duration.ofMillis(500);

  @Test
  void shouldActOnlyAfterTheWriteWhenAKeyInterruptsAPrompt(@TempDir Path directory)
      throws Exception {
    try (NodeUnderTest node =
            NodeUnderTest.startWithoutEars(directory, "127.0.0.1", PATIENT_JOURNAL);
        RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      phone.awaitSpeech(0);
      shouldActOnlyAfterTheWrite(node, phone);
      // and once more, when the prompt was over and the caller's turn had come
      phone.awaitPrompt(0);
      shouldActOnlyAfterTheWrite(node, phone);
      phone.call().hangUp(2);
      Await.until("the node is idle", () -> node.node().usage().idle());
    }
  }

  @Test
  void shouldFindOutABuildThatActsBeforeTheWrite(@TempDir Path directory) throws Exception {
    try (NodeUnderTest node =
            NodeUnderTest.startWithoutEars(directory, "127.0.0.1", HASTY_JOURNAL);
        RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      phone.awaitSpeech(0);
      AssertionError found =
          assertThrows(AssertionError.class, () -> shouldActOnlyAfterTheWrite(node, phone));
      assertTrue(String.valueOf(found.getMessage()).contains("before the write"), found::toString);
      phone.call().hangUp(2);
    }
  }

  private static void shouldActOnlyAfterTheWrite(NodeUnderTest node, RawPhone phone)
      throws Exception {
    CallId call = phone.id();
    RawAudio heard;
    List<CallLog.Entry> told = node.calls().of(call);
    List<CallLog.Entry> acted;
    // when
    try (HeldBackJournal held = HeldBackJournal.of(node.node())) {
      phone.rtp().press('1');
      Await.elapsed(SETTLE);
      long since = System.nanoTime();
      Await.elapsed(HELD);
      heard = phone.rtp().heard().since(since);
      acted = node.calls().of(call);
      assertTrue(held.isHeld(), "writes were held back all the time");
    }
    // then
    assertEquals(prompts(told), prompts(acted), "prompts begun before the write");
    assertEquals(
        List.of(),
        AnnouncementHeard.ofTheDefaultVoice(1).foreign(heard.samples()),
        "sound with content before the write");
    assertTrue(heard.longestGap().compareTo(LONGEST_GAP) < 0, "sound never stops");
    assertTrue(
        heard.longestSilence().compareTo(NEVER_SILENT_FOR) < 0,
        "who is owed an answer hears something, but heard nothing for " + heard.longestSilence());
    // and when the journal writes again
    Await.until("it goes on", () -> prompts(node.calls().of(call)) > prompts(told));
  }

  private static long prompts(List<CallLog.Entry> entries) {
    return entries.stream().filter(entry -> entry.what().startsWith("says ")).count();
  }
}
