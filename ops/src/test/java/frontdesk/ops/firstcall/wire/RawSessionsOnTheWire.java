package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions of a whole node and how they change (RFC 3264), with the audio that follows. */
abstract class RawSessionsOnTheWire extends RawCallsOnTheWire {
  private static final Duration WHILE = Duration.ofMillis(400);

  /** For packets that were under way. */
  private static final Duration SETTLE = Duration.ofMillis(150);

  private final String nowhere;

  RawSessionsOnTheWire(String host, String nowhere) {
    super(host);
    this.nowhere = nowhere;
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldAndResumeInEveryForm(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given
      phone.dial();
      phone.awaitSpeech(0);
      int port = phone.rtp().port();
      RawCall call = phone.call();
      String toNowhere = call.sdp(nowhere, port, "0", "");
      // when, then
      answered(phone, 2, call.offer(port, "a=sendonly\r\n"), "a=recvonly", false);
      answered(phone, 3, call.offer(port, "a=sendrecv\r\n"), "", true);
      answered(phone, 4, call.offer(port, "a=inactive\r\n"), "a=inactive", false);
      answered(phone, 5, call.offer(port), "", true);
      answered(phone, 6, call.offer(port, "a=recvonly\r\n"), "a=sendonly", true);
      answered(phone, 7, call.offer(port), "", true);
      answered(phone, 8, toNowhere, "", false);
      answered(phone, 9, call.offer(port), "", true);
      assertEquals(1, phone.rtp().heard().sources(), "one stream all the time");
      call.hangUp(10);
    }
  }

  private static void answered(
      RawPhone phone, int cseq, String offer, String direction, boolean audio) throws IOException {
    String answer = phone.call().reinvite(cseq, offer);
    assertTrue(answer.startsWith("SIP/2.0 200"), answer);
    assertTrue(RawSipClient.body(answer).contains(direction), answer);
    Await.elapsed(SETTLE);
    long settled = System.nanoTime();
    if (audio) {
      Await.until(
          "sound comes after offer " + cseq, () -> phone.rtp().heard().since(settled).size() > 10);
    } else {
      Await.elapsed(WHILE);
      assertEquals(0, phone.rtp().heard().since(settled).size(), "held by offer " + cseq);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldChangeTheCodecInACall(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given
      phone.dial();
      phone.awaitSpeech(0);
      assertEquals(List.of(0), phone.rtp().heard().payloadTypes());
      // when
      String offer = phone.call().sdp(phone.client().host(), phone.rtp().port(), "8", "");
      String answer = phone.call().reinvite(2, offer);
      phone.rtp().payloadType(8);
      // then
      assertTrue(RawCall.line(RawSipClient.body(answer), "m=audio ").endsWith(" 8"), answer);
      Await.elapsed(SETTLE);
      long settled = System.nanoTime();
      phone.awaitSpeech(settled);
      assertEquals(List.of(8), phone.rtp().heard().since(settled).payloadTypes());
      assertEquals(1, phone.rtp().heard().sources());
      phone.call().hangUp(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFollowTheCallerToAnotherAddress(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport);
        RawRtp other = RawRtp.open(node().sip().getAddress())) {
      // given
      phone.dial();
      phone.awaitSpeech(0);
      // when
      String answer = phone.call().reinvite(2, phone.call().offer(other.port()));
      phone.rtp().mute(true);
      other.sendTo(RawCall.audioAddress(answer));
      // then
      Await.until("sound comes there", () -> other.heard().size() > 20);
      Await.elapsed(SETTLE);
      long settled = System.nanoTime();
      Await.elapsed(WHILE);
      assertEquals(0, phone.rtp().heard().since(settled).size(), "the old address");
      phone.call().hangUp(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheSessionWhenAChangeIsRefused(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given
      phone.dial();
      // when
      RawCall call = phone.call();
      String g729 = call.sdp(phone.client().host(), phone.rtp().port(), "18", "");
      String refused = call.reinvite(2, g729);
      phone.client().send(call.request("ACK", 2, call.inviteBranch(), "", ""));
      // then
      assertTrue(refused.startsWith("SIP/2.0 488"), refused);
      long since = System.nanoTime();
      Await.until("sound goes on", () -> phone.rtp().heard().since(since).size() > 10);
      call.hangUp(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldOfferWhenAReinviteOffersNothing(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given
      phone.dial();
      RawCall call = phone.call();
      // when
      phone.client().send(call.request("INVITE", 2, ""));
      String ok = phone.client().expectFinal("INVITE");
      phone.client().send(call.request("ACK", 2, call.offer(phone.rtp().port())));
      // then
      assertTrue(RawSipClient.body(ok).contains("m=audio "), ok);
      Await.elapsed(SETTLE);
      long since = System.nanoTime();
      Await.until("sound goes on", () -> phone.rtp().heard().since(since).size() > 10);
      call.hangUp(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAnOfferWhileItsOwnIsPending(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given: our 200 made an offer that the caller's ACK has not answered yet
      phone.dial();
      RawCall call = phone.call();
      int port = phone.rtp().port();
      phone.client().send(call.request("INVITE", 2, ""));
      String offered = phone.client().expectFinal("INVITE");
      assertTrue(offered.startsWith("SIP/2.0 200"), offered);
      // when
      phone.client().send(call.request("INVITE", 3, call.offer(port)));
      String refused =
          phone.client().expect(m -> isFinalTo(m, "3 INVITE"), "an answer to the second offer");
      // then (RFC 3261 14.2)
      assertTrue(refused.startsWith("SIP/2.0 491"), refused);
      phone.client().send(call.request("ACK", 3, call.inviteBranch(), "", ""));
      phone.client().send(call.request("ACK", 2, call.offer(port)));
      assertTrue(call.reinvite(4, call.offer(port)).startsWith("SIP/2.0 200"), "later it may");
      call.hangUp(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAnOfferWhoseForerunnerWasAnswered(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given: offer and answer are exchanged, the ACK is lost (RFC 5407 3.1.4)
      phone.dial();
      RawCall call = phone.call();
      int port = phone.rtp().port();
      phone.client().send(call.request("INVITE", 2, call.offer(port)));
      assertTrue(phone.client().expectFinal("INVITE").startsWith("SIP/2.0 200"));
      // when
      phone.client().send(call.request("INVITE", 3, call.offer(port)));
      String answer = phone.client().expect(m -> isFinalTo(m, "3 INVITE"), "an answer");
      // then
      assertTrue(answer.startsWith("SIP/2.0 200"), answer);
      call.acknowledge(3);
      call.acknowledge(2);
      call.hangUp(4);
    }
  }

  private static boolean isFinalTo(String message, String cseq) {
    return RawSipClient.header(message, "CSeq").equals(cseq)
        && message.startsWith("SIP/2.0 ")
        && !message.startsWith("SIP/2.0 1");
  }
}
