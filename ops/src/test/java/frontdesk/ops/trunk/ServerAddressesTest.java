package frontdesk.ops.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.IpLiteral;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which address of a server is used, and which is next. */
class ServerAddressesTest {
  private static final InetSocketAddress FIRST = address("192.0.2.1");
  private static final InetSocketAddress SECOND = address("192.0.2.2");
  private static final InetSocketAddress THIRD = address("192.0.2.3");

  private final ServerAddresses server = new ServerAddresses();

  private static InetSocketAddress address(String host) {
    return new InetSocketAddress(IpLiteral.parse(host).orElseThrow(), 5060);
  }

  @Test
  void shouldKeepToOneWhileItAnswers() {
    server.found(List.of());
    assertThat(server.current()).isEmpty();
    server.found(List.of(FIRST, SECOND));
    server.found(List.of(SECOND, FIRST));
    assertThat(server.current()).contains(FIRST);
  }

  @Test
  void shouldTryEachOnceAtOnceAndThenByTurnsWithPauses() {
    // given
    List<InetSocketAddress> both = List.of(FIRST, SECOND);
    server.found(both);
    // then
    assertThat(server.next(both)).isTrue();
    assertThat(server.current()).contains(SECOND);
    assertThat(server.next(both)).isFalse();
    assertThat(server.current()).contains(FIRST);
    // when the next one answers, one that failed may be tried at once again
    assertThat(server.next(both)).isTrue();
    server.answered();
    assertThat(server.current()).contains(SECOND);
    assertThat(server.next(both)).isTrue();
    assertThat(server.current()).contains(FIRST);
  }

  /** The provider has moved. */
  @Test
  void shouldFollowTheNameToItsNewAddress() {
    server.found(List.of(FIRST));
    assertThat(server.next(List.of(THIRD))).isTrue();
    assertThat(server.current()).contains(THIRD);
  }

  @Test
  void shouldStayWhereItIsWhenTheNameIsNotKnownAnyMoreOrHasNoOther() {
    server.found(List.of(FIRST));
    assertThat(server.next(List.of())).isFalse();
    assertThat(server.current()).contains(FIRST);
    assertThat(server.next(List.of(FIRST))).isFalse();
    assertThat(server.current()).contains(FIRST);
  }
}
