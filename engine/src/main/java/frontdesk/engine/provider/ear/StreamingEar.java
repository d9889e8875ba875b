package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ear of one call at a streaming vendor: one connection for all its utterances.
 *
 * <p>A connection is made anew where the language is another, where terms are expected that it was
 * not told (only between utterances: no caller waits for a term), and once for an utterance whose
 * connection turned out to be gone before a word of it was heard, or whose vendor asks to start
 * again: what was said of it so far is sent again.
 */
final class StreamingEar implements SpeechRecognizer.Ear {
  private final Network network;
  private final Dialect dialect;
  private final EarSettings settings;
  private @Nullable EarLine line;
  private @Nullable Utterance current;
  private boolean closed;

  StreamingEar(Network network, Dialect dialect, EarSettings settings) {
    this.network = network;
    this.dialect = dialect;
    this.settings = settings;
  }

  @Override
  public synchronized void expect(Request next) {
    EarLine now = line;
    if (!closed && (now == null || !serves(now, next) || !now.knows(next.hints()))) {
      newLine(next);
    }
  }

  private static boolean serves(EarLine line, Request next) {
    return !line.isOver() && line.speaks(next);
  }

  /** What is likely now comes first; what was likely before stays as long as there is room. */
  private EarLine newLine(Request request) {
    Set<String> hints = new LinkedHashSet<>(request.hints());
    EarLine old = line;
    if (old != null) {
      hints.addAll(old.hints());
      old.retire();
    }
    List<String> bounded = hints.stream().limit(settings.maxHints()).toList();
    EarLine made = new EarLine(network, dialect, settings, request, bounded, this::lost).connect();
    line = made;
    return made;
  }

  @Override
  public Session open(Request request, Listener listener) {
    PendingUtterance pending = new PendingUtterance(request, listener);
    Utterance utterance;
    Utterance before;
    synchronized (this) {
      before = current;
      utterance = new Utterance(pending);
      if (!closed) {
        utterance.begin();
        current = utterance;
      }
    }
    if (before != null) {
      before.leave();
    }
    if (utterance.line == null) {
      pending.fail(Failure.CLOSED);
    }
    return utterance;
  }

  /** A connection is gone: an utterance may live on with another, and the rest fails. */
  private void lost(
      EarLine gone, Failure failure, List<PendingUtterance> waiting, boolean unheard) {
    Utterance saved = null;
    synchronized (this) {
      Utterance now = current;
      if (!closed && now != null && now.livesOn(gone, failure, waiting, unheard)) {
        saved = now;
      }
    }
    for (PendingUtterance pending : waiting) {
      if (saved == null || saved.pending != pending) {
        // Never by a thread that holds one of these locks, or one of the listener's own.
        network.soon(() -> pending.fail(failure));
      }
    }
    if (saved != null) {
      saved.again();
    }
  }

  @Override
  public void close() {
    EarLine now;
    synchronized (this) {
      closed = true;
      now = line;
      line = null;
      current = null;
    }
    if (now != null) {
      now.close(Failure.CLOSED);
    }
  }

  /** One utterance and its audio, kept until its words are there. */
  private final class Utterance implements Session {
    private final PendingUtterance pending;
    private final List<byte[]> kept = new ArrayList<>();
    private volatile @Nullable EarLine line;
    private boolean fresh;
    private boolean secondTry;
    private boolean paused;
    private boolean finished;

    Utterance(PendingUtterance pending) {
      this.pending = pending;
    }

    /** Takes its place on a connection; called under the ear's lock. */
    void begin() {
      EarLine now = StreamingEar.this.line;
      fresh = now == null || !serves(now, pending.request()) || !now.begin(pending);
      if (fresh) {
        now = newLine(pending.request());
        now.begin(pending);
      }
      line = now;
    }

    @Override
    public synchronized void audio(AudioFrame frame) {
      if (!finished && pending.takes(frame)) {
        byte[] octets = MuLaw.of(frame);
        kept.add(octets);
        onLine(now -> now.audio(octets));
      }
    }

    @Override
    public synchronized boolean pause() {
      EarLine now = line;
      paused = !finished;
      return paused && now != null && !pending.isEmpty() && now.pause(pending);
    }

    @Override
    public synchronized void goOn() {
      paused = false;
      onLine(now -> now.goOn(pending));
    }

    @Override
    public void finish() {
      if (!ended()) {
        if (pending.isEmpty()) {
          onLine(now -> now.forget(pending));
          pending.complete(new Heard.Final("", 0));
        } else {
          onLine(now -> now.finish(pending));
        }
      }
    }

    @Override
    public void cancel() {
      pending.cancel();
      leave();
    }

    /** Its words are out of the way when the next utterance begins. */
    void leave() {
      if (!ended()) {
        if (pending.isEmpty()) {
          onLine(now -> now.forget(pending));
        } else {
          onLine(now -> now.finish(pending));
        }
      }
    }

    /** Whether it has had its last frame before. */
    private synchronized boolean ended() {
      boolean before = finished;
      finished = true;
      return before;
    }

    private void onLine(Consumer<EarLine> work) {
      EarLine now = line;
      if (now != null) {
        work.accept(now);
      }
    }

    /** Whether it goes on with another connection; called under the ear's lock. */
    boolean livesOn(
        EarLine gone, Failure failure, List<PendingUtterance> waiting, boolean unheard) {
      boolean gonePast = !fresh && unheard && failure.kind() == Failure.Kind.BROKEN;
      boolean lives =
          line == gone
              && waiting.contains(pending)
              && !pending.isOver()
              && !secondTry
              && (gonePast || dialect.startsAgain(failure));
      if (lives) {
        secondTry = true;
        line = null;
      }
      return lives;
    }

    /** Sends everything again on a connection of its own. */
    synchronized void again() {
      EarLine now;
      pending.startOver();
      synchronized (StreamingEar.this) {
        now = newLine(pending.request());
        now.begin(pending);
        line = now;
      }
      kept.forEach(now::audio);
      if (finished) {
        now.finish(pending);
      } else if (paused) {
        now.pause(pending);
      }
    }
  }
}
