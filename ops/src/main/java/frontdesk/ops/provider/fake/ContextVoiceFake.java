package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.provider.fake.Counts.Of;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What vendors share whose sockets carry several texts at once, each under an id. */
public abstract class ContextVoiceFake extends VendorFake {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final int NORMAL = 1_000;

  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOnASocket = new AtomicInteger();
  private volatile Supplier<FakeSpeech> speech = () -> FakeSpeech.PROMPT;
  private volatile int mostOctets = Integer.MAX_VALUE;
  private final List<Context> asked = new CopyOnWriteArrayList<>();

  /** From now on texts are spoken so. */
  public void speaks(FakeSpeech how) {
    speaks(() -> how);
  }

  /** A way of speaking drawn anew for each text. */
  public void speaks(Supplier<FakeSpeech> ways) {
    speech = ways;
  }

  /** However long a text is, it is spoken no longer than so. */
  public void speaksNoLongerThan(Duration most) {
    mostOctets = (int) (8 * most.toMillis()); // mu-law at 8 kHz
  }

  /** What it was asked to say since the last time that this was asked, in order. */
  public List<SpokenText> spoken() {
    List<Context> all = List.copyOf(asked);
    asked.removeAll(all);
    return all.stream().map(Context::spoken).toList();
  }

  /** Texts that are being spoken, or not closed. */
  public int openContexts() {
    return open.get();
  }

  /** The most texts at once on one socket since the start. */
  public int mostContexts() {
    return mostOnASocket.get();
  }

