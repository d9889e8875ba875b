package frontdesk.ops.demo;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallStage;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows the demonstration's call as it happens and remembers which it was. */
final class DemoWatch implements CallObserver {
  private static final long END_PATIENCE_S = 30;

  private final CallObserver shown;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable CallId call;

  DemoWatch(CallObserver shown) {
    this.shown = shown;
  }

  /** Waits until the end of the call is written. */
  boolean awaitEnd() throws InterruptedException {
    return ended.await(END_PATIENCE_S, TimeUnit.SECONDS);
  }

  CallId call() {
    CallId known = call;
    if (known == null) {
      throw new IllegalStateException("no call has ended");
    }
    return known;
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
    call = id;
    ended.countDown();
  }
}
