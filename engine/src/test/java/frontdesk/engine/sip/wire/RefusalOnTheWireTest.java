package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are refused, and how. */
class RefusalOnTheWireTest {
  @ParameterizedTest
  @CsvSource({
    "BYE,'',481",
    "UPDATE,'',481",
    "INFO,'',481",
    "INVITE,'',481",
    "REGISTER,'',405",
    "SUBSCRIBE,'',405",
    "DANCE,'',501",
    "CANCEL,'',481"
  })
  void shouldRefuseInsideAnUnknownDialog(String method, String body, int status) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.joined("x\r\nTo: <sip:desk@clinic.example>;tag=nobody-9.00\r\n");

      // when
      client.send(call.request(method, 5, body));

      // then
      assertThat(client.expectFinal(method)).startsWith("SIP/2.0 " + status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Require: 100rel',420,Unsupported,100rel",
    "'Accept: text/plain',406,Warning,399",
    "'Content-Encoding: gzip',415,Accept-Encoding,identity",
    "'Session-Expires: 30',422,Min-SE,90"
  })
  void shouldRefuseAnInviteThatAsksTooMuch(String line, int status, String name, String value)
      throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);

      // when
      client.send(call.request("INVITE", 1, call.newBranch(), line + "\r\n", call.plainOffer()));

      // then
      String refusal = client.expectFinal("INVITE");
      assertThat(refusal).startsWith("SIP/2.0 " + status);
      assertThat(header(refusal, name)).startsWith(value);
      assertThat(desk.callsSeen()).isZero();
    }
  }

  @Test
  void shouldRefuseTheSameCallByAnotherWay() throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.RING_ONLY, 10);
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));
      client.expect("SIP/2.0 180");

      // when
      client.send(call.request("INVITE", 1, call.plainOffer()));

      // then
      assertThat(client.expectFinal("INVITE")).startsWith("SIP/2.0 482");
      assertThat(desk.callsSeen()).isEqualTo(1);
    }
  }

  @Test
  void shouldNotLetAStrangerIntoADialog() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      desk.await(DialogEvent.Acknowledged.class);
      String bye = call.request("BYE", 2, "");

      // when the From-tag or the Call-ID is not the dialog's
      client.send(bye.replace(";tag=c", ";tag=x"));
      String wrongTag = client.expectFinal("BYE");
      client.send(call.request("BYE", 3, "").replace("Call-ID: raw", "Call-ID: guess"));
      String wrongCall = client.expectFinal("BYE");

      // then
      assertThat(wrongTag).startsWith("SIP/2.0 481");
      assertThat(wrongCall).startsWith("SIP/2.0 481");
      assertThat(desk.agent().knownDialogs()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseARequestThatCameTooLate() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      call.establish();
      client.send(call.request("OPTIONS", 9, ""));
      client.expectFinal("OPTIONS");

      // when
      client.send(call.request("INFO", 8, ""));

      // then
      assertThat(client.expectFinal("INFO")).startsWith("SIP/2.0 500");
    }
  }

  @Test
  void shouldSayInOptionsWhatItCanDoAndThatItIsDraining() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, true)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("OPTIONS", 1, ""));
      String able = client.expectFinal("OPTIONS");

      // when
      desk.drain();
      client.send(call.request("OPTIONS", 2, ""));
      String draining = client.expectFinal("OPTIONS");

      // then
      assertThat(able).startsWith("SIP/2.0 200");
      assertThat(header(able, "Allow")).contains("INVITE").contains("UPDATE");
      assertThat(header(able, "Accept")).contains("application/sdp");
      assertThat(draining).startsWith("SIP/2.0 503");
      assertThat(header(draining, "Retry-After")).matches("[0-9]+");
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void shouldRefuseOrIgnoreSourcesThatAreNotAllowed(boolean silent) throws Exception {
    // given
    TransportSettings open = TestDesk.settings().transport();
    TransportSettings closed =
        new TransportSettings(
            open.listen(),
            open.parseLimits(),
            List.of(),
            silent,
            open.maxConnections(),
            open.maxConnectionsPerSource(),
            open.maxQueuedBytesPerConnection(),
            open.idleTimeout(),
            open.connectTimeout(),
            open.receiveBufferBytes(),
            open.logLinesPerSecond());
    try (TestDesk desk = TestDesk.open(SipSettings.of(closed));
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // when
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));
      client.send(call.request("OPTIONS", 2, "garbage"));

      // then
      List<String> answers = client.drain(300);
      assertThat(answers).hasSize(silent ? 0 : 2);
      assertThat(answers).allMatch(m -> m.startsWith("SIP/2.0 403"));
      assertThat(desk.callsSeen()).isZero();
      assertThat(desk.agent().openTransactions()).isZero();
    }
  }

  @Test
  void shouldSayInOneSentenceThatAPortIsTaken() throws Exception {
    try (TestDesk desk = TestDesk.open()) {
      // given
      int taken = desk.agent().listenPoints().get(0).bound().getPort();
      TransportSettings same =
          TransportSettings.of(
              List.of(
                  ListenSettings.of(TransportKind.TCP, "127.0.0.1", 0),
                  ListenSettings.of(TransportKind.UDP, "127.0.0.1", taken)));

      // when
      UserAgent.Start start = UserAgent.start(SipSettings.of(same), desk, desk, new Random(1));

      // then
      assertThat(start)
          .isEqualTo(
              new UserAgent.Start.Failed(
                  "SIP cannot listen on UDP 127.0.0.1 port "
                      + taken
                      + ": Address already in use."));
    }
  }

  @Test
  void shouldGiveEverythingBackWhenClosed() throws Exception {
    TestDesk desk = TestDesk.open(Manner.RING_ONLY, 10);
    try (RawSipClient client = desk.caller(TransportKind.TCP, false)) {
      // given
      RawCall call = new RawCall(client);
      client.send(call.request("INVITE", 1, call.plainOffer()));
      client.expect("SIP/2.0 180");

      // when
      desk.close();

      // then
      assertThat(desk.agent().openSockets()).isZero();
      assertThat(desk.agent().openTransactions()).isZero();
      assertThat(desk.agent().knownDialogs()).isZero();
      assertThat(client.isClosedByServer()).isTrue();
    }
  }
}
