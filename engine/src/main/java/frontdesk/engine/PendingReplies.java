package frontdesk.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers who still waits for the answer to a write of a persistent entity, and tells them "the
 * outcome is unknown" when the entity stops first.
 *
 * <p>A refused write stops its entity at once, while the command that caused it, and those stashed
 * behind it, are unanswered. Stands around the entity's behaviour, one per actor; runs on the
 * actor's thread only. Writes beyond its bound are refused and counted, in a log line a minute.
 *
 * @param <C> the entity's commands
 */
public final class PendingReplies<C> extends BehaviorInterceptor<C, C> {
  private static final Logger LOG = LoggerFactory.getLogger(PendingReplies.class);
  private static final long LINE_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  /* Entries hold the very message object: the entity's own stash keeps it as it is. The same object
   * sent twice makes two entries. The oldest is nearly always the one answered. */
  private record Pending<C>(C command, Runnable outcomeUnknown) {}

  private final Function<C, Optional<Runnable>> outcomeUnknown;
  private final int capacity;
  private final Deque<Pending<C>> pending = new ArrayDeque<>();
  private long refused;
  private long toldNanos = System.nanoTime() - LINE_EVERY_NANOS;

  /**
   * A memory of unanswered writes.
   *
   * @param outcomeUnknown tells a command's sender that its outcome is unknown; empty for commands
   *     that do not write
   * @param capacity how many writes may wait; more are answered at once and never executed
   */
  public PendingReplies(
      Class<C> commandClass, Function<C, Optional<Runnable>> outcomeUnknown, int capacity) {
    super(commandClass);
    this.outcomeUnknown = outcomeUnknown;
    this.capacity = capacity;
  }

  /** The entity's behaviour with this memory around it. */
  public Behavior<C> around(Behavior<C> entity) {
    return Behaviors.intercept(() -> this, entity);
  }

  /** The entity has answered this command. */
  @SuppressWarnings("ReferenceEquality") // the very message, not an equal one
  public void answered(C command) {
    for (Iterator<Pending<C>> each = pending.iterator(); each.hasNext(); ) {
      if (each.next().command() == command) {
        each.remove();
        return;
      }
    }
  }

  @Override
  public Behavior<C> aroundReceive(
      TypedActorContext<C> context, C message, ReceiveTarget<C> target) {
    Optional<Runnable> unknown = outcomeUnknown.apply(message);
    if (unknown.isPresent()) {
      if (pending.size() >= capacity) {
        unknown.get().run();
        refuse(context);
        return Behaviors.same();
      }
      pending.addLast(new Pending<>(message, unknown.get()));
    }
    return target.apply(context, message);
  }

  private void refuse(TypedActorContext<C> context) {
    refused++;
    long now = System.nanoTime();
    if (now - toldNanos >= LINE_EVERY_NANOS) {
      toldNanos = now;
      LOG.warn(
          "{}: {} wait for their write, {} more were refused so far",
          context.asJava().getSelf().path().name(),
          pending.size(),
          refused);
    }
  }

  @Override
  public Behavior<C> aroundSignal(
      TypedActorContext<C> context, Signal signal, SignalTarget<C> target) {
    if (signal instanceof PostStop) {
      pending.forEach(waiting -> waiting.outcomeUnknown().run());
      pending.clear();
    }
    return target.apply(context, signal);
  }
}
