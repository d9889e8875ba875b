package frontdesk.ops.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedPortsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void shouldNeverGiveAPortTwice() throws IOException {
    // Given more of them than one block holds
    int many = 150;

    // When
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < many; i++) {
      ports.add(ClosedPorts.at(HERE));
    }

    // Then all differ, and the system gives none of them to anybody who asks for any port
    assertEquals(many, ports.size());
    for (int port : ports) {
      assertTrue(port < NodePlace.FIRST_MEDIA_PORT, () -> port + " is one of the audio ports");
    }
  }

  @Test
  void shouldPassOverPortsInUse() throws IOException {
    // Given the next two ports in use, one of them for UDP alone
    ClosedPorts ports = new ClosedPorts();
    int last = ports.choose(HERE);
    try (ServerSocket stream = new ServerSocket(last + 1, 1, HERE);
        DatagramSocket datagrams = new DatagramSocket(last + 2, HERE)) {
      // When
      int port = ports.choose(HERE);

      // Then
      assertNotEquals(stream.getLocalPort(), port);
      assertNotEquals(datagrams.getLocalPort(), port);
    }
  }
}
