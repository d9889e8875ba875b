package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's voice over sockets that carry several texts at once.
 *
 * <p>A text goes to a socket with a free place, else to a new one, else it waits. A socket that was
 * late with anything takes no more texts and is closed when those on it are over; one that breaks
 * before a word of a text was heard costs that text one more try on a new socket, if it had worked
 * before. Safe for all threads.
 */
public final class ContextSynthesizer implements SpeechSynthesizer {
  private final Network network;
  private final ContextWire wire;
  private final VoiceBounds bounds;
  private final Supplier<String> ids;
  private final List<ContextSocket> sockets = new ArrayList<>();
  private final ArrayDeque<Text> waiting = new ArrayDeque<>();
  private boolean closed;

  /** A text on its way. */
  static final class Text extends VendorText {
    boolean triedAgain;
    @Nullable ContextSocket socket;
    String id = "";

    Text(Network network, VoiceBounds bounds, String words, Manner manner, Listener listener) {
      super(network, bounds, words, manner, listener);
    }
  }

  /** Nothing is connected before the first text; {@code ids} names texts, each name once. */
  public ContextSynthesizer(
      Network network, ContextWire wire, VoiceBounds bounds, Supplier<String> ids) {
    this.network = network;
    this.wire = wire;
    this.bounds = bounds;
    this.ids = ids;
  }

  @Override
  public String name() {
    return wire.vendor();
  }

  @Override
  public String sound(Manner manner) {
    return wire.choice().sound(wire.vendor(), manner);
  }

  @Override
  public List<String> languages() {
    return wire.choice().languages();
  }

  Network network() {
    return network;
  }

  ContextWire wire() {
    return wire;
  }

  VoiceBounds bounds() {
    return bounds;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Text one = new Text(network, bounds, text, manner, listener);
    if (one.utterance.isOver()) {
      return one.utterance;
    }
    one.utterance.begin(() -> over(one));
    place(one).ifPresent(one.utterance::fail);
    return one.utterance;
  }

  /** Finds a place for a text, or lets it wait; empty unless there is none for it. */
  private synchronized Optional<Failure> place(Text one) {
    if (closed) {
      return Optional.of(Failure.CLOSED);
    }
    if (one.utterance.isOver()) {
      return Optional.empty();
    }
    ContextSocket free = free(one);
    if (free == null) {
      if (waiting.size() >= bounds.waiting()) {
        return Optional.of(Failure.BUSY);
      }
      waiting.add(one);
    } else {
      one.id = ids.get();
      one.socket = free;
      free.carry(one);
    }
    return Optional.empty();
  }

  private @Nullable ContextSocket free(Text one) {
    String lane = wire.lane(one.manner);
    for (ContextSocket socket : sockets) {
      if (socket.lane().equals(lane) && socket.hasRoom()) {
        return socket;
      }
    }
    if (sockets.size() >= bounds.sockets()) {
      ContextSocket idle = sockets.stream().filter(ContextSocket::isIdle).findFirst().orElse(null);
      if (idle == null) {
        return null;
      }
      idle.close();
      sockets.remove(idle);
    }
    ContextSocket opened = new ContextSocket(this, lane);
    sockets.add(opened);
    opened.open(wire.target(one.manner));
    return opened;
  }

  /** A text is over, whatever ended it. */
  private void over(Text one) {
    synchronized (this) {
      waiting.remove(one);
      if (one.socket != null) {
        one.socket.drop(one);
      }
    }
    goOn();
  }

  /** Gives places that became free to whoever waits longest. */
  void goOn() {
    List<Text> refused = new ArrayList<>();
    synchronized (this) {
      for (int left = waiting.size(); left > 0; left--) {
        Text next = waiting.remove();
        if (place(next).isPresent()) {
          refused.add(next);
        }
      }
    }
    refused.forEach(one -> one.utterance.fail(Failure.BUSY));
  }

  /** A socket carries nothing any more and is closed. */
  synchronized void forget(ContextSocket socket) {
    sockets.remove(socket);
  }

  /** A socket broke under these texts. */
  void broke(ContextSocket socket, List<Text> texts, boolean hadWorked, Failure failure) {
    forget(socket);
    for (Text one : texts) {
      boolean again;
      synchronized (this) {
        again = hadWorked && !one.triedAgain && !one.utterance.isHeard();
        one.triedAgain = true;
        one.socket = null;
      }
      Optional<Failure> lost = again ? place(one) : Optional.of(failure);
      lost.ifPresent(one.utterance::fail);
    }
    goOn();
  }

  @Override
  public void close() {
    List<Text> open = new ArrayList<>();
    synchronized (this) {
      closed = true;
      open.addAll(waiting);
      waiting.clear();
      for (ContextSocket socket : sockets) {
        open.addAll(socket.texts());
        socket.close();
      }
      sockets.clear();
    }
    open.forEach(one -> one.utterance.fail(Failure.CLOSED));
  }
}
