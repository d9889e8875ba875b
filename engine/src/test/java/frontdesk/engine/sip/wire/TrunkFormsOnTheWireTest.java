package frontdesk.engine.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.IncomingInvite;
import frontdesk.engine.sip.network.TransportKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which trunks send calls, as they stand on the wire. */
class TrunkFormsOnTheWireTest {
  private static IncomingInvite arrived(TestDesk desk, RawSipClient client, String invite)
      throws Exception {
    client.send(invite);
    client.expect("SIP/2.0 200");
    return desk.awaitCall().invite();
  }

  private static String invite(RawCall call, String lines) {
    return call.request("INVITE", 1, call.newBranch(), lines, call.plainOffer());
  }

  private static String withUri(String invite, String uri) {
    return invite.replaceFirst("^INVITE \\S+ ", "INVITE " + uri + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tel:+442079460000",
        "tel:+442079460000;phone-context=example.com",
        "sip:+442079460000@127.0.0.1;user=phone",
        "sip:%2B442079460000@127.0.0.1",
        "sip:+442079460000;npdi=yes@127.0.0.1;user=phone"
      })
  void shouldReadTheCalledNumberOfTheRequest(String uri) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      RawCall call = new RawCall(client);

      // when
      IncomingInvite seen = arrived(desk, client, withUri(invite(call, ""), uri));

      // then
      assertThat(seen.calledCandidates()).startsWith("+442079460000");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Diversion: <sip:74950000001@192.0.2.1;user=phone>;reason=unknown;counter=1",
        "Diversion: <tel:74950000001>;reason=no-answer",
        "P-Called-Party-ID: <sip:74950000001@example.com>",
        "History-Info: <sip:74950000001@192.0.2.1?Reason=SIP%3Bcause%3D302>;index=1, <sip:desk@192.0.2.7>;index=1.1"
      })
  void shouldReadTheDialledNumberWhereTheRequestNamesTheAccount(String line) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // when
      IncomingInvite seen = arrived(desk, client, invite(new RawCall(client), line + "\r\n"));

      // then
      assertThat(seen.calledCandidates()).startsWith("desk", "74950000001");
    }
  }

  @Test
  void shouldReadTheDialledNumberOfTheTo() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      String invite =
          invite(new RawCall(client), "")
              .replaceFirst("To: \\S+", "To: \"Desk\" <tel:+442079460000>");

      // then
      assertThat(arrived(desk, client, invite).calledCandidates())
          .containsExactly("desk", "+442079460000");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P-Asserted-Identity: <tel:+74950000002>|+74950000002",
        "P-Asserted-Identity: \"A, \\\"B\\\"\" <sip:84950000002@192.0.2.1;user=phone>|84950000002",
        "Remote-Party-ID: <sip:74950000002@192.0.2.1>;party=calling;privacy=off|74950000002"
      })
  void shouldTrustTheAssertedCallerBeforeTheFrom(String line, String caller) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // when
      IncomingInvite seen = arrived(desk, client, invite(new RawCall(client), line + "\r\n"));

      // then
      assertThat(seen.callerCandidates()).startsWith(caller);
      assertThat(seen.callerCandidates()).hasSize(2);
    }
  }

  /** A header of its own time: it names both ends, and says by a parameter what is private. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Remote-Party-ID: <sip:74950000002@192.0.2.1>;party=called;privacy=full|1|false",
        "Remote-Party-ID: <sip:74950000002@192.0.2.1>;party=calling;privacy=full|2|true",
        "Remote-Party-ID: <sip:74950000002@192.0.2.1>;privacy=off|2|false"
      })
  void shouldReadWhoIsMeantAndWhatIsPrivate(String line, int callers, boolean hidden)
      throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // when
      IncomingInvite seen = arrived(desk, client, invite(new RawCall(client), line + "\r\n"));

      // then
      assertThat(seen.callerCandidates()).hasSize(callers);
      assertThat(seen.privacyWanted()).isEqualTo(hidden);
    }
  }

  @ParameterizedTest
  @CsvSource({"multipart/mixed, frontier, false", "Multipart/Mixed, 'a b', true"})
  void shouldFindTheSessionDescriptionBesideWhatTheTelephoneNetworkSays(
      String type, String boundary, boolean quoted) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String body =
          "--"
              + boundary
              + "\r\nContent-Type: application/ISUP;version=itu-t92+\r\n"
              + "Content-Disposition: signal;handling=optional\r\n\r\n\u0001\u0000I\r\n--"
              + boundary
              + "\r\nContent-Type: application/sdp\r\n\r\n"
              + call.plainOffer()
              + "\r\n--"
              + boundary
              + "--\r\n";
      String mixed = type + ";boundary=" + (quoted ? '"' + boundary + '"' : boundary);

      // when
      IncomingInvite seen = arrived(desk, client, mixed(call, mixed, body));

      // then
      assertThat(seen.offer()).isPresent();
      assertThat(seen.offer().orElseThrow().media()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/mixed;boundary=x, application/isup, x",
    "multipart/mixed;boundary=x, application/sdp, y",
    "multipart/mixed, application/sdp, x"
  })
  void shouldRefuseABodyWithoutSessionDescription(String type, String part, String boundary)
      throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String body =
          "--" + boundary + "\r\nContent-Type: " + part + "\r\n\r\nv=0\r\n--" + boundary + "--\r\n";

      // when
      client.send(mixed(call, type, body));

      // then
      assertThat(client.expectFinal("INVITE")).startsWith("SIP/2.0 415");
      assertThat(desk.callsSeen()).isZero();
    }
  }

  private static String mixed(RawCall call, String type, String body) {
    return call.request("INVITE", 1, call.newBranch(), "", body)
        .replace(
            "Content-Type: application/sdp\r\nContent-Length",
            "Content-Type: " + type + "\r\nContent-Length");
  }

  /** As a softswitch of a carrier sends it: the account everywhere, the dialled number aside. */
  @Test
  void shouldTakeACarriersInvite() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String offer =
          call.sdp(
              client.host(),
              40_000,
              "8 0 18 4 2 97",
              "a=rtpmap:97 telephone-event/8000\r\na=fmtp:97 0-15\r\na=ptime:20\r\n");
      String lines =
          "Supported: 100rel,timer\r\nSession-Expires: 300\r\nMin-SE: 90\r\n"
              + "Record-Route: <sip:"
              + client.hostPort()
              + ";lr;Hpt=8f52_16;CxtId=3;TRC=ffffffff-ffffffff>\r\n"
              + "Diversion: <sip:4950000001@192.0.2.1;user=phone>;reason=unknown;counter=1\r\n";
      String invite =
          call.request("INVITE", 1, call.newBranch(), lines, offer)
              .replaceFirst("Call-ID: \\S+", "Call-ID: isbcf0u8y2ccx1@SoftX3000")
              .replaceFirst("From: [^\r]*", "From: <sip:account@192.0.2.1;user=phone>;tag=x1");

      // when
      client.send(withUri(invite, "sip:account@" + client.hostPort() + ";user=phone"));
      String answer = client.expect("SIP/2.0 200");

      // then
      assertThat(RawSipClient.header(answer, "Record-Route"))
          .endsWith(";lr;Hpt=8f52_16;CxtId=3;TRC=ffffffff-ffffffff>");
      assertThat(RawSipClient.header(answer, "Session-Expires")).startsWith("300");
      assertThat(answer).contains("a=rtpmap:97 telephone-event/8000");
      assertThat(desk.awaitCall().invite().calledCandidates())
          .containsExactly("account", "4950000001", "desk");
    }
  }
}
