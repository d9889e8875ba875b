package frontdesk.engine.call;

import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.call.CallProtocol;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Tries the recovery of a call again within its actor, soon: sharding would wait each time before
 * it starts a stopped entity again, while the caller of a node that was lost hears nothing. After a
 * refused write nothing is tried: the actor stops at once. One per start of the actor; on its
 * thread.
 */
final class RecoveryRetry extends BehaviorInterceptor<Object, Object> {
  /** So that a journal that fails whoever asks it is not asked in a loop. */
  private static final int LONGEST_FACTOR = 10;

  private boolean recoveryFailed;

  private RecoveryRetry() {
    super(Object.class);
  }

  /** The recovery of this call failed; who counts it has been told. */
  private static final class NotRecovered extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotRecovered() {
      super("the call did not recover");
    }
  }

  /**
   * A call's behaviour, made again whenever its recovery fails.
   *
   * @param after the first failure; twice as long each further time, up to ten times
   * @param create makes it; the retry has to stand between it and its recovery's watch
   */
  static Behavior<CallProtocol.Command> of(
      Duration after, Function<RecoveryRetry, Behavior<CallProtocol.Command>> create) {
    Behavior<Object> tried =
        Behaviors.setup(
            context -> {
              RecoveryRetry retry = new RecoveryRetry();
              return Behaviors.intercept(() -> retry, create.apply(retry).unsafeCast());
            });
    return Behaviors.supervise(tried)
        .onFailure(
            NotRecovered.class,
            // One line reports a call that is set apart; what a stored event says is in no log.
            SupervisorStrategy.restartWithBackoff(after, after.multipliedBy(LONGEST_FACTOR), 0)
                .withLoggingEnabled(false))
        .narrow();
  }

  /** The same watch, by which a failed recovery is told from a refused write. */
  RecoveryWatch watching(RecoveryWatch watch) {
    return new RecoveryWatch() {
      @Override
      public void failed(Throwable cause) {
        recoveryFailed = true;
        watch.failed(cause);
      }

      @Override
      public void completed() {
        watch.completed();
      }
    };
  }

  @Override
  public Behavior<Object> aroundReceive(
      TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
    Behavior<Object> next = target.apply(context, message);
    if (recoveryFailed) {
      // An entity that stands within its own supervision has stopped without an exception.
      throw new NotRecovered();
    }
    return next;
  }
}
