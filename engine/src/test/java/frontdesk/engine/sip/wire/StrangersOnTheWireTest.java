package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.digest.CallerProof;
import frontdesk.engine.sip.digest.DigestAlgorithm;
import frontdesk.engine.sip.digest.ProofSettings;
import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls from outside the allowed networks, at a desk where a trunk may prove itself. */
class StrangersOnTheWireTest {
  private static final String URI = "sip:desk@clinic.example";

  private static TestDesk desk() {
    TransportSettings open = TestDesk.settings().transport();
    TransportSettings closed =
        new TransportSettings(
            open.listen(),
            open.parseLimits(),
            List.of(),
            false,
            open.maxConnections(),
            open.maxConnectionsPerSource(),
            open.maxQueuedBytesPerConnection(),
            open.idleTimeout(),
            open.connectTimeout(),
            open.receiveBufferBytes(),
            open.logLinesPerSecond());
    ProofSettings settings =
        ProofSettings.of(
            "desk",
            List.of(new ProofSettings.Account("trunk", new Secret("open sesame"))),
            new Secret("signs nonces"));
    return TestDesk.open(
        SipSettings.of(closed).withTimers(TestDesk.settings().timers()),
        Optional.of(new CallerProof(settings, InstantSource.system(), new Random(7))));
  }

  private static String proof(String refusal, String method, String password, int count) {
    AuthFields asked = AuthFields.parse(header(refusal, "WWW-Authenticate")).orElseThrow();
    DigestAlgorithm algorithm = DigestAlgorithm.ofToken(asked.get("algorithm")).orElseThrow();
    String nonce = asked.get("nonce").orElseThrow();
    String nc = "%08x".formatted(count);
    String response =
        algorithm.of(
            algorithm.of("trunk", "desk", password),
            nonce,
            nc,
            "c",
            "auth",
            algorithm.of(method, URI));
    return "Authorization: Digest username=\"trunk\", realm=\"desk\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=%s, qop=auth, nc=%s, cnonce=\"c\"\r\n"
        .formatted(nonce, URI, response, algorithm.token(), nc);
  }

  private static String refused(RawSipClient client, RawCall call) throws IOException {
    client.send(call.request("INVITE", 1, call.plainOffer()));
    return client.expectFinal("INVITE");
  }

  private static String withProof(RawCall call, int cseq, String proof) {
    return call.request("INVITE", cseq, call.newBranch(), proof, call.plainOffer());
  }

  @ParameterizedTest
  @EnumSource(TransportKind.class)
  void shouldTakeACallThatProvesItselfToItsEnd(TransportKind kind) throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(kind, false)) {
      // given
      RawCall call = new RawCall(client);
      String refusal = refused(client, call);
      assertThat(refusal).startsWith("SIP/2.0 401");
      assertThat(refusal).contains("algorithm=SHA-256").contains("algorithm=MD5");

      // when
      client.send(withProof(call, 2, proof(refusal, "INVITE", "open sesame", 1)));
      String answer = client.expect("SIP/2.0 200");
      call.joined(answer);
      client.send(call.request("ACK", 2, ""));

      // then
      desk.await(DialogEvent.Acknowledged.class);
      call.hangUp(3);
      desk.await(DialogEvent.Ended.class);
    }
  }

  /** Ten a second are answered to one address, and a proxy acknowledges each for itself. */
  @Test
  void shouldNotCountTheAcknowledgementsOfItsRefusals() throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      for (int i = 0; i < 9; i++) {
        RawCall call = new RawCall(client);
        call.joined(refused(client, call));
        client.send(call.request("ACK", 1, ""));
      }
      assertThat(refused(client, new RawCall(client))).startsWith("SIP/2.0 401");
      assertThat(desk.callsSeen()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "close sesame"})
  void shouldRefuseAllOthersInOneWay(String password) throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String first = refused(client, call);

      // when
      client.send(
          withProof(call, 2, password.isEmpty() ? "" : proof(first, "INVITE", password, 1)));
      String second = client.expectFinal("INVITE");

      // then
      assertThat(alike(second)).isEqualTo(alike(first));
      assertThat(desk.callsSeen()).isZero();
      assertThat(desk.agent().openTransactions()).isZero();
    }
  }

  @Test
  void shouldRefuseAProofThatWasUsed() throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String refusal = refused(client, call);
      String proof = proof(refusal, "INVITE", "open sesame", 1);
      client.send(withProof(call, 2, proof));
      client.expect("SIP/2.0 200");

      // when
      RawCall other = new RawCall(client);
      client.send(withProof(other, 1, proof));
      String replayed =
          client.expect(
              m -> header(m, "Call-ID").equals(other.callId()), "an answer to the replay");
      client.send(withProof(other, 2, proof(refusal, "INVITE", "open sesame", 2)));

      // then
      assertThat(replayed).startsWith("SIP/2.0 401");
      assertThat(alike(replayed).replace(", stale=true", "")).isEqualTo(alike(refusal));
      client.expect(
          m -> m.startsWith("SIP/2.0 200") && header(m, "Call-ID").equals(other.callId()),
          "200 to the next use");
      assertThat(desk.callsSeen()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "REGISTER", "BYE", "INFO", "DANCE", "CANCEL"})
  void shouldTellAStrangerNothing(String method) throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String first = refused(client, call);

      // when
      client.send(call.request(method, 2, ""));

      // then
      assertThat(alike(client.expectFinal(method))).isEqualTo(alike(first));
    }
  }

  @Test
  void shouldStayMuteWhenAStrangerInsists() throws Exception {
    try (TestDesk desk = desk();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);

      // when
      for (int cseq = 1; cseq <= 100; cseq++) {
        client.send(call.request("OPTIONS", cseq, ""));
      }

      // then ten a second are answered to one address
      assertThat(client.drain(300))
          .hasSizeBetween(10, 30)
          .allMatch(m -> m.startsWith("SIP/2.0 401"));
      assertThat(desk.agent().openTransactions()).isZero();
    }
  }

  /** A refusal without what differs between any two: nonce, identifiers and tag. */
  private static String alike(String refusal) {
    return refusal
        .replaceAll("nonce=\"[^\"]*\"", "nonce")
        .replaceAll("(?m)^(Via|From|To|Call-ID|CSeq): .*$", "$1");
  }
}
