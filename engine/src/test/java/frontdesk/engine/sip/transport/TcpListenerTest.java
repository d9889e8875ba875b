package frontdesk.engine.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener that cannot accept leaves the selector thread to everybody else. */
class TcpListenerTest {
  private static final long NOW = 7_000_000_000L;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel channel = ServerSocketChannel.open();
  private boolean descriptorsAreOut = true;
  private int tries;
  private TcpListener listener;

  TcpListenerTest() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    channel.bind(any);
    channel.configureBlocking(false);
    listener =
        new TcpListener(
            channel,
            () -> {
              tries++;
              if (descriptorsAreOut) {
                throw new IOException("Too many open files");
              }
              return channel.accept();
            },
            new ListenPoint(TransportKind.TCP, any, "127.0.0.1", 0),
            selector);
  }

  @BeforeEach
  void aConnectionWaits() throws IOException {
    caller = SocketChannel.open(channel.getLocalAddress());
  }

  private SocketChannel caller;

  @AfterEach
  void close() throws IOException {
    caller.close();
    listener.close();
    selector.close();
  }

  private boolean isReady() throws IOException {
    selector.selectedKeys().clear();
    selector.selectNow();
    return selector.selectedKeys().stream().anyMatch(SelectionKey::isAcceptable);
  }

  @Test
  void shouldNotBeReportedAgainWhileItCannotAccept() throws IOException {
    // given
    selector.select();
    // when
    assertThat(listener.accept(NOW)).isNull();
    // then
    assertThat(isReady()).isFalse();
    listener.resume(NOW + TcpListener.PAUSE_NANOS - 1);
    assertThat(isReady()).isFalse();
    assertThat(tries).isEqualTo(1);
  }

  @Test
  void shouldAcceptWhoWaitedOnceItCanAgain() throws IOException {
    // given
    selector.select();
    assertThat(listener.accept(NOW)).isNull();
    listener.resume(NOW + TcpListener.PAUSE_NANOS);
    assertThat(isReady()).isTrue();
    assertThat(listener.accept(NOW + TcpListener.PAUSE_NANOS)).isNull();
    // when
    descriptorsAreOut = false;
    listener.resume(NOW + 2 * TcpListener.PAUSE_NANOS);
    // then
    assertThat(isReady()).isTrue();
    try (SocketChannel accepted = listener.accept(NOW + 2 * TcpListener.PAUSE_NANOS)) {
      assertThat(accepted).isNotNull();
    }
    assertThat(tries).isEqualTo(3);
  }
}
