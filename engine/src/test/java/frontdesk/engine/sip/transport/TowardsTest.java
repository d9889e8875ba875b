package frontdesk.engine.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which of several addresses a peer is spoken to. */
class TowardsTest {
  private static InetSocketAddress address(String host) {
    return new InetSocketAddress(IpLiteral.parse(host).orElseThrow(), 5060);
  }

  /** A node that a phone on its own host may call, and a provider. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1 192.0.2.10, 198.51.100.1, 192.0.2.10",
    "192.0.2.10 127.0.0.1, 198.51.100.1, 192.0.2.10",
    "127.0.0.1 192.0.2.10, 127.0.0.1, 127.0.0.1",
    "192.0.2.10 127.0.0.1, 127.0.0.9, 127.0.0.1",
    "0.0.0.0, 127.0.0.1, 0.0.0.0",
    "127.0.0.1, 198.51.100.1, 127.0.0.1",
    "::1 2001:db8::1, 2001:db8::9, 2001:db8::1",
    "127.0.0.1 192.0.2.10, 2001:db8::9, ''"
  })
  void shouldNotSpeakToTheWorldFromLoopback(String bound, String remote, String from) {
    List<ListenPoint> points = new ArrayList<>();
    for (String host : bound.split(" ", -1)) {
      points.add(new ListenPoint(TransportKind.UDP, address(host), host, 5060));
    }
    assertThat(new Bound(points).towards(TransportKind.UDP, address(remote)))
        .map(ListenPoint::advertisedHost)
        .isEqualTo(from.isEmpty() ? Optional.empty() : Optional.of(from));
  }

  private record Bound(List<ListenPoint> listenPoints) implements MessageTransport {
    @Override
    public void send(Flow flow, SipMessage message) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public boolean hasConnection(InetSocketAddress remote) {
      return false;
    }

    @Override
    public int openSockets() {
      return 0;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
