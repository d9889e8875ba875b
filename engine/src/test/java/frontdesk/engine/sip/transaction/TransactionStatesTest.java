package frontdesk.engine.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.Flow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The transactions of RFC 3261 section 17 and RFC 6026, each state, in virtual time. */
class TransactionStatesTest {
  private static final TransactionTimers TIMERS = TransactionTimers.DEFAULTS;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(IpLiteral.parse("127.0.0.1").orElseThrow(), 5060);

  private final VirtualTimers time = new VirtualTimers();
  private final List<String> sent = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<ServerTransaction> servers = new ArrayList<>();
  private final ToldUser user = new ToldUser(told, servers::add);
  private final TransactionLayer layer =
      new TransactionLayer(time, TIMERS, 4, new SentMessages(this::note), user);

  private static Flow flow(TransportKind kind) {
    return new Flow(kind, ANY, ANY, 1);
  }

  private static SipRequest request(String method, String branch) {
    Headers headers =
        Headers.NONE
            .plus("Via", "SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK" + branch)
            .plus("From", "<sip:a@example.com>;tag=a")
            .plus("To", "<sip:b@example.com>")
            .plus("Call-ID", "call-" + branch)
            .plus("CSeq", "1 " + method);
    return new SipRequest(method, "sip:b@example.com", headers, "");
  }

  private ServerTransaction serve(String method, TransportKind kind) {
    layer.onRequest(request(method, "s"), flow(kind));
    return servers.get(0);
  }

  private void answer(ServerTransaction server, int status) {
    server.respond(SipResponse.to(server.request(), status, "b"));
  }

  /** Moves time on and says what was sent meanwhile, each with its time in ms. */
  private List<String> sentWithin(Duration span) {
    sent.clear();
    time.advance(span);
    return List.copyOf(sent);
  }

  @Test
  void shouldRepeatARefusalOfAnInviteUntilItsAck() {
    // given
    ServerTransaction invite = serve("INVITE", TransportKind.UDP);
    answer(invite, 486);

    // then timer G doubles from T1 up to T2
    assertThat(sentWithin(Duration.ofSeconds(10)))
        .containsExactly("500:486", "1500:486", "3500:486", "7500:486");

    // when acknowledged, then it is quiet and gone after timer I
    layer.onRequest(request("ACK", "s"), flow(TransportKind.UDP));
    assertThat(sentWithin(TIMERS.t4().minusMillis(1))).isEmpty();
    assertThat(layer.count()).isEqualTo(1);
    time.advance(Duration.ofMillis(1));
    assertThat(layer.count()).isZero();
    assertThat(told).as("the ACK of a refusal").isEmpty();
  }

