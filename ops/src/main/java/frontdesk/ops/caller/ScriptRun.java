package frontdesk.ops.caller;

import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.sdp.Direction;
import frontdesk.ops.caller.MeasuredCall.EndedBy;
import frontdesk.ops.caller.MeasuredCall.Outcome;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One call by its script, on the thread that runs it. */
final class ScriptRun {
  private static final long NEWS_MS = 50;
  private static final int SAMPLES_PER_MS = 8;
  private static final int MAX_REOFFERS = 4;

  /** Between two keys, so that each is a key of its own. */
  private static final Duration KEY_PAUSE = Duration.ofMillis(160);

  private static final Duration NOTHING_TO_ANSWER = Duration.ofMillis(200);

  /** Beyond its length, what a line may take to be said. */
  private static final Duration PLAYING_SLACK = Duration.ofSeconds(5);

  private final CallerSettings settings;
  private final CallScript script;
  private final Function<ScriptStep.Say, Clip> clips;
  private final CallerLeg leg;
  private final CallerEar ear;
  private final Consumer<String> progress;
  private final LongSupplier nanoTime;
  private final Measurements measured;

  private long invitedNanos;
  private long utterances;
  private int number;
  private boolean callerHungUp;
  private @Nullable Duration interruption;

  /** Why a call ends before its script does. */
  record Stop(Outcome outcome, String reason) {}

  private enum Waited {
    COME,
    OVER,
    LATE
  }

  ScriptRun(
      CallerSettings settings,
      CallScript script,
      Function<ScriptStep.Say, Clip> clips,
      CallerLeg leg,
      CallerEar ear,
      Consumer<String> progress,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.script = script;
    this.clips = clips;
    this.leg = leg;
    this.ear = ear;
    this.progress = progress;
    this.nanoTime = nanoTime;
    measured = new Measurements(ear);
  }

  MeasuredCall call(UserAgent agent, MediaLine line, @Nullable String recording)
      throws InterruptedException {
    invitedNanos = nanoTime.getAsLong();
    tell("calling");
    leg.invite(agent);
    Stop stop = awaitAnswer();
    for (ScriptStep step : script.steps()) {
      if (stop != null) {
        break;
      }
      number++;
      stop = perform(step);
      if (stop == null) {
        measured.stepDone();
      }
    }
    Stop end = stop == null ? new Stop(Outcome.COMPLETED, "the script was carried out") : stop;
    EndedBy endedBy = finish();
    tell("over: " + end.reason());
    return measured.result(end, endedBy, script, leg, invitedNanos, line, recording);
  }

  /** Hangs up unless the far end has, and waits for the BYE's answer. */
  private EndedBy finish() throws InterruptedException {
    boolean byPeer = leg.isEndedByPeer() && !callerHungUp;
    ear.over(nanoTime.getAsLong());
    measured.endTurn();
    measured.over(nanoTime.getAsLong());
    if (!leg.isAnswered()) {
      return EndedBy.NOBODY;
    }
    if (!byPeer) {
      hangUp();
      awaitUntil(leg::isOver, deadline(settings.farewellTimeout()), false);
    }
    return byPeer ? EndedBy.FAR_END : EndedBy.CALLER;
  }

  private void hangUp() {
    if (!callerHungUp) {
      callerHungUp = true;
      leg.hangUp();
      tell("hung up");
    }
  }

  private @Nullable Stop awaitAnswer() throws InterruptedException {
    Waited waited =
        awaitUntil(() -> leg.finalStatus() > 0, deadline(settings.answerTimeout()), false);
    if (waited == Waited.LATE) {
      leg.cancel();
      awaitUntil(() -> leg.finalStatus() > 0, deadline(settings.farewellTimeout()), false);
      return new Stop(
          Outcome.NOT_ANSWERED,
          "nobody answered within " + settings.answerTimeout().toSeconds() + " s");
    }
    int status = leg.finalStatus();
    if (status == Status.REQUEST_TIMEOUT) {
      return new Stop(Outcome.NOT_ANSWERED, "nobody answered: is the address right?");
    }
    if (status >= 300) {
      return new Stop(
          Outcome.REFUSED, "the call was refused: " + status + " " + Status.reason(status));
    }
    if (!leg.isUsable()) {
      return new Stop(Outcome.NOT_POSSIBLE, "the far end answered with media that do not fit");
    }
    tell("answered");
    return null;
  }

