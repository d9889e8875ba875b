package frontdesk.ops.provider.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP/1.1 and WebSocket server on plain sockets, a thread per connection: it does what a
 * server must not do as readily as what it must.
 */
public final class FakeServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  /** Answers requests; called by the connection's thread, and again for its next request. */
  public interface Service {
    /** An exception ends the connection: the client has gone, or the service wants it so. */
    void serve(FakeExchange exchange) throws IOException;
  }

  private final ServerSocket server;
  private final Service service;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timer;

  private FakeServer(ServerSocket server, Service service) {
    this.server = server;
    this.service = service;
    this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon("fake-timer", task));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Listens on a free port of 127.0.0.1. */
  public static FakeServer start(Service service) {
    try {
      FakeServer fake =
          new FakeServer(new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")), service);
      daemon("fake-" + fake.port(), fake::accept).start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Connections that neither side has closed. */
  public int openSockets() {
    return sockets.size();
  }

  /** Connections since the start. */
  public int connections() {
    return connections.get();
  }

  /** Cuts every connection by RST, as a machine does that is switched off. */
  public void resetAll() {
    sockets.forEach(FakeServer::reset);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // RFC 9293 section 3.10.4: an abort sends RST
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        connections.incrementAndGet();
        daemon("fake-" + port() + "-" + connections.get(), () -> serve(socket)).start();
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      FakeExchange exchange = FakeExchange.read(this, socket);
      while (exchange != null) {
        service.serve(exchange);
        exchange = exchange.next();
      }
    } catch (IOException | UncheckedIOException gone) {
      // What the client did to the connection is counted by the service.
    } finally {
      sockets.remove(socket);
    }
  }

  /** Does something later, on the server's one timer thread; after closing, never. */
  void later(Duration delay, Runnable work) {
    try {
      var unused = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      assertClosed();
    }
  }

  private void assertClosed() {
    if (!server.isClosed()) {
      throw new IllegalStateException("the timer is gone before the server");
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      timer.shutdownNow();
      resetAll();
    }
  }
}
