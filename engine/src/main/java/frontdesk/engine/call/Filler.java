package frontdesk.engine.call;

import frontdesk.protocol.call.CallProtocol;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * When a caller who is owed an answer is told "one moment": once a wait. A wait begins where the
 * caller's turn ends, or a prompt after which more is owed, and ends with the first sound of what
 * is said then, however many tools, models and voices are asked in between. Used by the call's
 * actor only.
 *
 * <p>Whoever has spoken hears nothing from their last word on, and the end of their turn is known
 * only after a pause, which is longer where they may think. So two times count: what the answer
 * takes, and what the caller has heard nothing for.
 */
final class Filler {
  private static final String TIMER = "filler";

  private final TimerScheduler<CallProtocol.Command> timers;
  private final Duration after;
  private final Duration latest;
  private Instant turnEndedAt;
  private @Nullable Instant dueAt;
  private boolean said;
  private boolean forVoice;
  private int heard;

  /** No turn has ended before {@code begun}. */
  Filler(TimerScheduler<CallProtocol.Command> timers, CallSettings settings, Instant begun) {
    this.timers = timers;
    this.after = settings.fillerAfter();
    this.latest = settings.fillerLatest();
    this.turnEndedAt = begun;
  }

  /** When the caller's last turn was known to be over. */
  Instant turnEndedAt() {
    return turnEndedAt;
  }

  /**
   * The caller's turn is over, and a wait begins.
   *
   * @param quiet since the last that was heard of them
   */
  void turnEnded(Instant now, Duration quiet) {
    turnEndedAt = now;
    waitBegins(now, quiet);
  }

  private void waitBegins(Instant now, Duration quiet) {
    dueAt = now.plus(shorter(latest.minus(quiet), after));
    said = false;
  }

  /** The answer is being heard: the wait is over. */
  void answered(int prompt) {
    heard = prompt;
    rest();
  }

  /** It is said, or something was that comes to the same. */
  void said() {
    said = true;
  }

  /**
   * Whether it was said in this wait, and all that is waited for is a voice: voices take each
   * other's place in time, and nobody says it again.
   */
  boolean isToldToWait() {
    return said && forVoice && dueAt != null;
  }

  /** The call is in this stage: whether its caller waits follows from it. */
  void follow(CallStage stage, CallState state, Instant now) {
    forVoice = stage == CallStage.SPEAKING;
    boolean waits =
        switch (stage) {
          case PROCESSING -> true;
          case SPEAKING ->
              state.outbox().speaking().filter(say -> say.prompt() != heard).isPresent();
          case RINGING, LISTENING, ENDED -> false;
        };
    if (waits) {
      await(state.turn(), now);
    } else {
      rest();
    }
  }

  private void rest() {
    timers.cancel(TIMER);
    dueAt = null;
  }

  private void await(int turn, Instant now) {
    timers.cancel(TIMER);
    if (dueAt == null) {
      waitBegins(now, Duration.ZERO);
    }
    if (!said) {
      // However the clock was set meanwhile, no later than in a wait that begins now.
      Duration left = shorter(Duration.between(now, dueAt), after);
      timers.startSingleTimer(
          TIMER, new CallMessages.FillerDue(turn), left.isNegative() ? Duration.ZERO : left);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
