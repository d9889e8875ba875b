package frontdesk.ops.bench.bargein;

import frontdesk.ops.bench.calls.SipText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** One caller's signalling over UDP: INVITE, ACK, BYE. One thread. */
final class FarSip implements AutoCloseable {
  private static final int BUFFER_OCTETS = 8_192;
  private static final int ID_OCTETS = 10;
  private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_REPEATS = 20;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final DatagramChannel channel;
  private final InetSocketAddress node;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER_OCTETS);
  private final String branch;
  private SipText.Dialog dialog;
  private boolean endedByNode;

  FarSip(int nodePort, int rtpPort, int number, RandomGenerator random) throws IOException {
    InetAddress host = InetAddress.getLoopbackAddress();
    node = new InetSocketAddress(host, nodePort);
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(host, 0));
    channel.configureBlocking(false);
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    String id = HexFormat.of().formatHex(octets);
    branch = "z9hG4bK" + id;
    dialog =
        new SipText.Dialog(
            id + "@127.0.0.1",
            "<sip:+4420796%05d@127.0.0.1>;tag=".formatted(number) + id,
            "<sip:harbour@127.0.0.1:" + nodePort + ">",
            "sip:harbour@127.0.0.1:" + nodePort,
            channel.socket().getLocalPort(),
            rtpPort);
  }

  /** Calls; answers the node's RTP port, or nothing where the call was refused or not answered. */
  OptionalInt call() throws IOException {
    String invite = SipText.invite(dialog, branch);
    for (int i = 0; i < MOST_REPEATS; i++) {
      send(invite);
      long until = System.nanoTime() + REPEAT_NANOS;
      while (System.nanoTime() - until < 0) {
        String message = receive();
        int status = SipText.status(message);
        if (status >= 200) {
          dialog = dialog.answered(SipText.header(message, "To"), SipText.contactUri(message));
          send(SipText.ack(dialog, status < 300 ? branch + "a" : branch));
          return status < 300 ? rtpPort(message) : OptionalInt.empty();
        }
        if (message.isEmpty()) {
          LockSupport.parkNanos(LOOK_NANOS);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt rtpPort(String answer) {
    String mark = "m=audio ";
    int from = answer.indexOf(mark) + mark.length();
    return OptionalInt.of(Integer.parseInt(answer.substring(from, answer.indexOf(' ', from))));
  }

  /** Answers what came meanwhile; says whether the node has hung up. */
  boolean isEndedByNode() throws IOException {
    for (String message = receive(); !message.isEmpty(); message = receive()) {
      if (SipText.status(message) == 200 && SipText.header(message, "CSeq").startsWith("1 ")) {
        send(SipText.ack(dialog, branch + "a"));
      } else if (SipText.status(message) == 0) {
        send(SipText.ok(message));
        endedByNode |= message.startsWith("BYE ");
      }
    }
    return endedByNode;
  }

  /** Hangs up and waits for the answer. */
  void hangUp() throws IOException {
    for (int i = 0; i < MOST_REPEATS && !isEndedByNode(); i++) {
      send(SipText.bye(dialog, branch + "b"));
      long until = System.nanoTime() + REPEAT_NANOS;
      while (System.nanoTime() - until < 0) {
        String message = receive();
        if (SipText.header(message, "CSeq").startsWith("2 ")) {
          return;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private String receive() throws IOException {
    in.clear();
    return channel.receive(in) == null
        ? ""
        : StandardCharsets.ISO_8859_1.decode(in.flip()).toString();
  }

  private void send(String message) throws IOException {
    channel.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.ISO_8859_1)), node);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
