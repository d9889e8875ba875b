package frontdesk.ops.playground;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports on which a program may be told to listen later, free for UDP and TCP when they are handed
 * out. A port that the system chose and that was closed again is none: the system may give it to
 * the next socket that asks. These lie below the range from which systems choose (RFC 6335, section
 * 6; Linux begins at 32768), and two processes never get the same one: a process claims a block of
 * them by keeping its first port open until it ends. Any thread may ask.
 */
public final class ClosedPorts {
  private static final int FIRST = 2_048;
  private static final int BLOCK = 64;

  /** They end below the ports for audio of nodes at this machine. */
  private static final int BLOCKS = (NodePlace.FIRST_MEDIA_PORT - FIRST) / BLOCK;

  private static final ClosedPorts OF_THIS_PROCESS = new ClosedPorts();

  private final List<ServerSocket> claims = new ArrayList<>();
  private int block;
  private int taken = BLOCK;

  ClosedPorts() {}

  /**
   * A port that is free at this address now, and that no other caller of this method got before all
   * were given once.
   *
   * @throws IOException when other programs have them all
   */
  public static int at(InetAddress address) throws IOException {
    return OF_THIS_PROCESS.choose(address);
  }

  /** Whether this process keeps this port open for no other reason than to have its block. */
  public static boolean claimed(int port) {
    return OF_THIS_PROCESS.claims(port);
  }

  synchronized boolean claims(int port) {
    return claims.stream().anyMatch(claim -> claim.getLocalPort() == port);
  }

  synchronized int choose(InetAddress address) throws IOException {
    for (int i = 0; i < BLOCKS * BLOCK; i++) {
      int port = next();
      if (isFree(port, address)) {
        return port;
      }
    }
    throw new IOException("no port from " + FIRST + " is free at " + address.getHostAddress());
  }

  private int next() throws IOException {
    if (taken == BLOCK) {
      block = anotherBlock();
      taken = 1;
    }
    return FIRST + block * BLOCK + taken++;
  }

  /** One that nobody has; when there is none left, this process's own from the first one again. */
  private int anotherBlock() throws IOException {
    for (int i = 0; i < BLOCKS; i++) {
      try {
        claims.add(new ServerSocket(FIRST + i * BLOCK, 1, InetAddress.getLoopbackAddress()));
        return i;
      } catch (BindException claimed) {
        if (claims.isEmpty() && i == BLOCKS - 1) {
          throw new IOException("every block of ports is claimed by another process", claimed);
        }
      }
    }
    ServerSocket oldest = claims.remove(0);
    claims.add(oldest);
    return (oldest.getLocalPort() - FIRST) / BLOCK;
  }

  private static boolean isFree(int port, InetAddress address) throws IOException {
    InetSocketAddress place = new InetSocketAddress(address, port);
    try (ServerSocket stream = new ServerSocket();
        DatagramSocket datagrams = new DatagramSocket(place)) {
      // A node listens so as well: connections that were closed lately do not keep it from that.
      stream.setReuseAddress(true);
      stream.bind(place);
      return datagrams.isBound();
    } catch (BindException inUse) {
      return false;
    }
  }
}
