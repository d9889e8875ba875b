package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.network.TransportKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages may lie in a TCP stream. */
class StreamOnTheWireTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldReadMessagesSplitAnywhere(boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.TCP, v6)) {
      // given
      RawCall call = new RawCall(client);
      String invite = call.request("INVITE", 1, call.plainOffer());

      // when sent in pieces of 17 octets
      for (int start = 0; start < invite.length(); start += 17) {
        client.send(invite.substring(start, Math.min(invite.length(), start + 17)));
      }

      // then
      call.joined(client.expect("SIP/2.0 200"));
      client.send(call.request("ACK", 1, ""));
      desk.await(DialogEvent.Acknowledged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldReadMessagesJoinedWithKeepAlives(boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.TCP, v6)) {
      // given
      RawCall first = new RawCall(client);
      RawCall second = new RawCall(client);

      // when
      client.send(
          "\r\n\r\n"
              + first.request("OPTIONS", 1, "")
              + "\r\n"
              + second.request("INVITE", 1, second.plainOffer())
              + first.request("OPTIONS", 2, ""));

      // then
      assertThat(client.expectFinal("INVITE")).startsWith("SIP/2.0 200");
      assertThat(header(client.expectFinal("OPTIONS"), "CSeq")).isEqualTo("1 OPTIONS");
      assertThat(header(client.expectFinal("OPTIONS"), "CSeq")).isEqualTo("2 OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: -999", "Content-Length: 0\r\nl: 5", "Subject: none"})
  void shouldAnswerAndCloseWhenALengthCannotBeTold(String lengths) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.TCP, false)) {
      // given
      RawCall call = new RawCall(client);

      // when
      client.send(call.request("OPTIONS", 1, "").replace("Content-Length: 0", lengths));

      // then
      client.expect("SIP/2.0 400");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldRefuseAndCloseWhatIsTooLong(boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.TCP, v6);
        RawSipClient other = desk.caller(TransportKind.TCP, v6)) {
      // given
      RawCall call = new RawCall(client);

      // when
      client.send(
          call.request("OPTIONS", 1, "").replace("Content-Length: 0", "Content-Length: 20000"));

      // then
      client.expect("SIP/2.0 513");
      assertThat(client.isClosedByServer()).isTrue();
      RawCall control = new RawCall(other);
      other.send(control.request("OPTIONS", 1, ""));
      other.expect("SIP/2.0 200");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldLetGoOfClosedConnections(boolean v6) throws Exception {
    try (TestDesk desk = TestDesk.open()) {
      // given
      int before = desk.agent().openSockets();
      RawSipClient client = desk.caller(TransportKind.TCP, v6);
      client.send(new RawCall(client).request("OPTIONS", 1, ""));
      client.expect("SIP/2.0 200");
      assertThat(desk.agent().openSockets()).isEqualTo(before + 1);

      // when
      client.close();

      // then
      TestDesk.awaitTrue("connection gone", () -> desk.agent().openSockets() == before);
    }
  }
}
