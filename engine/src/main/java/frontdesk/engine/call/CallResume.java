package frontdesk.engine.call;

import frontdesk.engine.call.DialogCodec.StoredMedia;
import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;

/**
 * How a call goes on after its actor or its node was lost: on the line that this node still has, or
 * on a new line by a re-INVITE in the recorded dialog, or not at all when it comes too late.
 */
final class CallResume {
  /** An epoch older than any owner's: its commands change nothing. */
  private static final long NOBODY = Long.MIN_VALUE;

  private final CallRun run;
  private final CallSetup setup;
  private final CallTurns turns;
  private final CallFarewell farewell;
  private final EffectFactories<CallEvent, CallState> effects;
  private Instant woken = Instant.EPOCH;
  private Instant invited = Instant.EPOCH;

  CallResume(
      CallRun run,
      CallSetup setup,
      CallTurns turns,
      CallFarewell farewell,
      EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.setup = setup;
    this.turns = turns;
    this.farewell = farewell;
    this.effects = effects;
  }

  /** The entity has recovered. */
  Effect<CallEvent, CallState> onWake(CallState state) {
    if (state.ended()) {
      run.become(CallStage.ENDED, state, "had ended");
      farewell.settle(state);
      return effects.none();
    }
    if (run.with.media().lines().partedFrom(run.id)) {
      return gone(state);
    }
    if (run.knownClinic(state).isEmpty()) {
      return abandoned(state);
    }
    Optional<DialogRecord> dialog =
        state.dialog().flatMap(stored -> DialogCodec.openDialog(stored, run.seals));
    Optional<StoredMedia> media =
        state.dialog().flatMap(stored -> DialogCodec.openMedia(stored, run.seals));
    if (dialog.isEmpty() || media.isEmpty()) {
      return lost(state);
    }
    run.dialog(dialog.get());
    run.media(media.get());
    run.startLease(state.arrived().orElseThrow().header().at());
    Optional<MediaLine> line = run.with.media().lines().find(run.id).filter(CallResume::isOpen);
    if (line.isPresent()) {
      // What the lost incarnation left half said would be waited for by whatever is said next.
      run.voicePath.speakOn(line.get(), run.knowledge(state)).quieten();
      return resumed(state, turns.chain(state));
    }
    boolean inTime =
        Duration.between(lastAlive(state), run.now()).compareTo(run.with.settings().resumeWindow())
            <= 0;
    if (inTime && state.outbox().hangUp().isPresent() && state.outbox().speaking().isEmpty()) {
      return concluded(state);
    }
    // It may not have been answered yet: then its phone knows no such dialog, or is still being
    // answered (RFC 3261 14.2), and says so.
    return inTime ? awaitTurn(state) : lost(state);
  }

  /** Everything was said and heard; all that is left is to hang up. */
  private Effect<CallEvent, CallState> concluded(CallState state) {
    turns.startTools(state);
    run.with.sip().signaling().tookOver(run.id, run.epoch());
    return farewell.hangUp(state, CallEvent.Ending.COMPLETED);
  }

  private Effect<CallEvent, CallState> awaitTurn(CallState state) {
    run.pass(Passage.CALL_WOKEN);
    run.callsBack = true;
    woken = run.now();
    if (state.turn() == 0) {
      setup.recall(state);
    }
    run.context.pipeToSelf(
        run.with.takeover().pace().turn(run.id),
        (turn, failure) -> new CallMessages.TakeoverTurn());
    return effects.none();
  }

  /**
   * The outage began when the call last wrote, or when its node last gave a sign of life. A call
   * that wrote in the future wrote before the wall clock was set back: that tells nothing.
   */
  private Instant lastAlive(CallState state) {
    Optional<Instant> node = run.with.takeover().lastAlive().get();
    if (state.lastAt().isAfter(run.now())) {
      return node.orElse(state.lastAt());
    }
    return node.filter(alive -> alive.isAfter(state.lastAt())).orElse(state.lastAt());
  }

  /** The settings name its clinic no longer: nobody can decide what to say. */
  private Effect<CallEvent, CallState> abandoned(CallState state) {
    run.context.getLog().warn("call {} is of a clinic that is not served any more", run.id);
    state.dialog().flatMap(d -> DialogCodec.openDialog(d, run.seals)).ifPresent(run::dialog);
    state.dialog().flatMap(d -> DialogCodec.openMedia(d, run.seals)).ifPresent(run::media);
    return farewell.giveUp(state, CallEvent.Ending.NODE_LOST);
  }

  /** A line that was nobody's for too long has ended: its node still has it, but not for long. */
  private static boolean isOpen(MediaLine line) {
    return line.heartbeat(NOBODY) != LineAnswer.CLOSED;
  }