  private @Nullable Stop perform(ScriptStep step) throws InterruptedException {
    if (step instanceof ScriptStep.Say say) {
      return say(say);
    } else if (step instanceof ScriptStep.Press press) {
      return press(press);
    } else if (step instanceof ScriptStep.PressAnswer answer) {
      return pressAnswer(answer.choice());
    } else if (step instanceof ScriptStep.Converse converse) {
      return converse(converse.mind());
    } else if (step instanceof ScriptStep.InterruptAfter interrupt) {
      interruption = interrupt.delay();
      return null;
    } else if (step instanceof ScriptStep.StaySilent silent) {
      Stop stop = awaitTurn();
      if (stop == null) {
        tell("stays silent");
        return pause(silent.duration());
      }
      return stop;
    } else if (step instanceof ScriptStep.Hold hold) {
      return hold(hold);
    } else if (step instanceof ScriptStep.WaitForHangUp wait) {
      return awaitHangUp(wait);
    } else if (step == ScriptStep.Resume.INSTANCE) {
      return resume();
    } else if (step == ScriptStep.HangUp.INSTANCE) {
      hangUp();
      return null;
    }
    return awaitTurn();
  }

  private @Nullable Stop say(ScriptStep.Say say) throws InterruptedException {
    Stop stop = awaitMoment();
    if (stop != null) {
      return stop;
    }
    Clip clip = clips.apply(say);
    begin(say.asNoise() ? "noise" : "say", say.line());
    long utterance = ++utterances;
    if (leg.play(utterance, clip) != LineAnswer.ACCEPTED) {
      return new Stop(Outcome.NOT_POSSIBLE, "the line takes no audio");
    }
    Duration length = Duration.ofMillis(clip.length() / SAMPLES_PER_MS).plus(PLAYING_SLACK);
    Waited waited = awaitUntil(() -> leg.hasPlayed(utterance), deadline(length), true);
    if (waited == Waited.COME) {
      if (say.asNoise()) {
        ear.madeNoise(nanoTime.getAsLong());
      } else {
        ear.saidLine(nanoTime.getAsLong());
      }
      if (say.thenHangUp()) {
        hangUp();
      }
      return null;
    }
    return stopped(waited, "the line could not be said to its end");
  }

  private @Nullable Stop press(ScriptStep.Press press) throws InterruptedException {
    Stop stop = awaitMoment();
    return stop != null ? stop : pressNow(press.keys());
  }

  /** The far end may have nothing to answer at the moment, as while it looks something up. */
  private @Nullable Stop pressAnswer(KeyChoice choice) throws InterruptedException {
    long until = deadline(settings.turnTimeout());
    Stop stop = awaitMoment();
    while (stop == null) {
      long now = nanoTime.getAsLong();
      Optional<TelephoneKey> key = choice.key(leg.farTag(), ear.isMyTurn(now));
      if (key.isPresent()) {
        return pressNow(List.of(key.get()));
      }
      stop = now < until ? pause(NOTHING_TO_ANSWER) : stopped(Waited.LATE, "nothing was asked");
      stop = stop == null ? awaitTurn() : stop;
    }
    return stop;
  }

  /** Its end is the end of the call, whoever hangs up. */
  private @Nullable Stop converse(CallerMind mind) throws InterruptedException {
    long until = deadline(settings.turnTimeout());
    Stop stop = awaitTurn();
    while (stop == null && !leg.isOver() && !callerHungUp) {
      Optional<ScriptStep> next = mind.next(leg.farTag());
      if (next.isPresent()) {
        stop = perform(next.get());
        until = deadline(settings.turnTimeout());
      } else if (nanoTime.getAsLong() < until) {
        stop = pause(NOTHING_TO_ANSWER);
      } else {
        stop = stopped(Waited.LATE, "nothing was asked");
      }
      stop = stop == null && !callerHungUp ? awaitTurn() : stop;
    }
    return leg.isEndedByPeer() ? null : stop;
  }

  private @Nullable Stop pressNow(List<TelephoneKey> keys) throws InterruptedException {
    StringBuilder symbols = new StringBuilder();
    keys.forEach(key -> symbols.append(key.symbol()));
    begin("press", symbols.toString());
    for (TelephoneKey key : keys) {
      if (leg.press(key, settings.keyPressed()) != LineAnswer.ACCEPTED) {
        return new Stop(Outcome.NOT_POSSIBLE, "the far end takes no keys in its RTP");
      }
      measured.keyPressed();
      Stop over = pause(settings.keyPressed().plus(KEY_PAUSE));
      if (over != null) {
        return over;
      }
    }
    ear.pressed(nanoTime.getAsLong());
    return null;
  }

  private void begin(String kind, String what) {
    boolean interrupting = ear.hearsSpeech(nanoTime.getAsLong());
    measured.endTurn();
    ear.takesTurn();
    measured.beginTurn(number, kind, what, interrupting);
    tell(kind + (interrupting ? " (interrupting): " : ": ") + what);
  }

