package frontdesk.engine.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.message.SipParser;
import frontdesk.engine.sip.message.StreamFramer;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** What keeps a connection. */
class TcpConnectionTest {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(IpLiteral.parse("127.0.0.1").orElseThrow(), 5060);

  /** A registrar's host that failed over: each REGISTER would keep the connection to nobody. */
  @Test
  void shouldNotLiveOnWhatIsNeverAnswered() throws Exception {
    try (SocketChannel channel = SocketChannel.open()) {
      // given
      TcpConnection connection =
          new TcpConnection(
              channel,
              new Flow(TransportKind.TCP, PEER, PEER, 1),
              new StreamFramer(new SipParser(ParseLimits.DEFAULTS), ParseLimits.DEFAULTS),
              1_000,
              0);

      // then
      connection.sent(10);
      connection.sent(50);
      assertThat(connection.lastUsedNanos()).isEqualTo(10);
      connection.heard(60);
      assertThat(connection.lastUsedNanos()).isEqualTo(60);
      connection.sent(70);
      assertThat(connection.lastUsedNanos()).isEqualTo(70);
    }
  }
}
