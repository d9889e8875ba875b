package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.body;
import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.OutgoingCall;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import frontdesk.protocol.media.TelephoneKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that the user agent makes, towards raw sockets and towards another user agent. */
class CallingOnTheWireTest {
  private static final String CALL_ID = "caller-1.0123456789abcdef0123456789abcdef";

  /** Keeps what became of a call. */
  private static final class Outcome implements OutgoingCall.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<DialogRecord> dialogs = new LinkedBlockingQueue<>();

    @Override
    public void onProgress(int status, SdpBody early) {
      heard.add("progress " + status);
    }

    @Override
    public void onAnswered(DialogRecord record, SdpBody answer) {
      dialogs.add(record);
      heard.add("answered " + answer.getClass().getSimpleName());
    }

    @Override
    public void onFailed(int status, Headers headers) {
      heard.add("failed " + status);
    }

    String next() throws InterruptedException {
      String next = heard.poll(5, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing became of the call");
      }
      return next;
    }

    DialogRecord dialog() throws InterruptedException {
      return Objects.requireNonNull(dialogs.poll(5, TimeUnit.SECONDS), "no dialog");
    }
  }

  private static OutgoingCall.Order order(
      TransportKind kind, InetSocketAddress destination, String sdp) {
    return OutgoingCall.Order.of(
        CALL_ID,
        "made-here",
        "sip:desk@clinic.example",
        "sip:+40700000002@caller.example",
        kind,
        destination,
        sdp);
  }

  @ParameterizedTest
  @CsvSource({"UDP,false", "UDP,true", "TCP,false", "TCP,true"})
  void shouldCallAnotherUserAgentAndHangUp(TransportKind kind, boolean v6) throws Exception {
    try (TestDesk caller = TestDesk.open();
        TestDesk desk = TestDesk.open();
        RawSipClient lender = desk.caller(TransportKind.UDP, v6)) {
      // given
      Outcome outcome = new Outcome();
      String offer = new RawCall(lender).plainOffer();

      // when
      caller.agent().call(order(kind, desk.address(kind, v6), offer), outcome);

      // then
      assertThat(outcome.next()).isEqualTo("progress 180");
      assertThat(outcome.next()).isEqualTo("answered Present");
      DialogEvent.Acknowledged acknowledged = desk.await(DialogEvent.Acknowledged.class);
      IncomingCall seen = desk.awaitCall();
      assertThat(seen.invite().callerCandidates()).containsExactly("+40700000002");
      assertThat(seen.invite().calledCandidates()).containsExactly("desk");
      assertThat(seen.invite().toString()).doesNotContain("40700000002");

      // when a key is sent, a hold made, and the call ended
      DialogRecord dialog = outcome.dialog().nextRequest();
      caller.agent().info(dialog, TelephoneKey.POUND, Duration.ofMillis(200));
      assertThat(desk.await(DialogEvent.KeyPressed.class).key()).isEqualTo(TelephoneKey.POUND);
      caller.agent().reinvite(dialog.nextRequest(), offer + "a=sendonly\r\n");
      caller.await(DialogEvent.OfferAccepted.class);
      assertThat(desk.session(acknowledged.callId()).held()).isTrue();
      desk.await(DialogEvent.Acknowledged.class);
      caller.agent().bye(dialog.nextRequest().nextRequest());

      // then
      desk.await(DialogEvent.Ended.class);
      assertThat(caller.await(DialogEvent.HungUp.class).status()).isEqualTo(200);
      assertThat(caller.agent().knownDialogs()).isZero();
    }
  }

  @Test
  void shouldAcknowledgeWithItsAnswerWhenThePeerOffers() throws Exception {
    try (TestDesk caller = TestDesk.open();
        TestDesk desk = TestDesk.open();
        RawSipClient lender = desk.caller(TransportKind.UDP, false)) {
      // given
      Outcome outcome = new Outcome();
      OutgoingCall call =
          caller
              .agent()
              .call(order(TransportKind.UDP, desk.address(TransportKind.UDP, false), ""), outcome);
      outcome.next();
      assertThat(outcome.next()).isEqualTo("answered Present");

      // when
      call.acknowledge(new RawCall(lender).plainOffer());

      // then
      assertThat(desk.await(DialogEvent.Acknowledged.class).answer())
          .isInstanceOf(SdpBody.Present.class);
    }
  }

  @Test
  void shouldCancelOnlyAfterTheFirstSign() throws Exception {
    try (TestDesk caller = TestDesk.open();
        RawSipClient peer = caller.caller(TransportKind.UDP, false)) {
      // given
      Outcome outcome = new Outcome();
      RawCall text = new RawCall(peer);
      OutgoingCall call =
          caller
              .agent()
              .call(order(TransportKind.UDP, peer.localAddress(), text.plainOffer()), outcome);
      String invite = peer.expect("INVITE ");

      // when
      call.cancel();
      assertThat(peer.drain(60)).noneMatch(m -> m.startsWith("CANCEL"));
      peer.send(text.response(invite, "180 Ringing", ""));

      // then
      String cancel = peer.expect("CANCEL ");
      assertThat(header(cancel, "Via")).isEqualTo(header(invite, "Via"));
      assertThat(header(cancel, "CSeq")).isEqualTo("1 CANCEL");
      peer.send(text.response(cancel, "200 OK", ""));
      peer.send(text.response(invite, "487 Request Terminated", ""));
      peer.expect("ACK ");
      assertThat(outcome.next()).isEqualTo("progress 180");
      assertThat(outcome.next()).isEqualTo("failed 487");
    }
  }

  @Test
  void shouldHangUpWhenTheAnswerCrossesItsCancel() throws Exception {
    try (TestDesk caller = TestDesk.open();
        RawSipClient peer = caller.caller(TransportKind.UDP, false)) {
      // given
      Outcome outcome = new Outcome();
      RawCall text = new RawCall(peer);
      OutgoingCall call =
          caller
              .agent()
              .call(order(TransportKind.UDP, peer.localAddress(), text.plainOffer()), outcome);
      String invite = peer.expect("INVITE ");
      peer.send(text.response(invite, "180 Ringing", ""));
      assertThat(outcome.next()).isEqualTo("progress 180");

      // when
      call.cancel();
      peer.expect("CANCEL ");
      String ok = text.response(invite, "200 OK", text.plainOffer());
      peer.send(ok.replace("\r\nCall-ID", ";tag=peer\r\nCall-ID"));

      // then
      peer.expect("ACK ");
      String bye = peer.expect("BYE ");
      assertThat(header(bye, "To")).endsWith(";tag=peer");
      peer.send(text.response(bye, "200 OK", ""));
      assertThat(outcome.next()).isEqualTo("failed 487");
      assertThat(caller.agent().knownDialogs()).isZero();
    }
  }

  @Test
  void shouldAcknowledgeAndEndASecondAnswerOfAFork() throws Exception {
    try (TestDesk caller = TestDesk.open();
        RawSipClient peer = caller.caller(TransportKind.UDP, false)) {
      // given
      Outcome outcome = new Outcome();
      RawCall text = new RawCall(peer);
      caller
          .agent()
          .call(order(TransportKind.UDP, peer.localAddress(), text.plainOffer()), outcome);
      String invite = peer.expect("INVITE ");
      String ok = text.response(invite, "200 OK", text.plainOffer());

      // when
      peer.send(ok.replace("\r\nCall-ID", ";tag=one\r\nCall-ID"));
      peer.send(ok.replace("\r\nCall-ID", ";tag=two\r\nCall-ID"));
      peer.send(ok.replace("\r\nCall-ID", ";tag=one\r\nCall-ID"));

      // then
      assertThat(header(peer.expect("ACK "), "To")).endsWith("tag=one");
      assertThat(header(peer.expect("ACK "), "To")).endsWith("tag=two");
      assertThat(header(peer.expect("ACK "), "To")).endsWith("tag=one");
      assertThat(header(peer.expect("BYE "), "To")).endsWith("tag=two");
      assertThat(outcome.next()).isEqualTo("answered Present");
      assertThat(caller.agent().knownDialogs()).isEqualTo(1);
    }
  }

  @Test
  void shouldTellRefusalSilenceAndNoWay() throws Exception {
    try (TestDesk caller = TestDesk.open();
        TestDesk full = TestDesk.open(Manner.ANSWER, 0);
        RawSipClient silent = caller.caller(TransportKind.UDP, false)) {
      // given
      Outcome refused = new Outcome();
      Outcome unheard = new Outcome();
      Outcome noWay = new Outcome();
      String offer = new RawCall(silent).plainOffer();
      int closedPort = silent.localPort();

      // when
      caller
          .agent()
          .call(order(TransportKind.UDP, full.address(TransportKind.UDP, false), offer), refused);
      caller.agent().call(order(TransportKind.UDP, silent.localAddress(), offer), unheard);
      InetSocketAddress nobody =
          new InetSocketAddress(silent.localAddress().getAddress(), closedPort);
      caller.agent().call(order(TransportKind.TCP, nobody, offer), noWay);

      // then
      assertThat(refused.next()).isEqualTo("failed 503");
      assertThat(noWay.next()).isEqualTo("failed 503");
      assertThat(unheard.next()).isEqualTo("failed 408");
      assertThat(body(silent.expect("INVITE "))).isEqualTo(offer);
    }
  }

  @Test
  void shouldRefuseWhatTheApplicationRefuses() throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.RING_ONLY, 10);
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));

      // when
      desk.awaitCall().reject(486, List.of(new Header("Retry-After", "60")));

      // then
      String refusal = client.expectFinal("INVITE");
      assertThat(refusal).startsWith("SIP/2.0 486 Busy Here");
      assertThat(header(refusal, "Retry-After")).isEqualTo("60");
    }
  }
}