  /** Waits for the turn, or for the moment at which the far end is to be interrupted. */
  private @Nullable Stop awaitMoment() throws InterruptedException {
    Duration delay = interruption;
    interruption = null;
    if (delay == null) {
      return awaitTurn();
    }
    Waited waited =
        awaitUntil(
            () -> ear.promptRunsFor(delay.toNanos(), nanoTime.getAsLong()),
            deadline(settings.turnTimeout()),
            true);
    return waited == Waited.COME ? null : stopped(waited, "the far end did not speak in time");
  }

  private @Nullable Stop awaitTurn() throws InterruptedException {
    Waited waited =
        awaitUntil(
            () -> ear.isMyTurn(nanoTime.getAsLong()), deadline(settings.turnTimeout()), true);
    if (waited == Waited.COME) {
      ear.takesTurn();
      return null;
    }
    return stopped(
        waited, "it was not the caller's turn within " + settings.turnTimeout().toSeconds() + " s");
  }

  private @Nullable Stop hold(ScriptStep.Hold hold) throws InterruptedException {
    ear.held();
    tell("holds the call");
    Stop stop = reoffer(Direction.SENDONLY);
    return stop == null ? pause(hold.duration()) : stop;
  }

  private @Nullable Stop resume() throws InterruptedException {
    Stop stop = reoffer(Direction.SENDRECV);
    ear.resumed(nanoTime.getAsLong());
    tell("takes the call back");
    return stop;
  }

  private @Nullable Stop reoffer(Direction direction) throws InterruptedException {
    for (int attempt = 0; attempt < MAX_REOFFERS; attempt++) {
      leg.reoffer(direction);
      Waited waited =
          awaitUntil(
              () -> leg.reoffer() != CallerLeg.Reoffer.WAITING,
              deadline(settings.farewellTimeout()),
              true);
      if (waited != Waited.COME) {
        return stopped(waited, "the re-INVITE was not answered");
      }
      if (leg.reoffer() == CallerLeg.Reoffer.ACCEPTED) {
        return null;
      }
      if (leg.reoffer() == CallerLeg.Reoffer.REFUSED) {
        break;
      }
      // Whoever made the Call-ID waits 2.1 to 4 s (RFC 3261 14.1).
      Stop stop = pause(Duration.ofMillis(2_100 + 600L * attempt));
      if (stop != null) {
        return stop;
      }
    }
    return new Stop(Outcome.NOT_POSSIBLE, "the far end refused the re-INVITE");
  }

  private @Nullable Stop awaitHangUp(ScriptStep.WaitForHangUp wait) throws InterruptedException {
    Waited waited =
        awaitUntil(
            () -> {
              if (ear.isMyTurn(nanoTime.getAsLong())) {
                ear.takesTurn();
              }
              return leg.isOver();
            },
            deadline(wait.limit()),
            false);
    return waited == Waited.COME
        ? null
        : stopped(waited, "the far end did not hang up within " + wait.limit().toSeconds() + " s");
  }

  /** Lets time pass; the call may end meanwhile. */
  private @Nullable Stop pause(Duration duration) throws InterruptedException {
    Waited waited = awaitUntil(() -> false, deadline(duration), true);
    return waited == Waited.LATE ? null : stopped(waited, "");
  }

  private Stop stopped(Waited waited, String late) {
    if (waited == Waited.OVER) {
      return new Stop(
          Outcome.CUT_SHORT,
          "the far end hung up at step " + number + " of " + script.steps().size());
    }
    ear.gaveUp(nanoTime.getAsLong());
    return new Stop(Outcome.GAVE_UP, "step " + number + ": " + late);
  }

  private long deadline(Duration wait) {
    return nanoTime.getAsLong() + wait.toNanos();
  }

  private Waited awaitUntil(BooleanSupplier come, long deadline, boolean whileConnected)
      throws InterruptedException {
    long limit = Math.min(deadline, invitedNanos + settings.maxCall().toNanos());
    while (true) {
      if (come.getAsBoolean()) {
        return Waited.COME;
      }
      if (whileConnected && leg.isOver()) {
        return Waited.OVER;
      }
      long leftMs = (limit - nanoTime.getAsLong() + 999_999) / 1_000_000;
      if (leftMs <= 0) {
        return Waited.LATE;
      }
      ear.awaitNews(Math.min(leftMs, NEWS_MS));
    }
  }

  private void tell(String what) {
    double seconds = (nanoTime.getAsLong() - invitedNanos) / 1e9;
    progress.accept(String.format(Locale.ROOT, "%7.2f s  caller %s", seconds, what));
  }
}
