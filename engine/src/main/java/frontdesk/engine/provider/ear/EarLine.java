package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an ear, and the utterances on it in the order of their audio: what the vendor
 * says is of the first of them, until its final. Cancelled ones keep their place, so that their
 * words are not taken for those of the next. A final that a pause asked for is the beginning of its
 * utterance; it is all of it where the utterance ends in that pause. Safe for all threads; tells
 * nobody anything under its lock.
 */
final class EarLine implements WebSocketLink.Listener {
  /** More unanswered utterances than this are those of a vendor who does not answer. */
  private static final int MOST_WAITING = 4;

  private static final int OCTETS_PER_MS = AudioFrame.SAMPLE_RATE_HZ / 1_000; // mu-law

  /** Is told of a connection's end, once, with who waited on it. */
  interface Lost {
    void lost(EarLine line, Failure failure, List<PendingUtterance> waiting, boolean unheard);
  }

  private final Network network;
  private final Dialect dialect;
  private final EarSettings settings;
  private final Request request;
  private final List<String> hints;
  private final Lost lost;
  private final Reader reader;
  private final ArrayDeque<PendingUtterance> waiting = new ArrayDeque<>();
  private final Set<PendingUtterance> finished = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Asked asked = new Asked();
  private @Nullable WebSocketLink link;
  private @Nullable Cancellable keeping;
  private boolean over;
  private boolean retiring;
  private boolean unheard = true;
  private boolean spoke;
  private long askedNs;
  private boolean asking;
  private long octetsSent;

  /** The utterance that pauses and was, or is being, made final so far. */
  private @Nullable PendingUtterance paused;

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
  synchronized boolean begin(PendingUtterance pending) {
    if (over || waiting.size() >= MOST_WAITING) {
      return false;
    }
    if (waiting.isEmpty()) {
      unheard = true;
      asking = false;
    }
    waiting.add(pending);
    return true;
  }

  void audio(byte[] octets) {
    long now = System.nanoTime();
    boolean late;
    synchronized (this) {
      spoke = true;
      octetsSent += octets.length;
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

  /** The caller pauses: whether what they said so far is final now, or being made so. */
  boolean pause(PendingUtterance pending) {
    List<Heard> at;
    synchronized (this) {
      boolean first = !over && waiting.peek() == pending && !finished.contains(pending);
      boolean may = dialect.pausesEvery().filter(asked::isLastBefore).isPresent();
      if (!first || paused == pending || !may) {
        return first && paused == pending;
      }
      paused = pending;
      at = askUnlessAll(pending);
    }
    if (at.isEmpty()) {
      link().text(dialect.finish());
    }
    at.forEach(heard -> take(heard, false));
    return true;
  }

  /** The caller goes on: what was made final is not all. */
  synchronized void goOn(PendingUtterance pending) {
    paused = paused == pending ? null : paused;
  }

  /** What is known to be all already; else nothing, and the vendor is to be asked. */
  private List<Heard> askUnlessAll(PendingUtterance pending) {
    List<Heard> at = waiting.peek() == pending ? reader.finish(sent()) : List.of();
    if (at.isEmpty()) {
      asked.add(pending, sent());
    }
    return at;
  }

  private Duration sent() {
    return Duration.ofMillis(octetsSent / OCTETS_PER_MS);
  }

  /** The utterance has no more audio; its words are wanted, or only out of the way. */
  void finish(PendingUtterance pending) {
    List<Heard> at;
    Duration left = settings.unansweredAfter();
    boolean before;
    synchronized (this) {
      if (!waiting.contains(pending) || !finished.add(pending)) {
        return;
      }
      before = paused == pending;
      if (!before) {
        at = askUnlessAll(pending);
      } else if (asked.of(pending)) {
        at = List.of();
        left = left.minus(asked.waited()); // nothing was asked after it
      } else {
        at = List.of(new Heard.Final("", 0));
      }
    }
    if (!at.isEmpty()) {
      at.forEach(heard -> take(heard, false));
      return;
    }
    if (!before) {
      link().text(dialect.finish());
    }
    network.later(left.isNegative() ? Duration.ZERO : left, () -> unanswered(pending));
    network.later(settings.finalWithin(), () -> late(pending));
  }

  /** Whoever has nothing left to make final need not answer. */
  private boolean unanswered(PendingUtterance pending) {
    Optional<Heard.Final> rest;
    synchronized (this) {
      boolean first = !over && waiting.peek() == pending;
      rest = first ? reader.rest(sent()) : Optional.empty();
      rest.ifPresent(words -> asked.forget(pending));
    }
    rest.ifPresent(words -> settle(words, false));
    return rest.isPresent();
  }

  private void late(PendingUtterance pending) {
    boolean waits;
    synchronized (this) {
      waits = !over && waiting.contains(pending);
    }
    if (waits && !unanswered(pending)) {
      fail(Failure.of(Failure.Kind.LATE, "final"));
    }
  }

  /** The utterance sent no audio: the vendor knows nothing of it. */
  synchronized void forget(PendingUtterance pending) {
    waiting.remove(pending);
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
    heard.forEach(one -> take(one, true));
  }

  @Override
  public void onBinary(byte[] bytes) {
    // No vendor's recognizer answers so; what nobody documents is passed over.
  }

  /**
   * @param answer whether the vendor said so, and not this side for it
   */
  private void take(Heard heard, boolean answer) {
    if (heard instanceof Heard.Failed failed) {
      fail(failed.failure());
    } else if (heard instanceof Heard.Final words) {
      settle(words, answer);
    } else if (heard instanceof Heard.Partial partial) {
      PendingUtterance first;
      synchronized (this) {
        first = waiting.peek();
      }
      if (first != null) {
        first.partial(partial);
      }
    }
  }

  private void settle(Heard.Final words, boolean answer) {
    PendingUtterance first;
    boolean whole;
    boolean pausing;
    List<Heard> next = List.of();
    synchronized (this) {
      if (answer) {
        asked.answered(words);
      }
      first = waiting.peek();
      if (first == null) {
        return;
      }
      first.settle(words);
      pausing = paused == first;
      whole = finished.contains(first) && !asked.of(first);
      if (whole) {
        waiting.poll();
        finished.remove(first);
        paused = pausing ? null : paused;
        next = finished.contains(waiting.peek()) ? reader.finish(sent()) : next;
      }
    }
    if (whole) {
      first.complete();
    } else {
      first.tellSettled(pausing);
    }
    next.forEach(heard -> take(heard, false));
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
    List<PendingUtterance> left = end();
    if (left != null) {
      link().abort();
      lost.lost(this, failure, left, unheard);
    }
  }

  /** The vendor is told that nobody listens any more; who still waits hears of it. */
  void close(Failure failure) {
    List<PendingUtterance> left = end();
    if (left != null) {
      link().text(dialect.goodbye());
      link().close();
      left.forEach(pending -> pending.fail(failure));
    }
  }

  private synchronized @Nullable List<PendingUtterance> end() {
    if (over) {
      return null;
    }
    over = true;
    if (keeping != null) {
      keeping.cancel();
    }
    List<PendingUtterance> left = new ArrayList<>(waiting);
    waiting.clear();
    finished.clear();
    asked.clear();
    paused = null;
    return left;
  }
}
