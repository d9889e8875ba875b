package frontdesk.ops.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * What stands between a clinic and its vendors: an end of TLS before a fake, or a proxy (RFC 9110
 * section 9.3.6). Hands on octets and knows nothing of what they mean.
 */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int LONGEST_HEAD = 10_000;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What each client of a proxy asked for, such as {@code CONNECT vendor.example.org:443}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers one client and says where the rest of it goes; closes it by an exception. */
  private interface Way {
    Socket from(Socket client) throws IOException;
  }

  private Relay(ServerSocket server) {
    this.server = server;
  }

  /** A fake behind TLS, which shows the certificate of this context. */
  static Relay tls(SSLContext context, int fake) throws IOException {
    Relay relay =
        new Relay(context.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback()));
    return relay.begin(client -> new Socket(loopback(), fake));
  }

  /** A proxy that finds these hosts by name, where nobody else does, and goes to these ports. */
  static Relay proxy(Map<String, Integer> hosts) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, BACKLOG, loopback()));
    return relay.begin(client -> relay.lead(client, hosts));
  }

  /** A proxy that answers whoever asks with this status. */
  static Relay refusing(int status) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, BACKLOG, loopback()));
    return relay.begin(client -> relay.refuse(client, status));
  }

  private Relay begin(Way way) {
    start(() -> accept(way));
    return this;
  }

  /** By a tunnel, or of plain HTTP by the request itself (RFC 9112 section 3.2.2). */
  private Socket lead(Socket client, Map<String, Integer> hosts) throws IOException {
    String head = head(client);
    URI target = URI.create(head.startsWith("CONNECT ") ? "x://" + word(head) : word(head));
    Integer port = hosts.get(target.getHost());
    if (port == null) {
      answer(client, "502 Bad Gateway");
      throw new IOException("nobody has that name");
    }
    Socket host = new Socket(loopback(), port);
    if (head.startsWith("CONNECT ")) {
      answer(client, "200 Connection established");
    } else {
      String origin = head.replaceFirst("http://[^/ ]+", "");
      host.getOutputStream().write(origin.getBytes(StandardCharsets.ISO_8859_1));
    }
    return host;
  }

  private Socket refuse(Socket client, int status) throws IOException {
    head(client);
    answer(
        client,
        status + " No\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm=\"the office\"");
    throw new IOException("refused");
  }

  private static void answer(Socket client, String lines) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(("HTTP/1.1 " + lines + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String word(String head) {
    return head.split(" ", 3)[1];
  }

  private String head(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("no request");
      }
      head.append((char) octet);
    }
    asked.add(head.substring(0, head.indexOf(" ")) + " " + word(head.toString()));
    return head.toString();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept(Way way) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        start(() -> serve(client, way));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket client, Way way) {
    try (client;
        Socket host = way.from(client)) {
      open.add(host);
      start(() -> pump(host, client));
      pump(client, host);
    } catch (IOException gone) {
      return; // either side ends it
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      return; // either side ends it
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