  @Test
  void shouldGiveUpARefusalThatNobodyAcknowledges() {
    // given
    answer(serve("INVITE", TransportKind.UDP), 486);

    // when
    time.advance(TIMERS.timeout());

    // then
    assertThat(layer.count()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void shouldSendARefusalOnceOverAReliableTransport() {
    // given
    answer(serve("INVITE", TransportKind.TCP), 486);

    // then
    assertThat(sentWithin(Duration.ofSeconds(20))).isEmpty();
    layer.onRequest(request("ACK", "s"), flow(TransportKind.TCP));
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldRepeatProvisionalsButAbsorbInvitesAfterA2xx() {
    // given
    ServerTransaction invite = serve("INVITE", TransportKind.UDP);
    answer(invite, 180);
    sent.clear();

    // when
    layer.onRequest(request("INVITE", "s"), flow(TransportKind.UDP));
    assertThat(sent).containsExactly("0:180");
    answer(invite, 200);
    layer.onRequest(request("INVITE", "s"), flow(TransportKind.UDP));
    layer.onRequest(request("ACK", "s"), flow(TransportKind.UDP));

    // then the ACK goes to the user, and the state lasts 64*T1
    assertThat(sent).containsExactly("0:180", "0:200");
    assertThat(told).containsExactly("ACK");
    time.advance(TIMERS.timeout().minusMillis(1));
    assertThat(layer.count()).isEqualTo(1);
    time.advance(Duration.ofMillis(1));
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldAnswerRepeatedRequestsWithTheSameResponse() {
    // given
    ServerTransaction bye = serve("BYE", TransportKind.UDP);
    layer.onRequest(request("BYE", "s"), flow(TransportKind.UDP));
    assertThat(sent).isEmpty();
    answer(bye, 200);

    // when
    layer.onRequest(request("BYE", "s"), flow(TransportKind.UDP));
    answer(bye, 500);

    // then
    assertThat(sent).containsExactly("0:200", "0:200");
    time.advance(TIMERS.timeout());
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldForgetARequestThatIsNeverAnswered() {
    // given
    serve("INFO", TransportKind.UDP);

    // when
    time.advance(TIMERS.timeout());

    // then
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldRepeatAnInviteThenGiveUp() {
    // given
    layer.invite(request("INVITE", "c"), flow(TransportKind.UDP), user);

    // then timer A doubles without bound, timer B ends it
    assertThat(sentWithin(Duration.ofSeconds(16)))
        .containsExactly("500:INVITE", "1500:INVITE", "3500:INVITE", "7500:INVITE", "15500:INVITE");
    time.advance(Duration.ofSeconds(16));
    assertThat(told).containsExactly("timeout");
    assertThat(layer.count()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void shouldAcknowledgeEachRepetitionOfARefusalButTellOnce() {
    // given
    SipRequest invite = request("INVITE", "c");
    layer.invite(invite, flow(TransportKind.UDP), user);
    sent.clear();

    // when
    layer.onResponse(SipResponse.to(invite, 180, "b"));
    layer.onResponse(SipResponse.to(invite, 486, "b"));
    layer.onResponse(SipResponse.to(invite, 486, "b"));

    // then
    assertThat(sent).containsExactly("0:ACK", "0:ACK");
    assertThat(told).containsExactly("180", "486");
    time.advance(Duration.ofSeconds(32));
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldHandUpEach2xxOfAnInvite() {
    // given
    SipRequest invite = request("INVITE", "c");
    layer.invite(invite, flow(TransportKind.UDP), user);

    // when
    layer.onResponse(SipResponse.to(invite, 200, "b"));
    layer.onResponse(SipResponse.to(invite, 200, "b"));
    time.advance(TIMERS.timeout());
    layer.onResponse(SipResponse.to(invite, 200, "b"));

    // then
    assertThat(told).containsExactly("200", "200");
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldRepeatOtherRequestsUpToT2ThenGiveUp() {
    // given
    layer.request(request("BYE", "c"), flow(TransportKind.UDP), user);

    // then timer E doubles up to T2, timer F ends it
    assertThat(sentWithin(Duration.ofSeconds(12)))
        .containsExactly("500:BYE", "1500:BYE", "3500:BYE", "7500:BYE", "11500:BYE");
    time.advance(Duration.ofSeconds(20));
    assertThat(told).containsExactly("timeout");
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldAbsorbRepeatedFinalResponses() {
    // given
    SipRequest bye = request("BYE", "c");
    layer.request(bye, flow(TransportKind.UDP), user);

    // when
    layer.onResponse(SipResponse.to(bye, 100, "b"));
    layer.onResponse(SipResponse.to(bye, 200, "b"));
    layer.onResponse(SipResponse.to(bye, 200, "b"));
    time.advance(TIMERS.t4());

    // then
    assertThat(told).containsExactly("100", "200");
    assertThat(layer.count()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void shouldTellWhenTheConnectionFails() {
    // given
    layer.request(request("BYE", "c"), flow(TransportKind.TCP), user);
    layer.invite(request("INVITE", "d"), flow(TransportKind.TCP), user);

    // when
    layer.onFlowFailed(flow(TransportKind.TCP));

    // then
    assertThat(told).containsExactlyInAnyOrder("failure", "failure");
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldRefuseBeyondItsBound() {
    // given
    for (int i = 0; i < 4; i++) {
      layer.onRequest(request("OPTIONS", "n" + i), flow(TransportKind.UDP));
    }

    // when
    layer.onRequest(request("OPTIONS", "more"), flow(TransportKind.UDP));

    // then
    assertThat(told).containsExactly("overload");
    assertThat(layer.request(request("BYE", "c"), flow(TransportKind.UDP), user)).isFalse();
    assertThat(layer.count()).isEqualTo(4);
  }

  private void note(SipMessage message) {
    String what =
        message instanceof SipResponse response
            ? Integer.toString(response.status())
            : ((SipRequest) message).method();
    sent.add(time.now().toMillis() + ":" + what);
  }
}
