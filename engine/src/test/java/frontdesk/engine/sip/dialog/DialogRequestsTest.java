package frontdesk.engine.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where our requests in a dialog go. */
class DialogRequestsTest {
  private static DialogRecord dialog(String target, String source, List<String> routes) {
    return new DialogRecord(
        "call",
        "ours",
        "theirs",
        "sip:clinic@192.0.2.1",
        "sip:patient@example.net",
        target,
        routes,
        1,
        1,
        false,
        false,
        TransportKind.UDP,
        address(source, 40_000),
        "<sip:ours@192.0.2.1>");
  }

  private static InetSocketAddress address(String ip, int port) {
    return new InetSocketAddress(IpLiteral.parse(ip).orElseThrow(), port);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 203.0.113.7",
    "172.31.0.9, 203.0.113.7",
    "192.168.1.20, 203.0.113.7",
    "100.64.0.1, 203.0.113.7",
    "[fd00::1], 2001:db8::7"
  })
  void shouldGoToThePublicSourceWhenTheContactIsPrivate(String contact, String source) {
    DialogRecord behindNat = dialog("sip:patient@" + contact + ":5060", source, List.of());

    assertThat(DialogRequests.nextHop(behindNat, true)).isEqualTo(address(source, 40_000));
    assertThat(DialogRequests.nextHop(behindNat, false).getPort()).isEqualTo(5060);
  }

  @ParameterizedTest
  @CsvSource({
    // within one private network, on one machine, and between public addresses
    "192.168.1.20, 192.168.1.1",
    "127.0.0.2, 127.0.0.1",
    "10.1.2.3, 127.0.0.1",
    "203.0.113.9, 203.0.113.7",
    "172.32.0.1, 203.0.113.7"
  })
  void shouldGoToTheContactOtherwise(String contact, String source) {
    DialogRecord record = dialog("sip:patient@" + contact + ":5070", source, List.of());

    assertThat(DialogRequests.nextHop(record, true)).isEqualTo(address(contact, 5070));
  }

  @Test
  void shouldGoToTheFirstRouteWhereverTheContactIs() {
    DialogRecord record =
        dialog("sip:patient@10.1.2.3", "203.0.113.7", List.of("<sip:198.51.100.4:5080;lr>"));

    assertThat(DialogRequests.nextHop(record, true)).isEqualTo(address("198.51.100.4", 5080));
  }

  @Test
  void shouldGoToTheSourceWhenTheContactIsAName() {
    DialogRecord record = dialog("sip:patient@phone.invalid", "203.0.113.7", List.of());

    assertThat(DialogRequests.nextHop(record, false)).isEqualTo(address("203.0.113.7", 40_000));
  }
}
