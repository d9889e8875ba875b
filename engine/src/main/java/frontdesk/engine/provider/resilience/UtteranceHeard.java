package frontdesk.engine.provider.resilience;

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
 * by the audio that passed, not by a clock: a caller who pauses is nobody's fault. Who makes final
 * what came before a pause gets none of its audio unless the caller goes on.
 */
final class UtteranceHeard implements Session {
  private static final Duration REPLAY_EVERY = Duration.ofMillis(100);

  private final FallbackRecognizer with;
  private final CallEars ears;
  private final Request request;
  private final Listener listener;
  private final Runnable after;
  private final Course<SpeechRecognizer> course;
  private final KeptAudio kept;
  private final List<Trial> trials = new ArrayList<>();
  private final List<Cancellable> timers = new ArrayList<>();
  private boolean finished;
  private long finishedAt;
  private boolean hedged;
  private @Nullable Trial leading;
  private volatile boolean over;

  UtteranceHeard(
      FallbackRecognizer with, CallEars ears, Request request, Listener listener, Runnable after) {
    this.with = with;
    this.ears = ears;
    this.request = request;
    this.listener = listener;
    this.after = after;
    this.course = with.course(request.language());
    this.kept = new KeptAudio(with.deadlines().kept());
  }

  void begin() {
    ears.serial().run(() -> unlessOver(this::next));
  }

  @Override
  public void audio(AudioFrame frame) {
    serially(
        () -> {
          if (!finished && kept.add(frame)) {
            List.copyOf(trials).forEach(Trial::hearOn);
            noticeSilence();
          }
        });
  }

  /** Each of those who hear it answers for itself, at its own place. */
  @Override
  public boolean pause() {
    serially(
        () -> {
          kept.pause();
          List.copyOf(trials).forEach(Trial::hearOn);
        });
    return false;
  }

  @Override
  public void goOn() {
    serially(
        () -> {
          if (!finished) {
            kept.goOn();
            List.copyOf(trials).forEach(Trial::goOn);
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

  private void later(Duration delay, Runnable task) {
    timers.add(with.timing().after(delay, () -> serially(task)));
  }

  private void noticeSilence() {
    boolean silent =
        trials.stream().allMatch(trial -> !trial.tried.isReported() && trial.candidate.speaksUp());
    if (silent && kept.isAsLongAs(with.deadlines().silentFor())) {
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
    course.begins(candidate, Port.RECOGNIZER, with.told());
    trial.begin(ear.get(), pass.get());
  }

  private void failed(Trial trial, Failure failure) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.lost(failure);
    course.failed(trial.candidate, failure);
    leading = leading == trial ? null : leading;
    next();
  }

  private void partial(Trial trial, Consumer<Listener> report) {
    if (over || !trials.contains(trial)) {
      return;
    }
    trial.tried.reported();
    leading = leading == null ? trial : leading;
    if (leading == trial) {
      report.accept(listener);
    }
  }

  private void transcribed(Trial trial, Transcript transcript) {
    if (over || !trials.remove(trial)) {
      return;
    }
    trial.tried.won();
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

  private Duration sinceFinish() {
    return finished ? with.timing().since(finishedAt) : Duration.ZERO;
  }

  /** One recognizer hearing the utterance, at its own place in it. */
  private final class Trial implements Listener {
    private final Candidate<SpeechRecognizer> candidate;
    private final Attempts.Reason reason;
    private final boolean replays;
    private final Tried tried = new Tried(with.timing(), UtteranceHeard.this::sinceFinish);
    private @Nullable Session session;
    private int place;
    private boolean pacing;
    private boolean pauseSent;
    private boolean holding;
    private boolean finishSent;

    Trial(Course.Step<SpeechRecognizer> step) {
      this.candidate = step.candidate();
      this.reason = step.reason();
      this.replays = kept.size() > 0;
    }

    void begin(Ear ear, Gate.Pass let) {
      tried.begun(let, with.told().started(Port.RECOGNIZER, candidate.name(), reason));
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
      double most = KeptAudio.samples(REPLAY_EVERY) * with.deadlines().replaySpeed();
      for (double sent = 0; sent < most && place < kept.size(); ) {
        sent += kept.get(place).samples().length;
        send();
      }
      pacing = place < kept.size() && !holding;
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
      while (place < kept.size() && !holding && trials.contains(this)) {
        send();
      }
      pauseIfThere();
      if (finished && !finishSent && trials.contains(this)) {
        finishSent = true;
        if (!candidate.embedded()) {
          later(
              with.deadlines().finalWithin(), () -> UtteranceHeard.this.failed(this, Failure.LATE));
        }
        onSession(Session::finish);
      }
    }

    /** The next frame, or the pause before it. */
    private void send() {
      pauseIfThere();
      if (!holding) {
        AudioFrame frame = kept.get(place++);
        tried.sent(frame);
        onSession(open -> open.audio(frame));
      }
    }

    private void pauseIfThere() {
      if (kept.isPausedBefore(place) && !pauseSent && !finished && trials.contains(this)) {
        pauseSent = true;
        onSession(open -> holding = open.pause());
      }
    }

    void goOn() {
      if (pauseSent) {
        pauseSent = false;
        holding = false;
        onSession(Session::goOn);
      }
      hearOn();
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

    void lost(Failure failure) {
      quit();
      if (failure.kind() != Failure.Kind.BUSY && failure.kind() != Failure.Kind.WITHHELD) {
        ears.distrust(candidate);
      }
      tried.lost(failure);
    }

    /** Whoever had more time and nothing to show for it counts as late. */
    void overtakenBy(Trial winner) {
      trials.remove(this);
      if (tried.isLateBeside(winner.tried)) {
        quit();
        ears.distrust(candidate);
        tried.lost(Failure.LATE);
      } else {
        dropped();
      }
    }

    void dropped() {
      quit();
      tried.dropped();
    }

    private void quit() {
      Session open = session;
      if (open != null) {
        open.cancel();
      }
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
