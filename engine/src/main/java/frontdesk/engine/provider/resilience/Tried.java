package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Attempt;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one recognizer's try at an utterance comes to, for its gate and for whoever is told of
 * attempts. Ends once; used within the utterance's {@link Serial}.
 */
final class Tried {
  private final Timing timing;
  private final Supplier<Duration> sinceFinish;
  private Attempt attempt = Attempt.UNHEARD;
  private Gate.@Nullable Pass pass;
  private long begunAt;
  private long sentSamples;
  private boolean reported;

  /**
   * @param sinceFinish how long ago the utterance ended; zero before
   */
  Tried(Timing timing, Supplier<Duration> sinceFinish) {
    this.timing = timing;
    this.sinceFinish = sinceFinish;
  }

  void begun(Gate.Pass let, Attempt told) {
    begunAt = timing.now();
    pass = let;
    attempt = told;
  }

  void sent(AudioFrame frame) {
    sentSamples += frame.samples().length;
  }

  /** Something of the utterance was heard. */
  void reported() {
    if (!reported) {
      reported = true;
      attempt.first(timing.since(begunAt));
    }
  }

  boolean isReported() {
    return reported;
  }

  /** Whether it had more time than the other and nothing to show for it. */
  boolean isLateBeside(Tried other) {
    return other.begunAt - begunAt > 0 && !reported;
  }

  void won() {
    if (pass != null) {
      pass.succeeded();
    }
    attempt.done(amount(), sinceFinish.get());
  }

  void lost(Failure failure) {
    if (pass != null) {
      pass.failed(failure);
    }
    attempt.failed(failure, amount(), sinceFinish.get());
  }

  void dropped() {
    if (pass != null) {
      pass.abandoned();
    }
    attempt.cancelled(amount(), sinceFinish.get());
  }

  private Amount amount() {
    return new Amount.Heard(Duration.ofMillis(sentSamples * 1_000 / AudioFrame.SAMPLE_RATE_HZ));
  }
}
