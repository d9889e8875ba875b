package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** TCP keeps no borders of messages: they come in pieces, or several at once (RFC 3261 18.3). */
abstract class RawStreamsOnTheWire extends RawSessionsOnTheWire {
  private static final int PIECE = 7;

  RawStreamsOnTheWire(String host, String nowhere) {
    super(host, nowhere);
  }

  @Test
  void shouldPutTogetherWhatComesInPieces() throws IOException {
    try (RawPhone phone = phone(Transport.TCP)) {
      // given
      byte[] invite = phone.call().invite(phone.rtp().port()).getBytes(StandardCharsets.US_ASCII);
      // when
      for (int i = 0; i < invite.length; i += PIECE) {
        phone
            .client()
            .sendOctets(Arrays.copyOfRange(invite, i, Math.min(i + PIECE, invite.length)));
      }
      String ok = phone.client().expectFinal("INVITE");
      // then
      assertTrue(ok.startsWith("SIP/2.0 200"), ok);
      phone.call().joined(ok);
      phone.call().acknowledge(1);
      phone.awaitSpeech(0);
      phone.call().hangUp(2);
    }
  }

  @Test
  void shouldTakeApartWhatComesAtOnce() throws IOException {
    try (RawPhone phone = phone(Transport.TCP)) {
      // given
      RawCall call = phone.call();
      RawCall other = new RawCall(phone.client());
      // when: keep-alive, OPTIONS and INVITE in one write
      phone
          .client()
          .send("\r\n\r\n" + other.request("OPTIONS", 1, "") + call.invite(phone.rtp().port()));
      // then
      assertTrue(phone.client().expectFinal("OPTIONS").startsWith("SIP/2.0 200"));
      String ok = phone.client().expectFinal("INVITE");
      call.joined(ok);
      // when: ACK, re-INVITE's worth of OPTIONS, and BYE in one write
      phone
          .client()
          .send(
              call.request("ACK", 1, "")
                  + call.request("OPTIONS", 2, "")
                  + call.request("BYE", 3, ""));
      // then
      assertTrue(phone.client().expectFinal("OPTIONS").startsWith("SIP/2.0 200"));
      assertTrue(phone.client().expectFinal("BYE").startsWith("SIP/2.0 200"));
    }
  }
}
