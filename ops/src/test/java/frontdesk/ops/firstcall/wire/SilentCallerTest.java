package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.call.CallEvent;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A caller whose audio stops without a BYE: the call is ended, and its port comes back. */
class SilentCallerTest extends WholeNodeCalls {
  /** Three times the two seconds that are set. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Duration PROMPTS = Duration.ofSeconds(20);

  /** The wish of a call that ended is kept without anybody waiting for it. */
  private static final Duration UNTIL_KEPT = Duration.ofMillis(300);

  SilentCallerTest() {
    super(
        "127.0.0.1",
        SHORT_TIMERS + "frontdesk { media.inbound-timeout = 2s, line.relatch-after = 500ms }\n");
  }

  @Test
  void shouldHangUpOnWhoIsNotHeardAnyMore() throws IOException {
    // given
    try (RawPhone phone = phone(Transport.UDP).dial()) {
      phone.awaitSpeech(System.nanoTime());
      // when
      phone.rtp().mute(true);
      // then
      String bye = phone.client().expect(m -> m.startsWith("BYE "), "BYE", PATIENCE);
      phone.client().send(phone.call().response(bye, "200 OK", ""));
      assertEquals(CallEvent.Ending.MEDIA_LOST, ending(phone.id()));
    }
  }

  @Test
  void shouldOfferToGoOnToWhoWasCutOffAndToNobodyElse() throws IOException {
    // given: the service is known when the line goes dead
    try (RawPhone phone = phone(Transport.UDP).dial()) {
      press(phone, 1);
      press(phone, 2);
      heard(phone, 3);
      phone.rtp().mute(true);
      String bye = phone.client().expect(m -> m.startsWith("BYE "), "BYE", PROMPTS);
      phone.client().send(phone.call().response(bye, "200 OK", ""));
      assertEquals(CallEvent.Ending.MEDIA_LOST, ending(phone.id()));
      Await.until("nothing is owed any more", PROMPTS, () -> node().node().usage().idle());
      Await.elapsed(UNTIL_KEPT);
      // when
      try (RawPhone other = phone(Transport.UDP).dial();
          RawPhone again = RawPhone.again(Transport.UDP, node().sip(), phone).dial()) {
        // then: not before a yes is anything of it named
        assertTrue(heard(other, 1).contains("How can I help"), () -> heard(other, 1));
        String greeting = heard(again, 1);
        assertTrue(greeting.contains("We were cut off"), greeting);
        press(again, 1);
        String next = heard(again, 2);
        assertTrue(next.startsWith("Which day"), next);
        other.call().hangUp(2);
        again.call().hangUp(2);
      }
    }
  }

  /** The words of a prompt, once it is spoken. */
  private String heard(RawPhone phone, int prompt) {
    Await.until(
        () -> "prompt " + prompt + " after " + node().calls().words(phone.id()),
        PROMPTS,
        () -> node().calls().words(phone.id()).size() >= prompt);
    return node().calls().words(phone.id()).get(prompt - 1);
  }

  /** Key one, into a prompt. */
  private void press(RawPhone phone, int prompt) {
    heard(phone, prompt);
    phone.awaitSpeech(System.nanoTime());
    phone.rtp().press('1');
  }
}
