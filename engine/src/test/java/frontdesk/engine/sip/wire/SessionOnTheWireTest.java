package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.body;
import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.Codec;
import frontdesk.engine.sip.sdp.Direction;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of a session that stands: hold, codec, address, glare, late offers, keys. */
class SessionOnTheWireTest {
  @ParameterizedTest
  @CsvSource({
    "UDP,false,127.0.0.1,a=sendonly,recvonly,true",
    "UDP,false,127.0.0.1,a=inactive,inactive,true",
    "UDP,false,127.0.0.1,a=recvonly,sendonly,false",
    "UDP,false,0.0.0.0,a=sendrecv,recvonly,true",
    "UDP,false,0.0.0.0,a=inactive,inactive,true",
    "UDP,true,::1,a=sendonly,recvonly,true",
    "UDP,true,::,a=sendrecv,recvonly,true",
    "TCP,false,0.0.0.0,a=sendonly,recvonly,true",
    "TCP,true,::1,a=inactive,inactive,true"
  })
  void shouldHoldAndResume(
      TransportKind kind, boolean v6, String address, String line, String answer, boolean held)
      throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();

      // when
      client.send(call.request("INVITE", 2, call.sdp(address, 40_000, "8 0", line + "\r\n")));
      String onHold = client.expectFinal("INVITE");
      client.send(call.request("ACK", 2, ""));

      // then
      assertThat(onHold).startsWith("SIP/2.0 200");
      assertThat(body(onHold)).contains("a=" + answer);
      assertThat(desk.session(call.deskTag()).held()).isEqualTo(held);

      // when
      client.send(call.request("INVITE", 3, call.plainOffer()));
      String resumed =
          client.expect(
              m -> header(m, "CSeq").equals("3 INVITE") && m.startsWith("SIP/2.0 200"),
              "200 to the resume");
      client.send(call.request("ACK", 3, ""));

      // then
      assertThat(body(resumed)).contains("a=sendrecv");
      assertThat(desk.session(call.deskTag()).held()).isFalse();
      assertThat(desk.session(call.deskTag()).direction()).isEqualTo(Direction.SENDRECV);
      call.hangUp(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldFollowACodecAndAddressChange(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      String first = body(call.establish());
      assertThat(desk.session(call.deskTag()).codec()).isEqualTo(Codec.PCMA);

      // when
      String offer =
          call.sdp(
              client.host(), 41_000, "0 97", "a=rtpmap:97 telephone-event/8000\r\na=ptime:30\r\n");
      client.send(call.request("INVITE", 2, offer));
      String ok = client.expectFinal("INVITE");
      client.send(call.request("ACK", 2, ""));

      // then
      assertThat(body(ok)).contains("m=audio 30000 RTP/AVP 0 97").contains("a=ptime:30");
      assertThat(originVersion(body(ok))).isEqualTo(originVersion(first) + 1);
      assertThat(desk.session(call.deskTag()).codec()).isEqualTo(Codec.PCMU);
      assertThat(desk.session(call.deskTag()).remotePort()).isEqualTo(41_000);
      assertThat(desk.session(call.deskTag()).packetTime()).isEqualTo(Duration.ofMillis(30));
      assertThat(desk.session(call.deskTag()).sendTelephoneEvent()).hasValue(97);
      call.hangUp(3);
    }
  }

  @Test
  void shouldKeepTheVersionOfAnUnchangedAnswer() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String first = body(call.establish());

      // when a session timer refreshes with the same offer
      String headers = "Session-Expires: 1800;refresher=uac\r\nSupported: timer\r\n";
      client.send(call.request("INVITE", 2, call.newBranch(), headers, call.plainOffer()));
      String ok =
          client.expect(
              m -> m.startsWith("SIP/2.0 200") && header(m, "CSeq").equals("2 INVITE"),
              "its 200, not one of the first INVITE that was sent again");
      client.send(call.request("ACK", 2, ""));

