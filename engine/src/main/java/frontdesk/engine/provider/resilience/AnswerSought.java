package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Attempt;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Answer;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One answer, sought from several models.
 *
 * <p>Until something is reported trials come and go; the first that reports is the speaker, and the
 * others are cancelled. A slow model that was overtaken counts as late: it would cost every answer
 * the same wait.
 */
final class AnswerSought implements Answer {
  /** What it works with. */
  record With(FallbackModel.Deadlines deadlines, Timing timing, Attempts told) {}

  private final Prompt prompt;
  private final LanguageModel.Listener listener;
  private final Course<LanguageModel> course;
  private final With with;
  private final Serial serial = new Serial();
  private final List<Trial> trials = new ArrayList<>();
  private final List<Cancellable> timers = new ArrayList<>();
  private @Nullable Trial speaker;
  private volatile boolean over;

  AnswerSought(
      Prompt prompt, LanguageModel.Listener listener, Course<LanguageModel> course, With with) {
    this.prompt = prompt;
    this.listener = listener;
    this.course = course;
    this.with = with;
  }

  void begin() {
    serial.run(
        () -> {
          later(with.deadlines().hedgeAfter(), this::hedge);
          later(with.deadlines().longest(), () -> end(l -> l.onFailed(Failure.LATE)));
          next();
        });
  }

  @Override
  public void cancel() {
    over = true;
    serial.run(this::stop);
  }

  private void later(Duration delay, Runnable task) {
    timers.add(with.timing().after(delay, () -> serial.run(() -> unlessOver(task))));
  }

  private void unlessOver(Runnable task) {
    if (!over) {
      task.run();
    }
  }

  /** Only beside the preferred one: whoever stands in for it has just begun. */
  private void hedge() {
    if (speaker == null
        && trials.size() == 1
        && trials.get(0).reason == Attempts.Reason.PREFERRED) {
      course.beside().ifPresent(this::start);
    }
  }

  private void next() {
    if (!trials.isEmpty()) {
      return; // the other one is still at it
    }
    Optional<Course.Step<LanguageModel>> step = course.next();
    if (step.isEmpty()) {
      end(l -> l.onFailed(course.lastFailure()));
      return;
    }
    step.ifPresent(
        taken -> {
          if (taken.pause().isZero()) {
            start(taken);
          } else {
            later(taken.pause(), () -> start(taken));
          }
        });
  }

  private void start(Course.Step<LanguageModel> step) {
    Candidate<LanguageModel> candidate = step.candidate();
    course.begins(candidate, Port.MODEL, with.told());
    Trial trial = new Trial(step);
    trials.add(trial);
    trial.begin();
  }

  private void heard(Trial from, Consumer<LanguageModel.Listener> report) {
    if (over || !trials.contains(from)) {
      return;
    }
    if (speaker == null) {
      speaker = from;
      from.first();
      for (Trial other : List.copyOf(trials)) {
        if (other != from) {
          other.overtakenBy(from);
        }
      }
    }
    from.expectMore(with.deadlines().betweenTokens());
    report.accept(listener);
  }

