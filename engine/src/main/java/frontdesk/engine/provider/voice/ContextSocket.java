package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.voice.ContextSynthesizer.Text;
import frontdesk.engine.provider.wire.WebSocketLink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/** One socket with the texts on it. Its state is guarded by its owner's lock. */
final class ContextSocket implements WebSocketLink.Listener {
  private final ContextSynthesizer owner;
  private final String lane;
  private final Map<String, Text> texts = new LinkedHashMap<>();

  /** Texts that nobody wants any more and that the vendor has not finished. */
  private final Set<String> unwanted = new HashSet<>();

  private @Nullable WebSocketLink link;
  private @Nullable Cancellable idle;
  private boolean hasWorked;
  private boolean retired;

  ContextSocket(ContextSynthesizer owner, String lane) {
    this.owner = owner;
    this.lane = lane;
  }

  void open(WebSocketLink.Target target) {
    link = WebSocketLink.open(owner.network(), target, this);
  }

  String lane() {
    return lane;
  }

  boolean hasRoom() {
    return !retired && texts.size() + unwanted.size() < owner.bounds().texts();
  }

  boolean isIdle() {
    return texts.isEmpty() && unwanted.isEmpty();
  }

  List<Text> texts() {
    return List.copyOf(texts.values());
  }

  /** Has a text spoken; a socket that breaks over it says so later. */
  void carry(Text one) {
    if (idle != null) {
      idle.cancel();
    }
    texts.put(one.id, one);
    for (String message : owner.wire().speak(one.id, one.words, one.manner)) {
      send(message);
    }
  }

  private void send(String message) {
    WebSocketLink open = link;
    if (open != null && !open.text(message)) {
      retired = true;
    }
  }

  /** A text is over on this side: cancelled, late or failed, or the vendor said so before. */
  void drop(Text one) {
    if (!texts.remove(one.id, one)) {
      return;
    }
    owner.wire().cancel(one.id).ifPresent(this::send);
    retired |= one.utterance.isLate();
    if (owner.wire().holdsUntilFinal()) {
      unwanted.add(one.id);
      // The vendor may never say that it is over: the socket takes no more by then.
      var unused = owner.network().later(owner.bounds().gap(), () -> neverFinal(one.id));
    }
    settle();
  }

  private void neverFinal(String id) {
    synchronized (owner) {
      if (unwanted.remove(id)) {
        retired = true;
        settle();
      }
    }
    owner.goOn();
  }

  /**
   * When nothing wanted is left on it: a socket that takes no more is closed, and so is one on
   * which closing is the only way to stop what nobody wants.
   */
  private void settle() {
    if (!texts.isEmpty()) {
      return;
    }
    if (idle != null) {
      idle.cancel();
    }
    if (retired || !unwanted.isEmpty()) {
      close();
      owner.forget(this);
    } else {
      idle = owner.network().later(owner.bounds().idleClose(), this::idle);
    }
  }

  private void idle() {
    synchronized (owner) {
      if (isIdle()) {
        close();
        owner.forget(this);
      }
    }
  }

  /** Nothing is heard from it any more. */
  void close() {
    if (idle != null) {
      idle.cancel();
    }
    if (link != null) {
      // What nobody wants is not waited for.
      if (unwanted.isEmpty() && texts.isEmpty()) {
        link.close();
      } else {
        link.abort();
      }
    }
    texts.clear();
    unwanted.clear();
  }

  @Override
  public void onText(String message) {
    ContextWire.Event event = owner.wire().read(message);
    if (event instanceof ContextWire.Audio audio) {
      Text one = find(audio.context());
      if (one != null) {
        one.utterance.audio(audio.samples());
      }
    } else if (event instanceof ContextWire.Final end) {
      Text one = take(end.context());
      if (one != null) {
        one.utterance.complete();
      }
      owner.goOn();
    } else if (event instanceof ContextWire.Failed failed) {
      failed(failed);
    }
  }

  /**
   * A text that is wanted; what belongs to no other is dropped: it may come long after a cancel.
   */
  private @Nullable Text find(String id) {
    synchronized (owner) {
      hasWorked = true;
      return texts.get(id);
    }
  }

  /** The same when the vendor is through with it. */
  private @Nullable Text take(String id) {
    synchronized (owner) {
      hasWorked = true;
      unwanted.remove(id);
      Text one = texts.remove(id);
      settle();
      return one;
    }
  }

  private void failed(ContextWire.Failed failed) {
    List<Text> over;
    synchronized (owner) {
      if (failed.context().isPresent()) {
        Text one = texts.remove(failed.context().get());
        unwanted.remove(failed.context().get());
        over = one == null ? List.of() : List.of(one);
      } else {
        // Nobody knows what it is about: neither the texts nor the socket can be relied on.
        over = List.copyOf(texts.values());
        texts.clear();
        retired = true;
      }
      settle();
    }
    over.forEach(one -> one.utterance.fail(failed.failure()));
    owner.goOn();
  }

  @Override
  public void onBinary(byte[] bytes) {
    // No vendor of texts by contexts sends any.
  }

  /** Not on the thread that sends, which may hold the owner's lock. */
  @Override
  public void onClosed(WebSocketLink.Closed closed) {
    owner.network().system().executionContext().execute(() -> lost(closed));
  }

  private void lost(WebSocketLink.Closed closed) {
    List<Text> under;
    boolean worked;
    synchronized (owner) {
      under = List.copyOf(texts.values());
      worked = hasWorked;
      if (idle != null) {
        idle.cancel();
      }
      texts.clear();
      unwanted.clear();
    }
    owner.broke(this, under, worked, owner.wire().ofClose(closed));
  }
}
