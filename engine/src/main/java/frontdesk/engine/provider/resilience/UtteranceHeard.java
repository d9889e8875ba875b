package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Attempt;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One utterance, heard by one recognizer after another.
 *
 * <p>All its audio is kept until a final transcript has come; a trial has its own place in it, so
 * that one which begins late hears it from the beginning. The first final transcript counts;
 * partial ones are handed on from one trial only, or they would jump to and fro. Silence is noticed
 * by the audio that passed, not by a clock: a caller who pauses is nobody's fault.
 */
final class UtteranceHeard implements Session {
  private static final Duration REPLAY_EVERY = Duration.ofMillis(100);

  private final FallbackRecognizer with;
  private final CallEars ears;
  private final Request request;
  private final Listener listener;
  private final Runnable after;
  private final Course<SpeechRecognizer> course;
  private final List<AudioFrame> kept = new ArrayList<>();
  private final List<Trial> trials = new ArrayList<>();
  private final List<Cancellable> timers = new ArrayList<>();
  private final long mostSamples;
  private long samples;
  private boolean finished;
  private long finishedAt;
  private boolean hedged;
  private @Nullable Trial leading;
  private Failure lastFailure = Failure.BUSY;
  private String failedBefore = "";
  private volatile boolean over;

  UtteranceHeard(
      FallbackRecognizer with, CallEars ears, Request request, Listener listener, Runnable after) {
    this.with = with;
    this.ears = ears;
    this.request = request;
    this.listener = listener;
    this.after = after;
    this.course =
        new Course<>(with.understanding(request.language()), with.retries(), with.timing());
    this.mostSamples = samples(with.deadlines().kept());
  }

  void begin() {
    ears.serial().run(() -> unlessOver(this::next));
  }

  @Override
  public void audio(AudioFrame frame) {
    serially(
        () -> {
          if (samples + frame.samples().length <= mostSamples && !finished) {
            kept.add(frame);
            samples += frame.samples().length;
            List.copyOf(trials).forEach(Trial::hearOn);
            noticeSilence();
          }
        });
  }

  @Override
  public void finish() {
    serially(
        () -> {
          finished = true;
          finishedAt = with.timing().now();
          later(with.deadlines().inAll(), () -> end(l -> l.onFailed(Failure.LATE)));
          later(with.deadlines().hedgeAfter(), this::hedge);
          List.copyOf(trials).forEach(Trial::hearOn);
        });
  }

  @Override
  public void cancel() {
    over = true;
    ears.serial().run(this::stop);
  }

  private void serially(Runnable task) {
    ears.serial().run(() -> unlessOver(task));
  }

  private void unlessOver(Runnable task) {
    if (!over) {
      task.run();
    }
  }

  private Cancellable later(Duration delay, Runnable task) {
    Cancellable timer = with.timing().after(delay, () -> serially(task));
    timers.add(timer);
    return timer;
  }

  private static long samples(Duration audio) {
    return audio.toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
  }

  private void noticeSilence() {
    boolean silent =
        trials.stream().allMatch(trial -> !trial.reported && trial.candidate.speaksUp());
    if (silent && samples >= samples(with.deadlines().silentFor())) {
      hedge();
    }
  }

  /** Once for an utterance, and only beside the preferred one: whoever stands in is new to it. */
  private void hedge() {
    if (!hedged
        && trials.size() == 1
        && trials.get(0).reason == Attempts.Reason.PREFERRED
        && !trials.get(0).candidate.embedded()) {
      hedged = true;
      course.beside().ifPresent(this::start);
    }
  }

  private void next() {
    if (!trials.isEmpty()) {
      return; // the other one is still at it
    }
    Optional<Course.Step<SpeechRecognizer>> step = course.next();
    if (step.isEmpty()) {
      end(l -> l.onFailed(lastFailure));
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

  private void start(Course.Step<SpeechRecognizer> step) {
    Candidate<SpeechRecognizer> candidate = step.candidate();
    Trial trial = new Trial(step);
    Optional<Ear> ear = ears.of(candidate);
    Optional<Gate.Pass> pass = ear.flatMap(there -> candidate.gate().enterWithRoom());
    trials.add(trial);
    if (ear.isEmpty() || pass.isEmpty()) {
      failed(trial, Failure.BUSY);
      return;
    }
    if (!failedBefore.isEmpty() && !failedBefore.equals(candidate.name())) {
      with.told().switched(Port.RECOGNIZER, failedBefore, candidate.name(), lastFailure);
    }
    trial.begin(ear.get(), pass.get());
  }

  private void failed(Trial trial, Failure failure) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.lost(failure);
    course.failed(trial.candidate, failure);
    lastFailure = failure;
    failedBefore = trial.candidate.name();
    leading = leading == trial ? null : leading;
    next();
  }

  private void partial(Trial trial, Consumer<Listener> report) {
    if (over || !trials.contains(trial)) {
      return;
    }
    trial.reported();
    leading = leading == null ? trial : leading;
    if (leading == trial) {
      report.accept(listener);
    }
  }

  private void transcribed(Trial trial, Transcript transcript) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.won();
    for (Trial other : List.copyOf(trials)) {
      other.overtakenBy(trial);
    }
    end(l -> l.onFinal(transcript));
  }

