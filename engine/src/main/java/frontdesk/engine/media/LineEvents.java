package frontdesk.engine.media;

import frontdesk.engine.media.playout.PlayoutListener;
import frontdesk.protocol.media.TelephoneKey;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a line has to tell its owner, kept until there is one. Guarded by the line's lock; the
 * newest events win when too many wait.
 */
final class LineEvents implements PlayoutListener {
  private static final int BOUND = 256;

  private final ArrayDeque<Consumer<LineListener>> waiting = new ArrayDeque<>();
  private long forgotten;

  void onKey(TelephoneKey key, long positionSamples) {
    add(listener -> listener.onKey(key, positionSamples));
  }

  void onInboundStarted() {
    add(LineListener::onInboundStarted);
  }

  void onInboundLost() {
    add(LineListener::onInboundLost);
  }

  void onHolding() {
    add(LineListener::onHolding);
  }

  @Override
  public void onPlaying(long utteranceId) {
    add(listener -> listener.onPlaying(utteranceId));
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    add(listener -> listener.onPlayed(utteranceId, samplesSent, complete));
  }

  /** Events that were forgotten because nobody took them. */
  long forgotten() {
    return forgotten;
  }

  /** Takes all, in order; allocates only if there are any. */
  List<Consumer<LineListener>> take() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Consumer<LineListener>> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  private void add(Consumer<LineListener> event) {
    if (waiting.size() == BOUND) {
      waiting.remove();
      forgotten++;
    }
    waiting.add(event);
  }
}
