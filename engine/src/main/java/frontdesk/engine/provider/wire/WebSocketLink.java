package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to a vendor (RFC 6455). Methods may be called by any thread and never block; what
 * is sent before the link is open waits for it. The listener is called by one thread at a time, and
 * not at all once this side has closed or broken the link.
 *
 * <p>The vendor is pinged all the time, whatever flows: a connection whose other end is gone
 * without a word swallows audio for minutes, and nothing else tells it from a vendor who thinks.
 */
public final class WebSocketLink {
  private static final int NORMAL = 1_000;
  private static final int ABNORMAL = 1_006;

  /** Where a link leads, and what its handshake says. */
  public record Target(URI uri, Map<String, String> headers) {
    public Target {
      headers = Map.copyOf(headers);
    }

    /** Without headers and query, which may hold keys. */
    @Override
    public String toString() {
      return uri.getHost() + uri.getPath();
    }
  }

  /**
   * How a link ended without this side wanting it.
   *
   * @param code of the close (RFC 6455 section 7.4), 1006 without one; 0 where it never opened
   * @param reason as the vendor wrote it: to be looked into for codes, never to be logged
   * @param failure what it means unless the vendor gives the code another meaning
   */
  public record Closed(int code, String reason, Failure failure) {
    /** Without the vendor's words. */
    @Override
    public String toString() {
      return "Closed[" + code + ", " + failure + "]";
    }
  }

  /** Hears of one link. */
  public interface Listener {
    /** The handshake is done. */
    default void onOpen() {}

    void onText(String text);

    void onBinary(byte[] bytes);

    /** Last, at most once. */
    void onClosed(Closed closed);
  }

  private sealed interface Message {
    int bytes();
  }

  private record Text(String text, int bytes) implements Message {}

  @SuppressWarnings("ArrayRecordComponent") // on its way out; never compared
  private record Binary(byte[] octets) implements Message {
    @Override
    public int bytes() {
      return octets.length;
    }
  }

  private enum State {
    CONNECTING,
    OPEN,
    /** This side wants no more; what is queued is still sent. */
    CLOSING,
    OVER
  }

  private final Network network;
  private final Listener listener;
  private final ArrayDeque<Message> outbox = new ArrayDeque<>();
  private final Inbox inbox = new Inbox();
  private State state = State.CONNECTING;
  private int queuedBytes;
  private boolean sending;
  private @Nullable WebSocket socket;
  private @Nullable Cancellable pings;
  private @Nullable CompletableFuture<WebSocket> ping;
  private volatile long heardNs;

  private WebSocketLink(Network network, Listener listener) {
    this.network = network;
    this.listener = listener;
  }

  /** Begins to connect; refusals arrive as {@link Listener#onClosed}. */
  public static WebSocketLink open(Network network, Target target, Listener listener) {
    WebSocketLink link = new WebSocketLink(network, listener);
    link.connect(target);
    return link;
  }

  private void connect(Target target) {
    CompletionStage<WebSocket> connecting;
    try {
      WebSocket.Builder builder =
          network.client().newWebSocketBuilder().connectTimeout(network.settings().connectWithin());
      target.headers().forEach(builder::header);
      connecting = builder.buildAsync(target.uri(), inbox);
    } catch (IllegalArgumentException unusable) {
      connecting = CompletableFuture.failedFuture(unusable);
    }
    var unused =
        connecting.whenCompleteAsync(
            (open, thrown) -> {
              if (thrown != null) {
                over(new Closed(0, "", ofHandshake(thrown)));
              }
            },
            network.system().executionContext()::execute);
  }

  private static Failure ofHandshake(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (cause instanceof WebSocketHandshakeException refused) {
      HttpHeaders headers = refused.getResponse().headers();
      Function<String, Optional<String>> header = headers::firstValue;
      return Failures.ofStatus(refused.getResponse().statusCode(), header);
    }
    Failure failure = Failures.ofThrown(cause);
    return failure.equals(Failure.LATE) ? Failure.of(Failure.Kind.LATE, "connect") : failure;
  }

  /** False where the link is closed, or breaks because the vendor takes too little. */
  public boolean text(String text) {
    return send(new Text(text, text.getBytes(StandardCharsets.UTF_8).length));
  }

  /** As {@link #text}; the array is not to be written again. */
  public boolean binary(byte[] octets) {
    return send(new Binary(octets));
  }

  private boolean send(Message message) {
    boolean full;
    synchronized (this) {
      if (state != State.CONNECTING && state != State.OPEN) {
        return false;
      }
      full = queuedBytes + message.bytes() > network.settings().outboxBytes();
      if (!full) {
        outbox.add(message);
        queuedBytes += message.bytes();
      }
    }
    if (full) {
      breaks(Failure.of(Failure.Kind.BROKEN, "outbox"));
      return false;
    }
    pump();
    return true;
  }