  /** Closes every socket as after a time without a word, with 1000. */
  public void closeIdle(String reason) {
    sessions.forEach(session -> session.close(NORMAL, reason));
  }

  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    if (!accepts(exchange)) {
      counts().add(Of.OFFENCES, 1);
      exchange.respondJson(400, refusal(400));
      return;
    }
    FakeWebSocket socket = exchange.acceptWebSocket();
    Session session = new Session(socket, fault);
    sessions.add(session);
    if (fault.is(Fault.Kind.HALF_OPEN)) {
      socket.halfOpen();
    }
    try {
      for (var message = socket.read(); message != null; message = socket.read()) {
        if (message instanceof FakeWebSocket.Text text) {
          session.on(JSON.readTree(text.text()));
        }
      }
    } finally {
      sessions.remove(session);
      session.lost();
    }
  }

  /** Whether the handshake is as documented. */
  abstract boolean accepts(FakeExchange exchange);

  /** A message of the client. */
  abstract void on(Session session, JsonNode message) throws IOException;

  abstract String audio(String context, byte[] muLaw);

  /** Said when a text was spoken to its end; empty: nothing. */
  abstract String ended(String context);

  /** A message that no documentation names. */
  abstract String stranger(String context);

  /** One socket. Its state is guarded by itself. */
  final class Session {
    private final FakeWebSocket socket;
    private volatile Fault fault;
    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private boolean over;

    Session(FakeWebSocket socket, Fault fault) {
      this.socket = socket;
      this.fault = fault;
    }

    synchronized void on(JsonNode message) throws IOException {
      ContextVoiceFake.this.on(this, message);
    }

    synchronized int size() {
      return contexts.size();
    }

    synchronized boolean knows(String id) {
      return contexts.containsKey(id);
    }

    synchronized Context open(String id) {
      Context context = new Context(this, id);
      contexts.put(id, context);
      open.incrementAndGet();
      mostOnASocket.accumulateAndGet(contexts.size(), Math::max);
      return context;
    }

    synchronized Context context(String id) {
      return java.util.Objects.requireNonNull(contexts.get(id));
    }

    /** A context is closed: the vendor knows it no longer. */
    synchronized void remove(String id) {
      if (contexts.remove(id) != null) {
        open.decrementAndGet();
      }
    }

    synchronized void say(String text) {
      if (over || text.isEmpty()) {
        return;
      }
      try {
        socket.text(text);
      } catch (IOException gone) {
        over = true; // the reading thread sees it too and counts what was lost
      }
    }

    synchronized void close(int code, String reason) {
      over = true;
      try {
        socket.close(code, reason);
      } catch (IOException gone) {
        return; // the client was faster
      }
    }

    /** The connection is gone; whatever was being spoken was given up. */
    private synchronized void lost() {
      boolean mine = over;
      over = true;
      for (Context context : contexts.values()) {
        open.decrementAndGet();
        if (!mine && context.speaking) {
          counts().add(Of.CANCELS, 1);
        }
        context.cancelled = true;
      }
      contexts.clear();
    }
  }

  /** One text. Guarded by its session. */
  final class Context {
    final String id;
    final StringBuilder text = new StringBuilder();
    boolean closing;
    private final Session session;
    private byte[] audio = new byte[0];
    private FakeSpeech way = FakeSpeech.PROMPT;
    private int at;
    private boolean speaking;
    private boolean cancelled;

    Context(Session session, String id) {
      this.session = session;
      this.id = id;
    }

    boolean isSpeaking() {
      return speaking;
    }

    /** Whether all of it was made. */
    boolean isSpoken() {
      return audio.length > 0 && at == audio.length;
    }

    /** Speaks what was collected. */
    void speak() {
      String words = text.toString();
      counts().add(Of.CHARACTERS, words.length());
      byte[] whole = FakeSpeech.muLaw(words.strip());
      audio = Arrays.copyOf(whole, Math.min(whole.length, mostOctets));
      way = speech.get();
      speaking = true;
      watch().asked(words);
      asked.add(this);
      if (!session.fault.is(Fault.Kind.STALL_AT_FIRST_BYTE)) {
        later(way.firstAudio().plus(lateness(session.fault)));
      }
    }

    SpokenText spoken() {
      synchronized (session) {
        return new SpokenText(text.toString().strip(), at, audio.length);
      }
    }

    /** In the middle of a text. */
    private void half() {
      Fault now = 2 * at >= audio.length ? atHalf() : Fault.NONE;
      if (now.is(Fault.Kind.REFUSE) || now.is(Fault.Kind.RATE_LIMIT) || now.is(Fault.Kind.DROP)) {
        session.over = true; // the connection goes, and whoever comes again is refused
        session.socket.reset();
      } else if (!now.is(Fault.Kind.NONE)) {
        session.fault = now;
      }
    }

    /** The client does not want it any more. */
    void cancel() {
      if (speaking) {
        counts().add(Of.CANCELS, 1);
      }
      cancelled = true;
      if (!session.fault.is(Fault.Kind.GO_ON_AFTER_CANCEL)) {
        speaking = false;
        session.remove(id);
      }
    }

    private void later(Duration delay) {
      session.socket.later(delay, this::next);
    }

    private void next() {
      synchronized (session) {
        half();
        if (!speaking || session.over) {
          return;
        }
        if (at > 0 && session.fault.is(Fault.Kind.STALL_AT_FIRST_BYTE)) {
          return;
        }
        if (session.fault.is(Fault.Kind.GARBAGE)) {
          session.say("}{ <html>");
          return;
        }
        piece();
        if (hasFailed()) {
          return;
        }
        if (at < audio.length) {
          later(way.between());
        } else {
          speaking = false;
          session.say(ended(id));
          if (closing || !session.knows(id)) {
            session.remove(id);
          }
        }
      }
    }

    private void piece() {
      int to = Math.min(audio.length, at + 8 * way.pieceMs());
      byte[] piece = Arrays.copyOfRange(audio, at, to);
      boolean first = at == 0;
      at = to;
      counts().add(Of.AUDIO_BYTES, piece.length);
      counts().add(Of.AFTER_CANCEL, cancelled ? 1 : 0);
      if (session.fault.is(Fault.Kind.STRANGERS)) {
        session.say(stranger(id));
      }
      session.say(audio(id, piece));
      if (first) {
        watch().given(text.toString());
      }
    }

    /** After the first piece. */
    private boolean hasFailed() {
      switch (session.fault.kind()) {
        case STALL_MIDWAY -> {
          return true;
        }
        case DROP -> {
          session.over = true;
          session.socket.reset();
          return true;
        }
        case CLOSE -> {
          session.close(session.fault.code(), session.fault.reason());
          return true;
        }
        default -> {
          return false;
        }
      }
    }
  }
}