  /** Our next CSeq and our new address are written, then the re-INVITE is sent. */
  Effect<CallEvent, CallState> reinvite(CallState state, int attempt) {
    ClinicKnowledge clinic = run.knowledge(state);
    if (run.audio().isEmpty()) {
      if (!(run.voicePath.open(
              clinic.catalogue(),
              CallMedia.peer(run.media().orElseThrow(), run.dialog().orElseThrow()))
          instanceof OpenAnswer.Opened open)) {
        return lost(state);
      }
      CallAudio opened = run.voicePath.speakOn(open.line(), clinic);
      opened.configure(
          CallMedia.awaitingAnswer(CallSetup.localMedia(open.line()).telephoneEvent()));
    }
    CallAudio audio = run.audio().orElseThrow();
    DialogRecord dialog = run.with.sip().signaling().ours(run.dialog().orElseThrow().nextRequest());
    StoredMedia media =
        new StoredMedia(
            setup.offer(audio.line(), run.media().orElseThrow().said()),
            run.media().orElseThrow().session());
    return effects
        .persist(setup.changed(state, dialog, media).events())
        .thenRun(
            (CallState next) -> {
              run.pass(Passage.REINVITE_WRITTEN);
              invited = run.now();
              run.dialog(dialog);
              run.media(media);
              var outcomeToCome =
                  run.with
                      .sip()
                      .signaling()
                      .reinvite(DialogCodec.write(dialog), media.said().text());
              run.pass(Passage.REINVITE_SENT);
              run.context.pipeToSelf(
                  outcomeToCome,
                  (outcome, failure) ->
                      new CallMessages.ReinviteDone(
                          failure == null ? outcome : Signaling.Failed.NO_ANSWER, attempt));
            });
  }

  Effect<CallEvent, CallState> onReinviteDone(CallState state, CallMessages.ReinviteDone done) {
    run.with.takeover().pace().over(run.id);
    if (done.outcome() instanceof Signaling.Succeeded succeeded) {
      run.pass(Passage.REINVITE_ANSWERED);
      run.context
          .getLog()
          .info(
              "call {} is taken over: {} ms from waking to its re-INVITE, {} ms to the answer",
              run.id,
              Duration.between(woken, invited).toMillis(),
              Duration.between(invited, run.now()).toMillis());
      run.dialog(DialogCodec.dialog(succeeded.dialog()));
      run.with.media().lines().keepTaken(run.id, run.epoch());
      run.with.sip().signaling().tookOver(run.id, run.epoch());
      return setup.takeAnswer(succeeded.answer())
          ? resumed(
              state, setup.changed(state, run.dialog().orElseThrow(), run.media().orElseThrow()))
          : lost(state);
    }
    Signaling.Failed failed = (Signaling.Failed) done.outcome();
    if (failed.mayPass() && done.attempt() < run.with.settings().resumeAttempts()) {
      Duration retry = shorter(failed.retryIn().orElse(run.with.settings().resumeRetry()));
      run.timers.startSingleTimer(new CallMessages.ReinviteAgain(done.attempt() + 1), retry);
      return effects.none();
    }
    run.context.getLog().info("call {}: not resumed, status {}", run.id, failed.status());
    return failed.dialogIsGone() ? gone(state) : lost(state);
  }

  /** A phone may ask for any time: a caller does not wait in silence so long. */
  private Duration shorter(Duration asked) {
    Duration longest = run.with.settings().resumeLongestWait();
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  /** Who has heard nothing of us yet, as the acknowledgement was lost with the node, is greeted. */
  private Effect<CallEvent, CallState> resumed(CallState state, EventChain chain) {
    run.callsBack = false;
    if (state.turn() == 0) {
      return setup.begin(state, chain);
    }
    turns.startTools(state);
    return turns.record(state, chain, List.of(new Input.Resumed(run.now())));
  }

  /** Too late, or no way back to the caller: BYE, and what is still owed is settled. */
  private Effect<CallEvent, CallState> lost(CallState state) {
    turns.startTools(state);
    // A node that only hands its calls over would go on playing to somebody who was hung up on.
    run.with.sip().signaling().tookOver(run.id, run.epoch());
    return state.answered()
        ? farewell.hangUp(state, CallEvent.Ending.NODE_LOST)
        : farewell.finish(state, CallEvent.Ending.NODE_LOST);
  }

  /** The caller has hung up meanwhile: there is no dialog to say BYE in. */
  private Effect<CallEvent, CallState> gone(CallState state) {
    return farewell.onGone(state, CallEvent.Ending.NODE_LOST);
  }
}