  /** The client sends one message at a time: the next one goes when this one has gone. */
  private void pump() {
    CompletableFuture<WebSocket> sent;
    synchronized (this) {
      if (sending || socket == null || state == State.OVER) {
        return;
      }
      Message next = outbox.poll();
      if (next == null && state != State.CLOSING) {
        return;
      }
      sending = true;
      if (next == null) {
        sent = socket.sendClose(NORMAL, "");
      } else {
        queuedBytes -= next.bytes();
        sent =
            next instanceof Text text
                ? socket.sendText(text.text(), true)
                : socket.sendBinary(ByteBuffer.wrap(((Binary) next).octets()), true);
      }
    }
    var unused = sent.whenComplete((same, thrown) -> sent(thrown));
  }

  private void sent(@Nullable Throwable thrown) {
    if (thrown != null) {
      over(new Closed(ABNORMAL, "", Failures.ofThrown(thrown)));
      return;
    }
    synchronized (this) {
      if (state == State.CLOSING && outbox.isEmpty() && socket != null && socket.isOutputClosed()) {
        return; // the close has gone: only the vendor's own is awaited
      }
      sending = false;
    }
    pump();
  }

  /**
   * Sends what is queued and closes in order; gives up the connection if the vendor does not answer
   * the close in time. The listener hears nothing of it.
   */
  public void close() {
    boolean never;
    synchronized (this) {
      if (state != State.CONNECTING && state != State.OPEN) {
        return;
      }
      never = state == State.CONNECTING && outbox.isEmpty();
      state = State.CLOSING;
    }
    if (never) {
      over(null);
      return;
    }
    network.later(network.settings().closeWithin(), () -> over(null));
    pump();
  }

  /** Gives up the connection at once; what is queued is lost. The listener hears nothing of it. */
  public void abort() {
    over(null);
  }

  private void breaks(Failure failure) {
    over(new Closed(ABNORMAL, "", failure));
  }

  /** The one way into {@link State#OVER}: releases everything and tells who wants to know. */
  private void over(@Nullable Closed closed) {
    boolean wanted;
    WebSocket open;
    synchronized (this) {
      if (state == State.OVER) {
        return;
      }
      wanted = state != State.CLOSING;
      state = State.OVER;
      open = socket;
      outbox.clear();
      queuedBytes = 0;
      if (pings != null) {
        pings.cancel();
      }
    }
    if (open != null) {
      open.abort();
    }
    if (closed != null && wanted) {
      listener.onClosed(closed);
    }
  }

  private void opened(WebSocket open) {
    boolean wanted;
    synchronized (this) {
      socket = open;
      wanted = state != State.OVER;
      if (wanted) {
        heardNs = System.nanoTime();
        pings = network.every(network.settings().pingEvery(), this::ping);
      }
      if (state == State.CONNECTING) {
        state = State.OPEN;
      }
    }
    if (!wanted) {
      open.abort();
      return;
    }
    if (hears()) {
      listener.onOpen();
    }
    pump();
  }

  private void ping() {
    if (System.nanoTime() - heardNs > network.settings().silentWithin().toNanos()) {
      breaks(Failure.of(Failure.Kind.BROKEN, "half-open"));
      return;
    }
    synchronized (this) {
      if (socket != null && state == State.OPEN && (ping == null || ping.isDone())) {
        ping = socket.sendPing(ByteBuffer.allocate(0));
      }
    }
  }

  private synchronized boolean hears() {
    return state == State.OPEN;
  }

  /** What the client calls, one thing at a time. */
  private final class Inbox implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public void onOpen(WebSocket open) {
      opened(open);
      open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      heardNs = System.nanoTime();
      if (fits(text.length() + part.length())) {
        text.append(part);
        if (last) {
          String whole = text.toString();
          text.setLength(0);
          if (hears()) {
            listener.onText(whole);
          }
        }
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      heardNs = System.nanoTime();
      if (fits(binary.size() + part.remaining())) {
        byte[] octets = new byte[part.remaining()];
        part.get(octets);
        binary.writeBytes(octets);
        if (last) {
          byte[] whole = binary.toByteArray();
          binary.reset();
          if (hears()) {
            listener.onBinary(whole);
          }
        }
        from.request(1);
      }
      return null;
    }

    private boolean fits(int length) {
      if (length <= network.settings().messageBytes()) {
        return true;
      }
      breaks(Failure.of(Failure.Kind.BROKEN, "too-long"));
      return false;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      heardNs = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      // The client answers the close itself, once this returns: it is given the time to.
      synchronized (WebSocketLink.this) {
        socket = null;
      }
      network.later(network.settings().closeWithin(), from::abort);
      over(new Closed(code, reason, Failures.ofClose(code)));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable thrown) {
      over(new Closed(ABNORMAL, "", Failures.ofThrown(thrown)));
    }
  }
}
