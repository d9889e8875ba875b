package frontdesk.ops.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UdpSocketsTest {
  private static final List<String> TABLE =
      List.of(
          "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
              + "  timeout inode ref pointer drops",
          "  100: 0100007F:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000     0"
              + "        0 1 2 0000000000000000 12",
          "  101: 0100007F:1F92 00000000:0000 07 00000000:00000000 00:00000000 00000000     0"
              + "        0 2 2 0000000000000000 3");

  @Test
  void shouldAddUpTheDropsOfThesePortsOnly() {
    assertThat(UdpSockets.drops(TABLE, Set.of(8_080, 8_082))).isEqualTo(15);
    assertThat(UdpSockets.drops(TABLE, Set.of(8_082, 9))).isEqualTo(3);
    assertThat(UdpSockets.drops(TABLE, Set.of(9))).isZero();
  }

  /** The failing twin of "no drops": a socket that nobody reads does drop, and it is seen. */
  @Test
  void shouldSeeWhatTheKernelDrops() throws IOException {
    try (DatagramChannel deaf = DatagramChannel.open(StandardProtocolFamily.INET);
        DatagramChannel speaker = DatagramChannel.open(StandardProtocolFamily.INET)) {
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) deaf.getLocalAddress()).getPort();
      speaker.connect(deaf.getLocalAddress());
      for (int i = 0; i < 2_000; i++) {
        speaker.write(ByteBuffer.allocate(172));
      }
      assertThat(UdpSockets.drops(Set.of(port))).isPositive();
    }
  }
}