      // then
      assertThat(body(ok)).isEqualTo(first);
      assertThat(header(ok, "Session-Expires")).isEqualTo("1800;refresher=uac");
      assertThat(header(ok, "Require")).isEqualTo("timer");
      call.hangUp(3);
    }
  }

  private static long originVersion(String sdp) {
    String origin = sdp.lines().filter(l -> l.startsWith("o=")).findFirst().orElseThrow();
    return Long.parseLong(origin.split(" ", -1)[2]);
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldOfferInThe200WhenTheInviteDoesNot(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);

      // when
      client.send(call.request("INVITE", 1, ""));
      String ok = client.expect("SIP/2.0 200");
      call.joined(ok);
      client.send(call.request("ACK", 1, call.sdp(client.host(), 40_000, "0", "")));

      // then
      assertThat(body(ok)).contains("m=audio 30000 RTP/AVP 8 0 101");
      SdpBody answer = desk.await(DialogEvent.Acknowledged.class).answer();
      assertThat(answer).isInstanceOf(SdpBody.Present.class);
      call.hangUp(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "TCP,true"})
  void shouldAnswer491WhileOurOwnReinviteIsOpen(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      desk.await(DialogEvent.Acknowledged.class);
      desk.reinvite(call.deskTag());
      String ours = client.expect("INVITE ");

      // when both ask at once
      client.send(call.request("INVITE", 2, call.plainOffer()));
      String refusal = client.expectFinal("INVITE");
      client.send(call.response(ours, "491 Request Pending", ""));

      // then
      assertThat(refusal).startsWith("SIP/2.0 491");
      client.expect("ACK ");
      DialogEvent.OfferRefused refused = desk.await(DialogEvent.OfferRefused.class);
      assertThat(refused.status()).isEqualTo(491);
      assertThat(refused.retryIn()).isPresent();
      assertThat(refused.retryIn().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(2));

      // when tried again
      desk.reinvite(call.deskTag());
      String again =
          client.expect(
              m -> m.startsWith("INVITE ") && header(m, "CSeq").equals("2 INVITE"), "retry");
      client.send(call.response(again, "200 OK", call.plainOffer()));

      // then
      client.expect(m -> m.startsWith("ACK ") && header(m, "CSeq").equals("2 ACK"), "ACK");
      desk.await(DialogEvent.OfferAccepted.class);
    }
  }

  @Test
  void shouldAcknowledgeEachRepeated200ToOurReinviteButTellOnce() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      desk.await(DialogEvent.Acknowledged.class);
      desk.reinvite(call.deskTag());
      String ours = client.expect("INVITE ");
      String ok = call.response(ours, "200 OK", call.plainOffer());

      // when
      client.send(ok);
      client.send(ok);

      // then
      client.expect("ACK ");
      client.expect("ACK ");
      desk.await(DialogEvent.OfferAccepted.class);
      call.hangUp(2);
      assertThat(desk.await(DialogEvent.class)).isInstanceOf(DialogEvent.Ended.class);
    }
  }

  @Test
  void shouldAnswer500ToASecondOfferBeforeTheFirstIsAnswered() throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.IGNORE_OFFERS, 10);
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      client.send(call.request("INVITE", 2, call.plainOffer()));
      desk.await(DialogEvent.Offered.class);

      // when
      client.send(call.request("INVITE", 3, call.plainOffer()));

      // then
      String refusal = client.expectFinal("INVITE");
      assertThat(refusal).startsWith("SIP/2.0 500");
      assertThat(header(refusal, "Retry-After")).matches("[0-9]+");
    }
  }

  @Test
  void shouldAnswerAnUpdateAndARefusedOffer() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();

      // when
      client.send(call.request("UPDATE", 2, ""));
      String refreshed = client.expectFinal("UPDATE");
      client.send(call.request("UPDATE", 3, call.sdp(client.host(), 42_000, "0", "")));
      String changed = client.expect(m -> header(m, "CSeq").equals("3 UPDATE"), "answer to UPDATE");
      client.send(call.request("INVITE", 4, call.sdp(client.host(), 42_000, "18", "")));
      String refused = client.expectFinal("INVITE");

      // then
      assertThat(refreshed).startsWith("SIP/2.0 200");
      assertThat(body(refreshed)).isEmpty();
      assertThat(changed).startsWith("SIP/2.0 200");
      assertThat(body(changed)).contains("RTP/AVP 0");
      assertThat(refused).startsWith("SIP/2.0 488");
      assertThat(desk.session(call.deskTag()).codec()).isEqualTo(Codec.PCMU);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay,Signal=5\\nDuration=160,DIGIT_5,160",
    "application/dtmf-relay,Signal= #\\nDuration= 250,POUND,250",
    "application/dtmf,*,STAR,160"
  })
  void shouldHearKeysInInfo(String type, String text, TelephoneKey key, int ms) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();

      // when
      String info = call.request("INFO", 2, text.replace("\\n", "\r\n"));
      client.send(info.replace("application/sdp", type));

      // then
      assertThat(client.expectFinal("INFO")).startsWith("SIP/2.0 200");
      DialogEvent.KeyPressed pressed = desk.await(DialogEvent.KeyPressed.class);
      assertThat(pressed.key()).isEqualTo(key);
      assertThat(pressed.duration()).isEqualTo(Duration.ofMillis(ms));
    }
  }
}
