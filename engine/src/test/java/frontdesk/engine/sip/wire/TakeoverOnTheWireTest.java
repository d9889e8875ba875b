package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.body;
import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.LocalDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dialog goes on at another user agent, which has nothing but the record. */
class TakeoverOnTheWireTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoOnAtAnotherUserAgentWithTheRecordAlone(boolean v6) throws Exception {
    TestDesk first = TestDesk.open();
    try (TestDesk second = TestDesk.open();
        RawSipClient client = first.caller(TransportKind.UDP, v6)) {
      // given
      RawCall call = new RawCall(client);
      String answer = call.establish();
      first.await(DialogEvent.Acknowledged.class);
      DialogRecord stored = first.record(call.deskTag());
      LocalDescription said = first.description(call.deskTag());
      first.close();

      // when
      client.turnTo(second.address(TransportKind.UDP, v6));
      second.takeOver(stored, said);
      second.reinvite(call.deskTag());

      // then
      String reinvite = client.expect("INVITE sip:caller@" + client.hostPort());
      assertThat(header(reinvite, "Call-ID")).isEqualTo(call.callId());
      assertThat(header(reinvite, "From")).endsWith(";tag=" + call.deskTag());
      assertThat(header(reinvite, "CSeq")).isEqualTo("1 INVITE");
      assertThat(header(reinvite, "Contact")).isNotEqualTo(header(answer, "Contact"));
      assertThat(body(reinvite)).contains("o=frontdesk 7 " + (said.version() + 1) + " ");
      client.send(call.response(reinvite, "200 OK", call.plainOffer()));
      client.expect("ACK sip:caller@");
      second.await(DialogEvent.OfferAccepted.class);

      // when
      second.hangUp(call.deskTag());

      // then
      String bye = client.expect("BYE ");
      assertThat(header(bye, "CSeq")).isEqualTo("2 BYE");
      client.send(call.response(bye, "200 OK", ""));
      assertThat(second.await(DialogEvent.HungUp.class).status()).isEqualTo(200);
    }
  }

  @Test
  void shouldAnswerInADialogThatOnlyTheApplicationKnows() throws Exception {
    TestDesk first = TestDesk.open();
    try (TestDesk second = TestDesk.open();
        RawSipClient client = first.caller(TransportKind.UDP, false);
        RawSipClient toSecond = second.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String ok = call.establish();
      first.await(DialogEvent.Acknowledged.class);
      second.takeOver(first.record(call.deskTag()), first.description(call.deskTag()));
      first.close();

      // when the caller's requests reach the second by way of another socket, at once
      toSecond.send(call.request("INVITE", 2, call.plainOffer()));
      toSecond.send(call.request("INFO", 3, ""));

      // then
      toSecond.expect("SIP/2.0 100");
      String answer = toSecond.expectFinal("INVITE");
      assertThat(answer).startsWith("SIP/2.0 200");
      assertThat(body(answer)).isEqualTo(body(ok));
      assertThat(toSecond.expectFinal("INFO")).startsWith("SIP/2.0 200");
      toSecond.send(call.request("ACK", 2, ""));
      second.await(DialogEvent.Acknowledged.class);
      toSecond.send(call.request("BYE", 4, ""));
      second.await(DialogEvent.Ended.class);
      assertThat(second.agent().knownDialogs()).isZero();
    }
  }

  @Test
  void shouldTellThatTheCallerHungUpMeanwhile() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      desk.await(DialogEvent.Acknowledged.class);

      // when
      desk.reinvite(call.deskTag());
      client.send(call.response(client.expect("INVITE "), "481 Gone", ""));

      // then
      assertThat(desk.await(DialogEvent.OfferRefused.class).status()).isEqualTo(481);
    }
  }
}
