package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.body;
import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole calls as a stranger makes them, over each transport and address family. */
class CallOnTheWireTest {
  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldAnswerACallAndTakeItsBye(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);

      // when
      String ok = call.establish();

      // then
      client.expect("SIP/2.0 100");
      client.expect("SIP/2.0 180");
      assertThat(header(ok, "Contact")).contains("sip:" + call.deskTag() + "@");
      assertThat(header(ok, "Via")).contains("received=" + client.host());
      assertThat(body(ok)).contains("m=audio 30000 RTP/AVP 8 101").contains("a=sendrecv");
      desk.await(DialogEvent.Acknowledged.class);
      call.hangUp(2);
      desk.await(DialogEvent.Ended.class);
      assertThat(desk.agent().knownDialogs()).isZero();
      TestDesk.awaitTrue("no transaction open", () -> desk.agent().openTransactions() == 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldHangUpTowardsTheCaller(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      desk.await(DialogEvent.Acknowledged.class);

      // when
      desk.hangUp(call.deskTag());

      // then
      String bye = client.expect("BYE sip:caller@" + client.hostPort());
      assertThat(header(bye, "CSeq")).isEqualTo("1 BYE");
      client.send(call.response(bye, "200 OK", ""));
      assertThat(desk.await(DialogEvent.HungUp.class).status()).isEqualTo(200);
      assertThat(desk.agent().knownDialogs()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldMakeOneCallOfARepeatedInvite(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.RING_ONLY, 10);
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      String invite = call.request("INVITE", 1, call.plainOffer());

      // when
      client.send(invite);
      client.expect("SIP/2.0 180");
      client.send(invite);

      // then
      client.expect("SIP/2.0 180");
      assertThat(desk.callsSeen()).isEqualTo(1);
      assertThat(desk.agent().openTransactions()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldRepeatALost200UntilItsAck(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));

      // when the first two are lost
      client.expect("SIP/2.0 200");
      client.expect("SIP/2.0 200");
      String ok = client.expect("SIP/2.0 200");
      call.joined(ok);
      client.send(call.request("ACK", 1, ""));

      // then
      desk.await(DialogEvent.Acknowledged.class);
      client.drain(50);
      assertThat(client.drain(250)).as("200s after the ACK").isEmpty();
      call.hangUp(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldHangUpWhenTheAckNeverComes(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));
      call.joined(client.expect("SIP/2.0 200"));

      // when nothing is acknowledged
      desk.await(DialogEvent.NotAcknowledged.class);

      // then
      String bye = client.expect("BYE ");
      client.send(call.response(bye, "200 OK", ""));
      desk.await(DialogEvent.HungUp.class);
      assertThat(desk.agent().knownDialogs()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldEndACancelledCallWith487(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.RING_ONLY, 10);
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      String branch = call.newBranch();
      client.send(call.request("INVITE", 1, branch, "", call.plainOffer()));
      client.expect("SIP/2.0 180");

      // when
      client.send(call.request("CANCEL", 1, branch, "", ""));

      // then
      assertThat(client.expectFinal("CANCEL")).startsWith("SIP/2.0 200");
      String refusal = client.expectFinal("INVITE");
      assertThat(refusal).startsWith("SIP/2.0 487");
      desk.awaitCancelled();
      call.joined(refusal);
      client.send(call.request("ACK", 1, branch, "", ""));
      TestDesk.awaitTrue("all transactions over", () -> desk.agent().openTransactions() <= 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldKeepTheCallWhenCancelCrossesThe200(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      RawCall call = new RawCall(client);
      String branch = call.newBranch();
      client.send(call.request("INVITE", 1, branch, "", call.plainOffer()));
      String ok = client.expect("SIP/2.0 200");

      // when
      client.send(call.request("CANCEL", 1, branch, "", ""));

      // then
      assertThat(client.expectFinal("CANCEL")).startsWith("SIP/2.0 200");
      call.joined(ok);
      client.send(call.request("ACK", 1, ""));
      desk.await(DialogEvent.Acknowledged.class);
      call.hangUp(2);
      List<String> rest = client.drain(200);
      assertThat(rest).noneMatch(m -> m.startsWith("SIP/2.0 487"));
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldRefuseCallsBeyondTheSlots(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.ANSWER, 1);
        RawSipClient client = desk.caller(kind, v6)) {
      // given
      new RawCall(client).establish();
      RawCall second = new RawCall(client);

      // when
      client.send(second.request("INVITE", 1, second.plainOffer()));

      // then
      String refusal = client.expect("SIP/2.0 503");
      assertThat(header(refusal, "Retry-After")).isEqualTo("7");
      assertThat(desk.callsSeen()).isEqualTo(1);
    }
  }
}
