package frontdesk.engine.call;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * A call's second mind: a child actor that owns the stream of one answer of a language model at a
 * time, with deadlines to its first piece and between pieces.
 *
 * <p>IO flow: {@code Ask > model > pieces (bounded) > Report}. A new question, a give-up and the
 * actor's end each cancel the answer being made.
 */
final class LanguageModelStage {
  /**
   * Bounds of an answer.
   *
   * @param usage how long an answer of which enough is known may go on for its vendor's own count
   * @param pieces how many pieces may wait; a model faster than its reader beyond that fails
   * @param characters how many an answer may have in all; one that does not end fails
   */
  record Bounds(
      Duration firstPiece, Duration betweenPieces, Duration usage, int pieces, int characters) {}

  sealed interface Command {}

  /** Asks; reports carry the number. */
  record Ask(long number, LanguageModel.Prompt prompt, ActorRef<Report> replyTo)
      implements Command {}

  /** The answer is not wanted any more. */
  record GiveUp() implements Command {}

  /**
   * Enough of the answer is known. It is about over, and ends by itself within the bound, so that
   * what it cost is counted and not estimated; else it is given up then.
   */
  record LetEnd() implements Command {}

  private record UsageLate(long number) implements Command {}

  private record Ended(long number, Report report, ActorRef<Report> replyTo) implements Command {}

  /** What the stage reports of an answer, in order; the last is Done or Failed. */
  sealed interface Report {
    long number();
  }

  record Text(long number, String piece) implements Report {}

  record ToolProposed(long number, String tool, String argumentsJson) implements Report {}

  record Done(long number) implements Report {}

  record Failed(long number, Failure failure) implements Report {}

  private static final LanguageModel.Answer NOTHING_TO_CANCEL = () -> {};

  private LanguageModelStage() {}

  static Behavior<Command> create(LanguageModel model, Bounds bounds) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Running(context, timers, model, bounds).behavior()));
  }

  private static final class Running {
    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Materializer materializer;
    private final LanguageModel model;
    private final Bounds bounds;
    private LanguageModel.@Nullable Answer current;
    private long currentNumber;

    Running(
        ActorContext<Command> context,
        TimerScheduler<Command> timers,
        LanguageModel model,
        Bounds bounds) {
      this.context = context;
      this.timers = timers;
      this.materializer = Materializer.createMaterializer(context);
      this.model = model;
      this.bounds = bounds;
    }

    Behavior<Command> behavior() {
      return Behaviors.receive(Command.class)
          .onMessage(Ask.class, this::onAsk)
          .onMessage(GiveUp.class, give -> onGiveUp())
          .onMessage(LetEnd.class, let -> onLetEnd())
          .onMessage(UsageLate.class, this::onUsageLate)
          .onMessage(Ended.class, this::onEnded)
          .onSignal(PostStop.class, stopped -> onGiveUp())
          .build();
    }

    private Behavior<Command> onAsk(Ask ask) {
      onGiveUp();
      var run =
          Source.<Report>queue(bounds.pieces())
              .initialTimeout(bounds.firstPiece())
              .idleTimeout(bounds.betweenPieces())
              .toMat(Sink.foreach(ask.replyTo()::tell), Keep.both())
              .run(materializer);
      context.pipeToSelf(
          run.second(),
          (done, failure) -> new Ended(ask.number(), outcome(ask, failure), ask.replyTo()));
      currentNumber = ask.number();
      try {
        current = model.ask(ask.prompt(), new Pieces(ask.number(), run.first(), bounds));
      } catch (RuntimeException e) {
        // The message may hold words of the caller: only the kind of failure is logged.
        context.getLog().warn("model {} threw {}", model.name(), e.getClass().getName());
        current = NOTHING_TO_CANCEL;
        run.first().fail(new AnswerFailed(Failure.BROKEN));
      }
      return Behaviors.same();
    }

    private static Report outcome(Ask ask, @Nullable Throwable failure) {
      if (failure == null) {
        return new Done(ask.number());
      }
      if (failure instanceof AnswerFailed failed) {
        return new Failed(ask.number(), failed.failure);
      }
      return new Failed(
          ask.number(), failure instanceof TimeoutException ? Failure.LATE : Failure.BROKEN);
    }

    private Behavior<Command> onEnded(Ended ended) {
      if (ended.number() == currentNumber && current != null) {
        if (ended.report() instanceof Failed) {
          current.cancel();
        }
        current = null;
        ended.replyTo().tell(ended.report());
      }
      return Behaviors.same();
    }

    private Behavior<Command> onLetEnd() {
      if (bounds.usage().isZero()) {
        return onGiveUp();
      }
      if (current != null) {
        timers.startSingleTimer(new UsageLate(currentNumber), bounds.usage());
      }
      return Behaviors.same();
    }

    private Behavior<Command> onUsageLate(UsageLate late) {
      return late.number() == currentNumber ? onGiveUp() : Behaviors.same();
    }

    private Behavior<Command> onGiveUp() {
      if (current != null) {
        current.cancel();
        current = null;
      }
      return Behaviors.same();
    }
  }

  /** Puts a model's pieces into the stream; called on the model's threads. */
  private static final class Pieces implements LanguageModel.Listener {
    private final long number;
    private final BoundedSourceQueue<Report> queue;
    private final AtomicLong left;

    Pieces(long number, BoundedSourceQueue<Report> queue, Bounds bounds) {
      this.number = number;
      this.queue = queue;
      this.left = new AtomicLong(bounds.characters());
    }

    @Override
    public void onText(String piece) {
      offer(new Text(number, piece), piece.length());
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      offer(new ToolProposed(number, tool, argumentsJson), tool.length() + argumentsJson.length());
    }

    @Override
    public void onDone(LanguageModel.Usage usage) {
      if (!queue.isCompleted()) {
        queue.complete();
      }
    }

    @Override
    public void onFailed(Failure failure) {
      fail(failure);
    }

    private void offer(Report report, int characters) {
      boolean fits = left.addAndGet(-1L - characters) >= 0; // a piece of nothing counts too
      if (!fits || !queue.offer(report).isEnqueued()) {
        fail(Failure.BUSY);
      }
    }

    /** A deadline may have ended it before the model does, and it ends only once. */
    private void fail(Failure failure) {
      if (!queue.isCompleted()) {
        queue.fail(new AnswerFailed(failure));
      }
    }
  }

  private static final class AnswerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    AnswerFailed(Failure failure) {
      super(failure.toString(), null, false, false);
      this.failure = failure;
    }
  }
}
