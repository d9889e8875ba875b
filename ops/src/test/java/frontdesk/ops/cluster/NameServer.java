package frontdesk.ops.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;

/**
 * A name server over UDP that knows the IPv4 addresses of one name, whatever is asked (RFC 1035).
 */
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int TYPE_A = 1;
  private static final byte[] POINTER_AND_A = {(byte) 0xc0, HEADER, 0, TYPE_A, 0, 1};
  private static final byte[] TTL_ONE_S_LENGTH_4 = {0, 0, 0, 1, 0, 4};

  private final DatagramSocket socket;
  private final List<InetAddress> addresses;
  private final Thread thread;

  NameServer(String host, List<InetAddress> addresses) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getByName(host));
    this.addresses = List.copyOf(addresses);
    this.thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** As resolvers write it. */
  String place() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] answer = answer(packet.getData());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (SocketException closed) {
      thread.interrupt();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] answer(byte[] query) {
    int end = HEADER;
    while (query[end] != 0) {
      end += query[end] + 1;
    }
    int type = query[end + 2];
    int found = type == TYPE_A ? addresses.size() : 0;
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(query, 0, 2);
    // A response, recursion available, no error; one question, so many answers.
    answer.writeBytes(new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, (byte) found, 0, 0, 0, 0});
    answer.write(query, HEADER, end + 5 - HEADER);
    for (InetAddress address : addresses.subList(0, found)) {
      answer.writeBytes(POINTER_AND_A);
      answer.writeBytes(TTL_ONE_S_LENGTH_4);
      answer.writeBytes(address.getAddress());
    }
    return answer.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
