package frontdesk.engine.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which transaction a message belongs to, and what the layer keeps of each. Virtual time. */
class TransactionLayerTest {
  private static final TransactionTimers TIMERS = TransactionTimers.DEFAULTS;

  private final VirtualTimers time = new VirtualTimers();
  private final List<SipMessage> sent = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<ServerTransaction> servers = new ArrayList<>();
  private final ToldUser user = new ToldUser(told, servers::add);
  private final TransactionLayer layer =
      new TransactionLayer(time, TIMERS, 3, new SentMessages(sent::add), user);

  private static Flow flow(TransportKind kind, int port) {
    InetSocketAddress remote =
        new InetSocketAddress(IpLiteral.parse("127.0.0.1").orElseThrow(), port);
    return new Flow(kind, remote, remote, 1);
  }

  private static final Flow UDP = flow(TransportKind.UDP, 5060);

  private static SipRequest request(String method, String branch) {
    return request(method, "127.0.0.1;branch=" + branch, "a", "call", 1, "sip:b@example.com");
  }

  private static SipRequest request(
      String method, String via, String fromTag, String callId, int number, String uri) {
    Headers headers =
        Headers.NONE
            .plus("Via", "SIP/2.0/UDP " + via)
            .plus("Max-Forwards", "70")
            .plus("Route", "<sip:first.example.com;lr>")
            .plus("Route", "<sip:second.example.com;lr>")
            .plus("From", "<sip:a@example.com>;tag=" + fromTag)
            .plus("To", "<sip:b@example.com>")
            .plus("Call-ID", callId)
            .plus("CSeq", number + " " + method)
            .plus("Subject", "long");
    return new SipRequest(method, uri, headers, "");
  }

  private void receive(SipRequest request) {
    layer.onRequest(request, UDP);
  }

  private void answer(ServerTransaction server, int status) {
    server.respond(SipResponse.to(server.request(), status, "b"));
  }

