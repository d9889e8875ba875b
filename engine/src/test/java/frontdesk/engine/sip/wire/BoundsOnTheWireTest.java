package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bounds of the sockets, and what is advertised for them. */
class BoundsOnTheWireTest {
  private static SipSettings settings(int perSource, Duration idle) {
    ListenSettings udp =
        new ListenSettings(
            TransportKind.UDP,
            IpLiteral.parse("127.0.0.1").orElseThrow(),
            0,
            "sip.clinic.example",
            5070);
    return SipSettings.of(
        new TransportSettings(
            List.of(udp, ListenSettings.of(TransportKind.TCP, "127.0.0.1", 0)),
            ParseLimits.DEFAULTS,
            Network.LOOPBACK,
            false,
            10,
            perSource,
            64 * 1024,
            idle,
            Duration.ofSeconds(1),
            64 * 1024,
            5));
  }

  @Test
  void shouldTakeSoManyConnectionsOfASourceAndNoMore() throws Exception {
    try (TestDesk desk = TestDesk.open(settings(2, Duration.ofMinutes(1)));
        RawSipClient first = desk.caller(TransportKind.TCP, false);
        RawSipClient second = desk.caller(TransportKind.TCP, false)) {
      // given
      first.send(new RawCall(first).request("OPTIONS", 1, ""));
      first.expect("SIP/2.0 200");
      second.send(new RawCall(second).request("OPTIONS", 1, ""));
      second.expect("SIP/2.0 200");

      // when
      try (RawSipClient third = desk.caller(TransportKind.TCP, false)) {
        // then
        assertThat(third.isClosedByServer()).isTrue();
      }
      first.send(new RawCall(first).request("OPTIONS", 1, ""));
      first.expect("SIP/2.0 200");
    }
  }

  @Test
  void shouldCloseAnIdleConnection() throws Exception {
    try (TestDesk desk = TestDesk.open(settings(2, Duration.ofMillis(100)));
        RawSipClient client = desk.caller(TransportKind.TCP, false)) {
      // when nothing is sent
      boolean closed = client.isClosedByServer();

      // then
      assertThat(closed).isTrue();
      assertThat(desk.agent().openSockets()).isEqualTo(2);
    }
  }

  @Test
  void shouldTellPeersTheAdvertisedAddress() throws Exception {
    try (TestDesk desk = TestDesk.open(settings(2, Duration.ofMinutes(1)));
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);

      // when
      String ok = call.establish();
      desk.await(DialogEvent.Acknowledged.class);
      desk.reinvite(call.deskTag());
      String reinvite = client.expect("INVITE ");

      // then
      assertThat(header(ok, "Contact"))
          .isEqualTo("<sip:" + call.deskTag() + "@sip.clinic.example:5070>");
      assertThat(header(reinvite, "Via")).startsWith("SIP/2.0/UDP sip.clinic.example:5070;");
    }
  }
}
