package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for a management port: takes connections, resets them, or refuses them. */
final class Gate implements AutoCloseable {
  private final InetSocketAddress address;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();
  private volatile ServerSocket socket;

  Gate(String host) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getByName(host));
    address = new InetSocketAddress(host, socket.getLocalPort());
    accept(socket);
  }

  NodeAddress node() {
    return new NodeAddress(address.getHostString(), address.getPort());
  }

  int connections() {
    return taken.size();
  }

  private void accept(ServerSocket from) {
    Thread thread =
        new Thread(
            () -> {
              while (!from.isClosed()) {
                try {
                  taken.add(from.accept());
                } catch (SocketException closed) {
                  return;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            },
            "gate");
    thread.setDaemon(true);
    thread.start();
  }

  /** Every connection is reset; new ones are taken. */
  void reset() throws IOException {
    for (Socket one : List.copyOf(taken)) {
      one.setSoLinger(true, 0);
      one.close();
      taken.remove(one);
    }
  }

  /** As when the process ends: all connections reset, new ones refused. */
  @Override
  public void close() throws IOException {
    socket.close();
    reset();
  }
}
