package frontdesk.engine.provider.ear;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One utterance and whoever waits for its words: tells at most one end, and nothing after it or
 * after it was cancelled. Safe for all threads.
 */
public final class PendingUtterance {
  private static final int SAMPLES_PER_MS = AudioFrame.SAMPLE_RATE_HZ / 1_000;

  private final Request request;
  private final Listener listener;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long startSamples = -1;
  private final AtomicLong samples = new AtomicLong();
  private volatile Settled settled = Settled.NOTHING;

  public PendingUtterance(Request request, Listener listener) {
    this.request = request;
    this.listener = listener;
  }

  public Request request() {
    return request;
  }

  /** Counts a frame; false where the utterance is long enough already. Called by one thread. */
  public boolean takes(AudioFrame frame) {
    if (over.get() || samples.get() >= request.maxDuration().toMillis() * SAMPLES_PER_MS) {
      return false;
    }
    if (startSamples < 0) {
      startSamples = frame.positionSamples();
    }
    samples.addAndGet(frame.samples().length);
    return true;
  }

  public boolean isEmpty() {
    return samples.get() == 0;
  }

  public boolean isOver() {
    return over.get();
  }

  /** Nothing is told any more. */
  public void cancel() {
    over.set(true);
  }

  /** What seems to be said since what was settled. */
  public void partial(Heard.Partial partial) {
    Settled all = settled.and(partial.text(), partial.confidence());
    tell(all, partial.likelyFinished());
  }

  private void tell(Settled all, boolean likelyFinished) {
    if (over.get()) {
      return;
    }
    Transcript transcript = transcript(all.text(), all.confidence());
    if (likelyFinished) {
      listener.onLikelyFinished(transcript);
    } else {
      listener.onPartial(transcript);
    }
  }

  /** This is final of it; more may come. */
  synchronized void settle(Heard.Final words) {
    settled = settled.and(words.text(), words.confidence());
  }

  /** Tells what is settled so far, if that is anything. */
  void tellSettled(boolean likelyFinished) {
    Settled all = settled;
    if (!all.text().isBlank()) {
      tell(all, likelyFinished);
    }
  }

  /** It is heard again from its beginning. */
  synchronized void startOver() {
    settled = Settled.NOTHING;
  }

  /** What is settled is all. */
  void complete() {
    complete(new Heard.Final("", 0));
  }

  public void complete(Heard.Final words) {
    if (over.compareAndSet(false, true)) {
      Settled all = settled.and(words.text(), words.confidence());
      listener.onFinal(transcript(all.text(), all.confidence()));
    }
  }

  public void fail(Failure failure) {
    if (over.compareAndSet(false, true)) {
      listener.onFailed(failure);
    }
  }

  /**
   * What is final so far.
   *
   * @param words how many, so that longer parts count for more in the confidence
   */
  private record Settled(String text, double confidence, int words) {
    static final Settled NOTHING = new Settled("", 0, 0);

    Settled and(String more, double sure) {
      if (more.isBlank()) {
        return this;
      }
      int added = more.strip().split("\\s+").length;
      int all = words + added;
      return new Settled(
          MessageTree.joined(text, more), (confidence * words + sure * added) / all, all);
    }
  }

  private Transcript transcript(String sentence, double confidence) {
    String words = SpokenWords.of(sentence, request.language());
    double bounded = Math.min(1, Math.max(0, confidence));
    return new Transcript(
        request.language(),
        Math.max(0, startSamples),
        Duration.ofMillis(samples.get() / SAMPLES_PER_MS),
        words.isEmpty() ? List.of() : List.of(new Transcript.Hypothesis(words, bounded)));
  }
}