  private void end(Consumer<Listener> report) {
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
    kept.clear();
    after.run();
  }

  /** One recognizer hearing the utterance, at its own place in it. */
  private final class Trial implements Listener {
    private final Candidate<SpeechRecognizer> candidate;
    private final Attempts.Reason reason;
    private final boolean replays;
    private Attempt attempt = Attempt.UNHEARD;
    private Gate.@Nullable Pass pass;
    private @Nullable Session session;
    private long begunAt;
    private int place;
    private long sentSamples;
    private boolean pacing;
    private boolean finishSent;
    private boolean reported;

    Trial(Course.Step<SpeechRecognizer> step) {
      this.candidate = step.candidate();
      this.reason = step.reason();
      this.replays = !kept.isEmpty();
    }

    void begin(Ear ear, Gate.Pass let) {
      begunAt = with.timing().now();
      pass = let;
      attempt = with.told().started(Port.RECOGNIZER, candidate.name(), reason);
      orBroken(() -> session = ear.open(request, this));
      pacing = replays && !candidate.embedded();
      if (pacing) {
        replay();
      } else {
        hearOn();
      }
    }

    /** A vendor takes audio a little faster than it is spoken, and no faster. */
    private void replay() {
      if (!trials.contains(this)) {
        return;
      }
      double most = samples(REPLAY_EVERY) * with.deadlines().replaySpeed();
      for (double sent = 0; sent < most && place < kept.size(); ) {
        sent += kept.get(place).samples().length;
        send();
      }
      pacing = place < kept.size();
      if (pacing) {
        later(REPLAY_EVERY, this::replay);
      } else {
        hearOn();
      }
    }

    void hearOn() {
      if (pacing) {
        return;
      }
      while (place < kept.size() && trials.contains(this)) {
        send();
      }
      if (finished && !finishSent && trials.contains(this)) {
        finishSent = true;
        if (!candidate.embedded()) {
          later(
              with.deadlines().finalWithin(), () -> UtteranceHeard.this.failed(this, Failure.LATE));
        }
        onSession(Session::finish);
      }
    }

    private void send() {
      AudioFrame frame = kept.get(place++);
      sentSamples += frame.samples().length;
      onSession(open -> open.audio(frame));
    }

    private void onSession(Consumer<Session> work) {
      Session open = session;
      if (open != null) {
        orBroken(() -> work.accept(open));
      }
    }

    /** The message may hold words of the caller: only the kind of failure is kept. */
    private void orBroken(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        onFailed(Failure.of(Failure.Kind.BROKEN, e.getClass().getName()));
      }
    }

    void reported() {
      if (!reported) {
        reported = true;
        attempt.first(with.timing().since(begunAt));
      }
    }

    void won() {
      if (pass != null) {
        pass.succeeded();
      }
      attempt.done(amount(), sinceFinish());
    }

    void lost(Failure failure) {
      quit();
      if (failure.kind() != Failure.Kind.BUSY && failure.kind() != Failure.Kind.WITHHELD) {
        ears.distrust(candidate);
      }
      if (pass != null) {
        pass.failed(failure);
      }
      attempt.failed(failure, amount(), sinceFinish());
    }

    /** Whoever had more time and nothing to show for it counts as late. */
    void overtakenBy(Trial winner) {
      trials.remove(this);
      if (winner.begunAt - begunAt > 0 && !reported) {
        quit();
        ears.distrust(candidate);
        if (pass != null) {
          pass.failed(Failure.LATE);
        }
        attempt.failed(Failure.LATE, amount(), sinceFinish());
      } else {
        dropped();
      }
    }

    void dropped() {
      quit();
      if (pass != null) {
        pass.abandoned();
      }
      attempt.cancelled(amount(), sinceFinish());
    }

    private void quit() {
      Session open = session;
      if (open != null) {
        open.cancel();
      }
    }

    private Amount amount() {
      return new Amount.Heard(Duration.ofMillis(sentSamples * 1_000 / AudioFrame.SAMPLE_RATE_HZ));
    }

    private Duration sinceFinish() {
      return finished ? with.timing().since(finishedAt) : Duration.ZERO;
    }

    @Override
    public void onPartial(Transcript partial) {
      serially(() -> UtteranceHeard.this.partial(this, l -> l.onPartial(partial)));
    }

    @Override
    public void onLikelyFinished(Transcript partial) {
      serially(() -> UtteranceHeard.this.partial(this, l -> l.onLikelyFinished(partial)));
    }

    @Override
    public void onFinal(Transcript transcript) {
      serially(() -> UtteranceHeard.this.transcribed(this, transcript));
    }

    @Override
    public void onFailed(Failure failure) {
      serially(() -> UtteranceHeard.this.failed(this, failure));
    }
  }
}