  @ParameterizedTest
  @CsvSource({
    // via, from tag, Call-ID, number, uri: all as in the first request, or one of them otherwise
    "127.0.0.1;branch=z9hG4bKx, a, c, 1, sip:b@h, true",
    "127.0.0.1;branch=z9hG4bKx, z, z, 9, sip:z@h, true",
    "127.0.0.1:5060;branch=z9hG4bKx, a, c, 1, sip:b@h, true",
    "127.0.0.1:5061;branch=z9hG4bKx, a, c, 1, sip:b@h, false",
    "127.0.0.2;branch=z9hG4bKx, a, c, 1, sip:b@h, false",
    "127.0.0.1;branch=z9hG4bKy, a, c, 1, sip:b@h, false"
  })
  void shouldKnowARepetitionByBranchAndSender(
      String via, String tag, String callId, int number, String uri, boolean same) {
    receive(request("OPTIONS", "127.0.0.1;branch=z9hG4bKx", "a", "c", 1, "sip:b@h"));
    receive(request("OPTIONS", via, tag, callId, number, uri));
    assertThat(servers).hasSize(same ? 1 : 2);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, a, c, 1, sip:b@h, true",
    "127.0.0.1;branch=old, a, c, 1, sip:b@h, true",
    "127.0.0.2, a, c, 1, sip:b@h, false",
    "127.0.0.1, z, c, 1, sip:b@h, false",
    "127.0.0.1, a, z, 1, sip:b@h, false",
    "127.0.0.1, a, c, 2, sip:b@h, false",
    "127.0.0.1, a, c, 1, sip:z@h, false"
  })
  void shouldKnowARepetitionOfAnOldPeerByItsDialog(
      String via, String tag, String callId, int number, String uri, boolean same) {
    receive(request("OPTIONS", "127.0.0.1", "a", "c", 1, "sip:b@h"));
    receive(request("OPTIONS", via, tag, callId, number, uri));
    assertThat(servers).hasSize(same ? 1 : 2);
  }

  @Test
  void shouldTellACancelledInviteOnceAndOnlyBeforeItIsAnswered() {
    // given
    receive(request("INVITE", "z9hG4bKc"));
    InviteServerTransaction invite = (InviteServerTransaction) servers.get(0);
    invite.cancel();
    invite.onCancelled(() -> told.add("cancelled"));

    // then
    assertThat(layer.cancelled(request("CANCEL", "z9hG4bKc"))).containsSame(invite);
    assertThat(layer.cancelled(request("CANCEL", "z9hG4bKother"))).isEmpty();
    invite.cancel();
    assertThat(told).containsExactly("cancelled");
    assertThat(invite.isAnswered()).isFalse();
    answer(invite, 487);
    assertThat(invite.isAnswered()).isTrue();
    invite.cancel();
    assertThat(told).containsExactly("cancelled");
  }

  @Test
  void shouldSeeThatARequestCameByTwoWaysAsLongAsTheFirstLives() {
    // given
    receive(request("OPTIONS", "z9hG4bKone"));
    receive(request("OPTIONS", "z9hG4bKtwo"));
    ServerTransaction first = servers.get(0);
    ServerTransaction second = servers.get(1);

    // then
    assertThat(layer.isMerged(first)).isFalse();
    assertThat(layer.isMerged(second)).isTrue();
    answer(first, 200);
    assertThat(layer.isMerged(second)).as("what is kept suffices").isTrue();
    layer.ended(TransactionKey.ofRequest(second.request()));
    assertThat(layer.isMerged(second)).as("the second's end is not the first's").isTrue();
    time.advance(TIMERS.timeout());
    assertThat(layer.isMerged(second)).isFalse();
    assertThat(layer.count()).isZero();
  }

  @Test
  void shouldForgetEverythingWhenCleared() {
    receive(request("OPTIONS", "z9hG4bKone"));
    layer.request(request("BYE", "z9hG4bKbye"), UDP, user);
    ServerTransaction first = servers.get(0);
    layer.clear();
    assertThat(layer.count()).isZero();
    receive(request("OPTIONS", "z9hG4bKtwo"));
    assertThat(layer.isMerged(first)).as("the new one is the first now").isTrue();
    assertThat(servers).hasSize(2);
  }

  @Test
  void shouldKeepOnlyWhatItNeedsOfAnAnsweredRequest() {
    receive(request("INVITE", "z9hG4bKi"));
    receive(request("OPTIONS", "z9hG4bKo"));
    for (ServerTransaction server : servers) {
      assertThat(server.flow()).isSameAs(UDP);
      assertThat(server.isAnswered()).isFalse();
      answer(server, 183);
      assertThat(server.isAnswered()).isFalse();
      assertThat(server.request().headers().first("Subject")).isPresent();
      answer(server, 500);
      assertThat(server.isAnswered()).isTrue();
      assertThat(server.request().headers().first("Subject")).isEmpty();
      assertThat(server.request().callId()).isEqualTo("call");
    }
  }

  @Test
  void shouldRepeatTheRefusalThatWasGivenNotOneGivenAfterIt() {
    receive(request("INVITE", "z9hG4bKi"));
    answer(servers.get(0), 486);
    answer(servers.get(0), 500);
    answer(servers.get(0), 200);
    receive(request("INVITE", "z9hG4bKi"));
    assertThat(sent)
        .extracting(message -> ((SipResponse) message).status())
        .containsExactly(486, 486);
  }

  @Test
  void shouldSendEach2xxAsItIsGiven() {
    receive(request("INVITE", "z9hG4bKi"));
    SipResponse first = SipResponse.to(servers.get(0).request(), 200, "b");
    SipResponse second = SipResponse.to(servers.get(0).request(), 200, "b");
    servers.get(0).respond(first);
    servers.get(0).respond(second);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).isSameAs(first);
    assertThat(sent.get(1)).isSameAs(second);
  }

  @Test
  void shouldAcknowledgeARefusalOnTheWayOfItsInvite() {
    // given
    SipRequest invite = request("INVITE", "z9hG4bKack");
    layer.invite(invite, UDP, user);

    // when
    layer.onResponse(SipResponse.to(invite, 486, "theirs"));

    // then RFC 3261 17.1.1.3
    SipRequest ack = (SipRequest) sent.get(1);
    assertThat(ack.method()).isEqualTo("ACK");
    assertThat(ack.uri()).isEqualTo(invite.uri());
    assertThat(ack.topVia()).isEqualTo(invite.topVia());
    assertThat(ack.cseq().text()).isEqualTo("1 ACK");
    assertThat(ack.callId()).isEqualTo("call");
    assertThat(ack.from().tag()).isEqualTo("a");
    assertThat(ack.to().tag()).isEqualTo("theirs");
    assertThat(ack.headers().all("Route"))
        .containsExactly("<sip:first.example.com;lr>", "<sip:second.example.com;lr>");
    assertThat(ack.headers().first("Max-Forwards")).contains("70");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "180, true", "200, false", "486, false"})
  void shouldAbandonAnInviteOnlyBeforeItsFinalResponse(int status, boolean abandoned) {
    // given
    SipRequest invite = request("INVITE", "z9hG4bKgone");
    InviteClientTransaction client = layer.invite(invite, UDP, user).orElseThrow();
    if (status > 0) {
      layer.onResponse(SipResponse.to(invite, status, "b"));
    }
    assertThat(client.isProceeding()).isEqualTo(status == 180);
    told.clear();

    // when
    client.abandon();

    // then
    assertThat(layer.count()).isEqualTo(abandoned ? 0 : 1);
    assertThat(time.pending()).isEqualTo(abandoned ? 0 : 1);
    assertThat(client.isProceeding()).isFalse();
    time.advance(Duration.ofMinutes(2));
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TCP, 5060, 1", "TCP, 5061, 0", "UDP, 5060, 0"})
  void shouldLoseOnlyTheRequestsOfTheConnectionThatFailed(
      TransportKind kind, int port, int failures) {
    layer.request(request("BYE", "z9hG4bKflow"), flow(kind, port), user);
    layer.onFlowFailed(flow(TransportKind.TCP, 5060));
    assertThat(told).hasSize(failures);
    assertThat(layer.count()).isEqualTo(1 - failures);
  }

  @Test
  void shouldDropAResponseThatAnswersNothing() {
    SipRequest bye = request("BYE", "z9hG4bKmine");
    layer.request(bye, UDP, user);
    layer.onResponse(SipResponse.to(request("BYE", "z9hG4bKother"), 200, "b"));
    layer.onResponse(SipResponse.to(request("INFO", "z9hG4bKmine"), 200, "b"));
    assertThat(told).isEmpty();
    layer.onResponse(SipResponse.to(bye, 200, "b"));
    assertThat(told).containsExactly("200");
  }

  @Test
  void shouldHandUpAnAckThatBelongsToNoInviteWhoseRefusalItAcknowledges() {
    receive(request("ACK", "z9hG4bKnone"));
    assertThat(told).containsExactly("ACK");
    assertThat(layer.count()).isZero();
    receive(request("INVITE", "z9hG4bKr"));
    answer(servers.get(0), 486);
    receive(request("ACK", "z9hG4bKr"));
    assertThat(told).containsExactly("ACK");
  }

  @Test
  void shouldHaveRoomForExactlyItsBound() {
    assertThat(layer.invite(request("INVITE", "z9hG4bK1"), UDP, user)).isPresent();
    assertThat(layer.request(request("BYE", "z9hG4bK2"), UDP, user)).isTrue();
    receive(request("OPTIONS", "z9hG4bK3"));
    assertThat(layer.count()).isEqualTo(3);
    sent.clear();
    // when
    assertThat(layer.invite(request("INVITE", "z9hG4bK4"), UDP, user)).isEmpty();
    assertThat(layer.request(request("BYE", "z9hG4bK5"), UDP, user)).isFalse();
    receive(request("OPTIONS", "z9hG4bK6"));
    // then
    assertThat(sent).isEmpty();
    assertThat(told).containsExactly("overload");
    assertThat(layer.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 4000, 5000, true",
    "1, 1, 1, true",
    "0, 4000, 5000, false",
    "-1, 4000, 5000, false",
    "500, 499, 5000, false",
    "500, 4000, 499, false"
  })
  void shouldRefuseTimersOutOfOrder(int t1, int t2, int t4, boolean good) {
    if (good) {
      assertThat(timers(t1, t2, t4).timeout()).hasMillis(64L * t1);
    } else {
      assertThatThrownBy(() -> timers(t1, t2, t4)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TransactionTimers timers(int t1, int t2, int t4) {
    return new TransactionTimers(
        Duration.ofMillis(t1), Duration.ofMillis(t2), Duration.ofMillis(t4));
  }
}
