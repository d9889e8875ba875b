package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.CallFacts;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A caller who speaks Romanian books by keys at a node whose ears know English only: asked and
 * answered in Romanian, told so once, by the voice of the installed espeak-ng.
 */
class RomanianByKeysTest extends WholeNodeCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Far less than any prompt, far more than a click. */
  private static final Duration WORDS = Duration.ofMillis(400);

  /** Longer than the pauses between the sentences of a prompt. */
  private static final Duration OVER = Duration.ofMillis(800);

  private static final String ROMANIAN = "ro";

  /** What is recorded, or left out by the pound key. */
  private static final Set<Question> KEYS_OF_NOTHING = Set.of(Question.NAME, Question.NOTE);

  RomanianByKeysTest() {
    super("127.0.0.1", "");
  }

  @Test
  void shouldServeWhoSpeaksRomanianByKeys() throws Exception {
    assertTrue(
        node().node().notes().stream().anyMatch(note -> note.startsWith("ro voice: espeak-ng")),
        () -> "this test needs espeak-ng installed: " + node().node().notes());
    CallId id;
    try (RawPhone phone = phone(Transport.UDP).dial()) {
      id = phone.id();
      // given a greeting that ends in the other language
      Await.until("the greeting", PATIENCE, () -> prompts(phone.id()) > 0);
      String greeting = node().calls().words(id).get(0);
      assertTrue(greeting.contains("Pentru română, apăsați nouă."), greeting);
      // when
      hear(phone);
      phone.rtp().press('9');
      // then
      Await.until("Romanian", PATIENCE, () -> prompts(phone.id()) > 1);
      book(phone);
    }
    CallFacts facts = new CallFacts(node().events(id));
    List<Decision.Say> said = facts.decisions(Decision.Say.class);
    assertEquals("en", said.get(0).expectation().language());
    assertEquals(
        Set.of(ROMANIAN),
        said.stream().skip(1).map(say -> say.expectation().language()).collect(Collectors.toSet()));
    assertEquals(1, facts.texts().stream().filter("keys.only"::equals).count());
    assertEquals(1, node().bookings(id).size());
  }

  /** Answers each question by its keys until the booking is read out, and hears every prompt. */
  private void book(RawPhone phone) throws SQLException, IOException {
    CallId id = phone.id();
    int answered = 1;
    while (true) {
      int before = answered;
      Await.until(() -> "the prompt after " + words(id), PATIENCE, () -> prompts(id) > before);
      answered = prompts(id);
      Question question = lastAsked(id);
      if (!node().bookings(id).isEmpty()) {
        hear(phone);
        phone.call().hangUp(2);
        return;
      }
      if (question == Question.CONFIRM) {
        hearOut(phone);
      } else {
        hear(phone);
      }
      phone.rtp().press(KEYS_OF_NOTHING.contains(question) ? '#' : '1');
    }
  }

  /** Waits until some words of a prompt were heard. */
  private void hear(RawPhone phone) {
    long now = System.nanoTime();
    Await.until(
        () -> "a prompt is heard: " + words(phone.id()),
        PATIENCE,
        () -> phone.rtp().heard().since(now).audible().compareTo(WORDS) > 0);
  }

  private static void hearOut(RawPhone phone) {
    phone.awaitSpeech(System.nanoTime());
    Await.until(
        "the prompt is over", PATIENCE, () -> phone.rtp().heard().quietFor().compareTo(OVER) > 0);
  }

  private int prompts(CallId id) {
    return node().calls().words(id).size();
  }

  private String words(CallId id) {
    return node().calls().words(id).toString();
  }

  private Question lastAsked(CallId id) throws SQLException {
    List<Question> asked = new CallFacts(node().events(id)).asked();
    return asked.get(asked.size() - 1);
  }
}