  private void failed(Trial trial, Failure failure) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.lost(failure);
    course.failed(trial.candidate, failure);
    if (speaker == trial) {
      end(l -> l.onFailed(failure));
    } else {
      next();
    }
  }

  private void done(Trial trial, Usage usage) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.won(usage);
    end(l -> l.onDone(usage));
  }

  private void end(Consumer<LanguageModel.Listener> report) {
    if (!over) {
      over = true;
      stop();
      report.accept(listener);
    }
  }

  private void stop() {
    timers.forEach(Cancellable::cancel);
    timers.clear();
    trials.forEach(Trial::dropped);
    trials.clear();
  }

  /** One model being asked; all of it within the answer's {@link Serial}. */
  private final class Trial implements LanguageModel.Listener {
    private final Candidate<LanguageModel> candidate;
    private final Attempts.Reason reason;
    private Attempt attempt = Attempt.UNHEARD;
    private Cancellable waiting = Cancellable.alreadyCancelled();
    private Cancellable deadline = Cancellable.alreadyCancelled();
    private Gate.@Nullable Pass pass;
    private @Nullable Answer answer;
    private long begunAt;
    private int characters;

    Trial(Course.Step<LanguageModel> step) {
      this.candidate = step.candidate();
      this.reason = step.reason();
    }

    void begin() {
      begunAt = with.timing().now();
      Duration patience = with.deadlines().firstToken();
      expectMore(patience);
      waiting = candidate.gate().enter(patience, let -> serial.run(() -> entered(let)));
    }

    private void entered(Optional<Gate.Pass> let) {
      if (over || !trials.contains(this)) {
        let.ifPresent(Gate.Pass::abandoned);
        return;
      }
      if (let.isEmpty()) {
        AnswerSought.this.failed(this, Failure.BUSY);
        return;
      }
      pass = let.get();
      attempt = with.told().started(Port.MODEL, candidate.name(), reason);
      try {
        answer = candidate.port().ask(prompt, this);
      } catch (RuntimeException e) {
        AnswerSought.this.failed(this, Failure.of(Failure.Kind.BROKEN, e.getClass().getName()));
      }
    }

    void expectMore(Duration within) {
      deadline.cancel();
      if (!candidate.embedded()) {
        deadline =
            with.timing()
                .after(
                    within, () -> serial.run(() -> AnswerSought.this.failed(this, Failure.LATE)));
      }
    }

    void first() {
      attempt.first(with.timing().since(begunAt));
    }

    void won(Usage usage) {
      deadline.cancel();
      if (pass != null) {
        pass.succeeded();
      }
      attempt.done(amount(Optional.of(usage)), with.timing().since(begunAt));
    }

    void lost(Failure failure) {
      leave();
      if (pass != null) {
        pass.failed(failure);
      }
      attempt.failed(failure, amount(Optional.empty()), with.timing().since(begunAt));
    }

    void overtakenBy(Trial winner) {
      trials.remove(this);
      leave();
      if (pass != null) {
        if (winner.begunAt - begunAt >= with.deadlines().hedgeAfter().toNanos()) {
          pass.failed(Failure.LATE);
        } else {
          pass.abandoned();
        }
      }
      attempt.cancelled(amount(Optional.empty()), with.timing().since(begunAt));
    }

    void dropped() {
      leave();
      if (pass != null) {
        pass.abandoned();
      }
      attempt.cancelled(amount(Optional.empty()), with.timing().since(begunAt));
    }

    private void leave() {
      waiting.cancel();
      deadline.cancel();
      if (answer != null) {
        answer.cancel();
      }
    }

    private Amount amount(Optional<Usage> usage) {
      return new Amount.Thought(length(prompt), characters, usage);
    }

    @Override
    public void onText(String piece) {
      serial.run(
          () -> {
            characters += piece.length();
            heard(this, l -> l.onText(piece));
          });
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      serial.run(
          () -> {
            characters += tool.length() + argumentsJson.length();
            heard(this, l -> l.onToolCall(tool, argumentsJson));
          });
    }

    @Override
    public void onDone(Usage usage) {
      serial.run(() -> AnswerSought.this.done(this, usage));
    }

    @Override
    public void onFailed(Failure failure) {
      serial.run(() -> AnswerSought.this.failed(this, failure));
    }
  }

  private static int length(Prompt prompt) {
    int turns = prompt.turns().stream().mapToInt(AnswerSought::length).sum();
    int tools =
        prompt.tools().stream()
            .mapToInt(
                tool ->
                    tool.name().length()
                        + tool.purpose().length()
                        + tool.parametersJsonSchema().length())
            .sum();
    return prompt.system().length() + turns + tools;
  }

  private static int length(LanguageModel.Turn turn) {
    if (turn instanceof LanguageModel.CallerSaid said) {
      return said.text().length();
    }
    if (turn instanceof LanguageModel.FrontdeskSaid said) {
      return said.text().length();
    }
    LanguageModel.ToolUsed used = (LanguageModel.ToolUsed) turn;
    return used.tool().length() + used.argumentsJson().length() + used.result().length();
  }
}
