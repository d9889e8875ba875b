package frontdesk.ops.demo;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallStage;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Shows the demonstration's call as it happens and remembers which it was. */
final class DemoWatch implements CallObserver {
  private static final long END_PATIENCE_S = 30;
  private static final int MOST_CALLS = 10_000;

  private final CallObserver shown;
  private final BlockingQueue<CallId> ended = new LinkedBlockingQueue<>(MOST_CALLS);

  DemoWatch(CallObserver shown) {
    this.shown = shown;
  }

  /**
   * Waits until the end of a call is written that is none of these: a demonstration that was
   * stopped leaves a call behind, which ends when the next one starts.
   */
  Optional<CallId> awaitEnd(Set<CallId> earlier) throws InterruptedException {
    CallId call = ended.poll(END_PATIENCE_S, TimeUnit.SECONDS);
    while (call != null && earlier.contains(call)) {
      call = ended.poll(END_PATIENCE_S, TimeUnit.SECONDS);
    }
    return Optional.ofNullable(call);
  }

  @Override
  public void onStage(CallId id, CallStage from, CallStage to, String reason) {
    shown.onStage(id, from, to, reason);
  }

  @Override
  public void onCallerWords(CallId id, String words, double confidence) {
    shown.onCallerWords(id, words, confidence);
  }

  @Override
  public void onOwnWords(CallId id, String words) {
    shown.onOwnWords(id, words);
  }

  @Override
  public void onFirstAudio(CallId id, Duration afterTurn) {
    shown.onFirstAudio(id, afterTurn);
  }

  @Override
  public void onEnded(CallId id, String ending) {
    shown.onEnded(id, ending);
    if (!ended.offer(id)) {
      throw new IllegalStateException("more calls end in a demonstration than it can have");
    }
  }
}
