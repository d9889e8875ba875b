package frontdesk.ops.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.LocalSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's local socket: commands of the same user ask the node that has the journal open. A file
 * that only its owner may use; one line of JSON each way.
 */
public final class LocalSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSocket.class);
  private static final String FILE = "node.sock";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final ServerSocketChannel server;
  private final ThreadPoolExecutor threads;
  private final int requestBytes;
  private final Function<LocalRequest, LocalReply> answer;

  private LocalSocket(
      Path path,
      ServerSocketChannel server,
      LocalSettings bounds,
      Function<LocalRequest, LocalReply> answer) {
    this.requestBytes = bounds.requestBytes();
    this.path = path;
    this.server = server;
    this.answer = answer;
    this.threads =
        new ThreadPoolExecutor(
            bounds.threads(),
            bounds.threads(),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(bounds.waiting()),
            task -> daemon("local-socket", task),
            new ThreadPoolExecutor.AbortPolicy());
  }

  /** Listens in the data directory. A file left by a node that was killed is replaced. */
  public static LocalSocket open(
      FrontdeskSettings settings, Function<LocalRequest, LocalReply> answer) throws IOException {
    Path path = settings.node().dataDirectory().resolve(FILE);
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    LocalSocket socket = new LocalSocket(path, server, settings.local(), answer);
    daemon("local-socket-accept", socket::acceptAll).start();
    return socket;
  }

  /** Asks the node of this data directory; empty when none runs there. */
  public static Optional<LocalReply> ask(Path dataDirectory, LocalRequest request)
      throws IOException {
    Path path = dataDirectory.resolve(FILE);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
    } catch (IOException nobodyThere) {
      LOG.debug("no node answers at its local socket", nobodyThere);
      return Optional.empty();
    }
    try (channel) {
      write(channel, JSON.writeValueAsString(request));
      String line = reader(channel).readLine();
      if (line == null) {
        throw new IOException("the node closed its local socket without an answer");
      }
      return Optional.of(JSON.readValue(line, LocalReply.class));
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        try {
          threads.execute(() -> serve(channel));
        } catch (RejectedExecutionException tooMany) {
          LOG.warn("too many local requests at once; one is closed without an answer");
          channel.close();
        }
      } catch (AsynchronousCloseException closed) {
        LOG.debug("local socket closed", closed);
        return;
      } catch (IOException e) {
        LOG.warn("local socket failed", e);
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      char[] buffer = new char[requestBytes];
      String line = readBounded(reader(channel), buffer);
      write(channel, JSON.writeValueAsString(reply(line)));
    } catch (IOException e) {
      LOG.warn("a local request failed", e);
    }
  }

  private LocalReply reply(String line) throws IOException {
    try {
      return answer.apply(JSON.readValue(line, LocalRequest.class));
    } catch (RuntimeException e) {
      LOG.error("a local request could not be answered", e);
      return new LocalReply("the node could not answer; its log says why", NullNode.getInstance());
    }
  }

  private static String readBounded(BufferedReader reader, char[] buffer) throws IOException {
    int length = 0;
    while (length < buffer.length) {
      int c = reader.read();
      if (c < 0 || c == '\n') {
        return new String(buffer, 0, length);
      }
      buffer[length++] = (char) c;
    }
    throw new IOException("a local request is too long");
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    Files.deleteIfExists(path);
  }
}
