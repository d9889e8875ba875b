package frontdesk.ops.firstcall.harness;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody else on this machine uses at the moment. */
public final class FreePorts {
  private static final int ATTEMPTS = 50;
  private static final int MEDIA_FIRST = 10_000;
  private static final int MEDIA_RANGE = 200;
  private static final int MEDIA_RANGES = 110;
  private static final AtomicInteger MADE = new AtomicInteger();

  private FreePorts() {}

  /** A port that is free for UDP and TCP. */
  public static int sip(InetAddress address) throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try (ServerSocket stream = new ServerSocket(0, 1, address)) {
        if (freeForDatagrams(stream.getLocalPort(), address)) {
          return stream.getLocalPort();
        }
      }
    }
    throw new IOException("no port is free for UDP and TCP");
  }

  private static boolean freeForDatagrams(int port, InetAddress address) {
    try (DatagramSocket datagrams = new DatagramSocket(port, address)) {
      return datagrams.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * The first of two hundred ports for audio, other ones for every node of this machine: tests that
   * run side by side in two processes have every other range each.
   */
  static int mediaFirst() {
    long number = ProcessHandle.current().pid() * 31 + MADE.incrementAndGet();
    long ofThisProcess = 2 * number + Integer.getInteger("frontdesk.fork", 1) % 2;
    return MEDIA_FIRST + (int) (ofThisProcess % MEDIA_RANGES) * MEDIA_RANGE;
  }

  /** How many ports for audio follow the first one. */
  static int mediaCount() {
    return MEDIA_RANGE;
  }
}
