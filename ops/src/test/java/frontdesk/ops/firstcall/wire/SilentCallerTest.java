package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.protocol.call.CallEvent;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A caller whose audio stops without a BYE: the call is ended, and its port comes back. */
class SilentCallerTest extends WholeNodeCalls {
  /** Three times the two seconds that are set. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

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
}
