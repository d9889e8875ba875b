package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Attempt;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One text, spoken by one voice after another.
 *
 * <p>Audio that was reported counts as heard, for it cannot be taken back; what is left is given to
 * the next voice. Two voices never speak at once: there is no hedge here, as a second voice would
 * have been paid for and thrown away for most texts.
 */
final class TextSpoken implements Utterance {
  /**
   * What it works with.
   *
   * @param preferred whose sound is what was asked for
   */
  record With(
      FallbackSynthesizer.Deadlines deadlines,
      Timing timing,
      Attempts told,
      Map<String, Pace> paces,
      String preferred) {}

  private final Manner manner;
  private final Listener listener;
  private final Course<SpeechSynthesizer> course;
  private final With with;
  private final Serial serial = new Serial();
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private Cancellable pause = Cancellable.alreadyCancelled();
  private String left;
  private @Nullable Trial current;
  private volatile boolean over;
  private volatile boolean asAsked;

  TextSpoken(
      String text, Manner manner, Listener listener, Course<SpeechSynthesizer> course, With with) {
    this.left = text;
    this.manner = manner;
    this.listener = listener;
    this.course = course;
    this.with = with;
  }

  void begin() {
    serial.run(this::next);
  }

  @Override
  public void cancel() {
    if (!over) {
      over = true;
      serial.run(
          () -> {
            pause.cancel();
            if (current != null) {
              current.dropped();
              current = null;
            }
            done.complete(Outcome.CANCELLED);
          });
    }
  }

  @Override
  public CompletionStage<Outcome> done() {
    return done;
  }

  @Override
  public Failure failure() {
    return course.lastFailure();
  }

  @Override
  public boolean asAsked() {
    return asAsked;
  }

  private void next() {
    if (over) {
      return;
    }
    Optional<Course.Step<SpeechSynthesizer>> step = course.next();
    if (step.isEmpty()) {
      end(
          switch (course.lastFailure().kind()) {
            case BUSY, WITHHELD -> Outcome.BUSY;
            case LIMITED, REFUSED, BROKEN, LATE, CLOSED -> Outcome.BROKEN;
          });
      return;
    }
    step.ifPresent(
        taken -> {
          if (taken.pause().isZero()) {
            start(taken);
          } else {
            pause =
                with.timing().after(taken.pause(), () -> serial.run(() -> startUnlessOver(taken)));
          }
        });
  }

  private void startUnlessOver(Course.Step<SpeechSynthesizer> step) {
    if (!over) {
      start(step);
    }
  }

  private void start(Course.Step<SpeechSynthesizer> step) {
    Candidate<SpeechSynthesizer> candidate = step.candidate();
    Trial trial = new Trial(candidate, left);
    current = trial;
    Optional<Gate.Pass> pass = candidate.gate().enter();
    if (pass.isEmpty()) {
      failed(trial, Failure.BUSY);
      return;
    }
    course.begins(candidate, Port.SYNTHESIZER, with.told());
    trial.begin(pass.get(), step.reason());
  }

  private void failed(Trial trial, Failure failure) {
    if (over || current != trial) {
      return;
    }
    current = null;
    trial.lost(failure);
    course.failed(trial.candidate, failure);
    left = trial.left();
    if (left.isBlank()) {
      end(Outcome.COMPLETE); // it broke off behind the last word
    } else {
      next();
    }
  }

  private void complete(Trial trial) {
    if (over || current != trial) {
      return;
    }
    current = null;
    trial.won();
    asAsked =
        !course.hasFailed()
            && trial.candidate.name().equals(with.preferred())
            && trial.spokenAsAsked();
    end(Outcome.COMPLETE);
  }

  private void end(Outcome outcome) {
    over = true;
    done.complete(outcome);
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** One voice speaking what is left. */
  private final class Trial implements Listener {
    private final Candidate<SpeechSynthesizer> candidate;
    private final String text;
    private final Pace pace;
    private Attempt attempt = Attempt.UNHEARD;
    private Cancellable deadline = Cancellable.alreadyCancelled();
    private Gate.@Nullable Pass pass;
    private @Nullable Utterance utterance;
    private long begunAt;
    private long samples;

    Trial(Candidate<SpeechSynthesizer> candidate, String text) {
      this.candidate = candidate;
      this.text = text;
      this.pace = Objects.requireNonNull(with.paces().get(candidate.name()));
    }

    void begin(Gate.Pass let, Attempts.Reason reason) {
      begunAt = with.timing().now();
      pass = let;
      attempt = with.told().started(Port.SYNTHESIZER, candidate.name(), reason);
      expectMore(with.deadlines().firstAudio());
      try {
        Utterance begun = candidate.port().speak(text, manner, this);
        utterance = begun;
        var unused = begun.done().thenAccept(outcome -> serial.run(() -> ended(begun, outcome)));
      } catch (RuntimeException e) {
        TextSpoken.this.failed(this, Failure.of(Failure.Kind.BROKEN, e.getClass().getName()));
      }
    }

    private void ended(Utterance of, Outcome outcome) {
      switch (outcome) {
        case COMPLETE -> {
          if (samples == 0 && hasWords(text)) {
            TextSpoken.this.failed(this, Failure.of(Failure.Kind.BROKEN, "empty"));
          } else {
            TextSpoken.this.complete(this);
          }
        }
        case BUSY ->
            TextSpoken.this.failed(
                this, of.failure().equals(Failure.BROKEN) ? Failure.BUSY : of.failure());
        case BROKEN, CANCELLED -> TextSpoken.this.failed(this, of.failure());
      }
    }

    private void expectMore(Duration within) {
      deadline.cancel();
      if (!candidate.embedded()) {
        deadline =
            with.timing()
                .after(within, () -> serial.run(() -> TextSpoken.this.failed(this, Failure.LATE)));
      }
    }

    @Override
    public void onAudio(short[] piece) {
      serial.run(
          () -> {
            if (over || current != this || piece.length == 0) {
              return;
            }
            if (samples == 0) {
              attempt.first(with.timing().since(begunAt));
            }
            samples += piece.length;
            expectMore(with.deadlines().gap());
            listener.onAudio(piece);
          });
    }

    String left() {
      return Remainder.after(text, pace.weight(audio(), manner.rate()));
    }

    private Duration audio() {
      return Duration.ofMillis(samples * 1_000 / AudioFrame.SAMPLE_RATE_HZ);
    }

    private Amount amount() {
      return new Amount.Spoken(text.length(), audio());
    }

    void won() {
      deadline.cancel();
      pace.spoke(Remainder.weight(text), audio(), manner.rate());
      if (pass != null) {
        pass.succeeded();
      }
      attempt.done(amount(), with.timing().since(begunAt));
    }

    boolean spokenAsAsked() {
      return utterance != null && utterance.asAsked();
    }

    void lost(Failure failure) {
      quit();
      if (pass != null) {
        pass.failed(failure);
      }
      attempt.failed(failure, amount(), with.timing().since(begunAt));
    }

    void dropped() {
      quit();
      if (pass != null) {
        pass.abandoned();
      }
      attempt.cancelled(amount(), with.timing().since(begunAt));
    }

    private void quit() {
      deadline.cancel();
      if (utterance != null) {
        utterance.cancel();
      }
    }
  }
}
