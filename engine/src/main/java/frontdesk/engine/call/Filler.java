package frontdesk.engine.call;

import frontdesk.protocol.call.CallProtocol;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

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
  private final LongSupplier nanoTime;
  private int turns;
  private long turnEndedNanos;
  private boolean waiting;
  private long dueNanos;
  private boolean said;
  private boolean forVoice;
  private int heard;

  /**
   * No turn has ended yet.
   *
   * @param nanoTime monotonic: a wall clock that is set would end waits, or make them longer
   */
  Filler(
      TimerScheduler<CallProtocol.Command> timers, CallSettings settings, LongSupplier nanoTime) {
    this.timers = timers;
    this.after = settings.fillerAfter();
    this.latest = settings.fillerLatest();
    this.nanoTime = nanoTime;
    this.turnEndedNanos = nanoTime.getAsLong();
  }

  /** How many turns of the caller are over. */
  int turns() {
    return turns;
  }

  /** Since the last of them was known to be over, or this call's actor was made. */
  Duration sinceTurn() {
    return Duration.ofNanos(nanoTime.getAsLong() - turnEndedNanos);
  }

  /**
   * The caller's turn is over, and a wait begins.
   *
   * @param quiet since the last that was heard of them
   */
  void turnEnded(Duration quiet) {
    turns++;
    turnEndedNanos = nanoTime.getAsLong();
    waitBegins(quiet);
  }

  private void waitBegins(Duration quiet) {
    Duration left = latest.minus(quiet);
    dueNanos = nanoTime.getAsLong() + (left.compareTo(after) < 0 ? left : after).toNanos();
    waiting = true;
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
    return said && forVoice && waiting;
  }

  /** The call is in this stage: whether its caller waits follows from it. */
  void follow(CallStage stage, CallState state) {
    forVoice = stage == CallStage.SPEAKING;
    boolean waits =
        switch (stage) {
          case PROCESSING -> true;
          case SPEAKING ->
              state.outbox().speaking().filter(say -> say.prompt() != heard).isPresent();
          case RINGING, LISTENING, ENDED -> false;
        };
    if (waits) {
      await(state.turn());
    } else {
      rest();
    }
  }

  private void rest() {
    timers.cancel(TIMER);
    waiting = false;
  }

  private void await(int turn) {
    timers.cancel(TIMER);
    if (!waiting) {
      waitBegins(Duration.ZERO);
    }
    if (!said) {
      long left = Math.max(0, dueNanos - nanoTime.getAsLong());
      timers.startSingleTimer(TIMER, new CallMessages.FillerDue(turn), Duration.ofNanos(left));
    }
  }
}
