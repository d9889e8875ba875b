package frontdesk.ops.chaos.senses;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * More than a node can serve: INVITEs that nobody acknowledges, requests without a meaning, and
 * datagrams of noise, as many as told and in gusts, so that they stand in line at a fast node too.
 * Sent by the thread that begins it, counted by one of its own.
 */
final class Storm implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storm.class);
  private static final int LARGEST = 65_535;
  private static final int NOISE_BYTES = 1_200;
  private static final int LOOK_AGAIN_MS = 100;

  /** Datagrams that are sent one right after the other. */
  private static final int GUST = 400;

  private final InetSocketAddress target;
  private final DatagramSocket socket;
  private final Random random;
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final LongAdder sent = new LongAdder();
  private volatile boolean over;

  Storm(InetSocketAddress target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(LOOK_AGAIN_MS);
  }

  /** Blows for so long, so many datagrams a second; comes back when it is over. */
  void blow(Duration time, int perSecond) throws IOException, InterruptedException {
    Thread reader = new Thread(this::read, "storm-answers");
    reader.setDaemon(true);
    reader.start();
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    for (long i = 0; System.nanoTime() - end < 0; i++) {
      byte[] datagram = datagram(i);
      socket.send(new DatagramPacket(datagram, datagram.length, target));
      sent.increment();
      long due = begun + i / GUST * GUST * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    over = true;
    reader.join();
  }

  /** Half of them INVITEs, a quarter OPTIONS, a quarter noise. */
  private byte[] datagram(long number) {
    if (number % 4 == 3) {
      byte[] noise = new byte[NOISE_BYTES];
      random.nextBytes(noise);
      return noise;
    }
    String method = number % 4 == 1 ? "OPTIONS" : "INVITE";
    return """
        %1$s sip:harbour@127.0.0.1:%2$d SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:%3$d;rport;branch=z9hG4bK-storm-%4$d
        Max-Forwards: 70
        From: <sip:storm@127.0.0.1:%3$d>;tag=s%4$d
        To: <sip:harbour@127.0.0.1:%2$d>
        Call-ID: storm-%4$d
        CSeq: 1 %1$s
        Contact: <sip:storm@127.0.0.1:%3$d>
        Content-Length: 0

        """
        .formatted(method, target.getPort(), socket.getLocalPort(), number)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void read() {
    byte[] buffer = new byte[LARGEST];
    while (!over) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        count(new String(buffer, 0, packet.getLength(), StandardCharsets.US_ASCII));
      } catch (SocketTimeoutException quiet) {
        LOG.trace("nothing came", quiet);
      } catch (IOException e) {
        LOG.warn("the storm's answers cannot be read", e);
        return;
      }
    }
  }

  private void count(String message) {
    if (message.matches("(?s)SIP/2.0 [1-6][0-9][0-9] .*")) {
      int status = Integer.parseInt(message.substring(8, 11));
      answers.computeIfAbsent(status, s -> new LongAdder()).increment();
    }
  }

  long sent() {
    return sent.sum();
  }

  /** How many responses of each status came, retransmissions counted. */
  Map<Integer, Long> answers() {
    Map<Integer, Long> counts = new TreeMap<>();
    answers.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }

  @Override
  public void close() {
    over = true;
    socket.close();
  }
}
