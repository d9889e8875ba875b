package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an ear, and the utterances on it in the order of their audio: what the vendor
 * says is of the first of them, until its final. Cancelled ones keep their place, so that their
 * words are not taken for those of the next. Safe for all threads; tells nobody anything under its
 * lock.
 */
final class EarLine implements WebSocketLink.Listener {
  /** More unanswered utterances than this are those of a vendor who does not answer. */
  private static final int MOST_WAITING = 4;

  /** Is told of a connection's end, once, with who waited on it. */
  interface Lost {
    void lost(EarLine line, Failure failure, List<Hearing> waiting, boolean unheard);
  }

  private final Network network;
  private final Dialect dialect;
  private final EarSettings settings;
  private final Request request;
  private final List<String> hints;
  private final Lost lost;
  private final Reader reader;
  private final ArrayDeque<Hearing> waiting = new ArrayDeque<>();
  private final Set<Hearing> finished = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable WebSocketLink link;
  private @Nullable Cancellable keeping;
  private boolean over;
  private boolean retiring;
  private boolean unheard = true;
  private boolean spoke;
  private long askedNs;
  private boolean asking;

  EarLine(
      Network network,
      Dialect dialect,
      EarSettings settings,
      Request request,
      List<String> hints,
      Lost lost) {
    this.network = network;
    this.dialect = dialect;
    this.settings = settings;
    this.request = request;
    this.hints = hints;
    this.lost = lost;
    this.reader = dialect.reader();
  }

  /** Begins to connect; what is said on the line waits for it. Called once. */
  synchronized EarLine connect() {
    WebSocketLink opening = WebSocketLink.open(network, dialect.target(request, hints), this);
    dialect.opening(request, hints).ifPresent(opening::text);
    link = opening;
    keeping = network.every(settings.keepAliveEvery(), this::keepAlive);
    return this;
  }

  private synchronized WebSocketLink link() {
    return Objects.requireNonNull(link, "connect comes first");
  }

  List<String> hints() {
    return hints;
  }

  synchronized boolean isOver() {
    return over;
  }

  boolean speaks(Request next) {
    return request.language().equals(next.language());
  }

  boolean knows(List<String> terms) {
    return new HashSet<>(hints)
        .containsAll(terms.subList(0, Math.min(terms.size(), settings.maxHints())));
  }

  /** The next utterance on this connection; false where there are too many. */
  synchronized boolean begin(Hearing hearing) {
    if (over || waiting.size() >= MOST_WAITING) {
      return false;
    }
    if (waiting.isEmpty()) {
      unheard = true;
      asking = false;
    }
    waiting.add(hearing);
    return true;
  }

  void audio(byte[] octets) {
    long now = System.nanoTime();
    boolean late;
    synchronized (this) {
      spoke = true;
      if (!asking) {
        asking = true;
        askedNs = now;
      }
      late = now - askedNs > settings.progressWithin().toNanos();
    }
    if (late) {
      fail(Failure.of(Failure.Kind.LATE, "progress"));
    } else {
      link().binary(octets);
    }
  }

  /** The utterance has no more audio; its words are wanted, or only out of the way. */
  void finish(Hearing hearing) {
    List<Heard> at;
    synchronized (this) {
      if (!waiting.contains(hearing) || !finished.add(hearing)) {
        return;
      }
      at = waiting.peek() == hearing ? reader.finish() : List.of();
    }
    if (!at.isEmpty()) {
      at.forEach(this::take);
      return;
    }
    link().text(dialect.finish());
    network.later(settings.finalWithin(), () -> late(hearing));
  }

  private void late(Hearing hearing) {
    Heard.Final rest;
    synchronized (this) {
      if (over || !waiting.contains(hearing)) {
        return;
      }
      rest = waiting.peek() == hearing ? reader.rest().orElse(null) : null;
    }
    if (rest == null) {
      fail(Failure.of(Failure.Kind.LATE, "final"));
    } else {
      take(rest);
    }
  }

  /** The utterance sent no audio: the vendor knows nothing of it. */
  synchronized void forget(Hearing hearing) {
    waiting.remove(hearing);
  }

  private void keepAlive() {
    boolean quiet;
    synchronized (this) {
      quiet = !spoke && !over;
      spoke = false;
    }
    if (quiet) {
      dialect.keepAlive().ifPresent(link()::text);
    }
  }

  @Override
  public void onText(String text) {
    List<Heard> heard;
    synchronized (this) {
      asking = false;
      unheard = false;
      heard = reader.read(text);
    }
    heard.forEach(this::take);
  }

  @Override
  public void onBinary(byte[] bytes) {
    // No vendor's recognizer answers so; what nobody documents is passed over.
  }

  private void take(Heard heard) {
    if (heard instanceof Heard.Failed failed) {
      fail(failed.failure());
      return;
    }
    Hearing first;
    List<Heard> next = List.of();
    synchronized (this) {
      first = heard instanceof Heard.Final ? waiting.poll() : waiting.peek();
      if (heard instanceof Heard.Final) {
        finished.remove(first);
        next = finished.contains(waiting.peek()) ? reader.finish() : next;
      }
    }
    if (first != null && heard instanceof Heard.Final words) {
      first.complete(words);
    } else if (first != null && heard instanceof Heard.Partial partial) {
      first.partial(partial);
    }
    next.forEach(this::take);
    closeIfRetired();
  }

  /** Another line has taken its place: it closes once nobody waits on it. */
  void retire() {
    synchronized (this) {
      retiring = true;
    }
    closeIfRetired();
  }

  private void closeIfRetired() {
    boolean done;
    synchronized (this) {
      done = retiring && waiting.isEmpty();
    }
    if (done) {
      close(Failure.CLOSED);
    }
  }

  @Override
  public void onClosed(WebSocketLink.Closed closed) {
    fail(dialect.closed(closed));
  }

  private void fail(Failure failure) {
    List<Hearing> left = end();
    if (left != null) {
      link().abort();
      lost.lost(this, failure, left, unheard);
    }
  }

  /** The vendor is told that nobody listens any more; who still waits hears of it. */
  void close(Failure failure) {
    List<Hearing> left = end();
    if (left != null) {
      link().text(dialect.goodbye());
      link().close();
      left.forEach(hearing -> hearing.fail(failure));
    }
  }

  private synchronized @Nullable List<Hearing> end() {
    if (over) {
      return null;
    }
    over = true;
    if (keeping != null) {
      keeping.cancel();
    }
    List<Hearing> left = new ArrayList<>(waiting);
    waiting.clear();
    finished.clear();
    return left;
  }
}
