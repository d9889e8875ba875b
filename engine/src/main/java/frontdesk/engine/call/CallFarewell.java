package frontdesk.engine.call;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.passage.Passage;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.slf4j.Logger;

/**
 * How a call ends: the caller's BYE or ours, what is still owed, the last event, and passivation.
 * Entities end by passivation only, else sharding would wake them again.
 */
final class CallFarewell {
  private final CallRun run;
  private final CallTurns turns;
  private final EffectFactories<CallEvent, CallState> effects;
  private Optional<CallEvent.Ending> ending = Optional.empty();

  CallFarewell(CallRun run, CallTurns turns, EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.turns = turns;
    this.effects = effects;
  }

  /** The caller hung up. */
  Effect<CallEvent, CallState> onHangUp(CallState state, CallProtocol.HangUp hangUp) {
    DialogRecord dialog = DialogCodec.dialog(hangUp.dialog());
    EventChain chain = turns.chain(state);
    run.media()
        .ifPresent(
            media ->
                chain.add(
                    header ->
                        new CallEvent.DialogChanged(
                            header, DialogCodec.seal(dialog, media, run.seals))));
    turns.decide(state, new Input.CallerGone(run.now()), chain);
    run.audio().ifPresent(CallAudio::close);
    return effects
        .persist(chain.events())
        .thenRun(
            (CallState next) -> {
              leave(next, CallEvent.Ending.CALLER_HUNG_UP, "the caller hung up");
              turns.startTools(next);
              finishWhenSettled(next);
            });
  }

  /** The same for a call that was given up: its line has hung up by itself. */
  Effect<CallEvent, CallState> hangUpUnlessParted(CallState state, CallEvent.Ending why) {
    return run.with.media().lines().partedFrom(run.id) ? onGone(state, why) : hangUp(state, why);
  }

  /** We hang up: our next CSeq is written, then the BYE is sent. */
  Effect<CallEvent, CallState> hangUp(CallState state, CallEvent.Ending why) {
    Optional<DialogRecord> dialog = run.dialog().map(DialogRecord::nextRequest);
    if (dialog.isEmpty() || run.media().isEmpty()) {
      return finish(state, why);
    }
    EventChain chain = turns.chain(state);
    chain.add(
        header ->
            new CallEvent.DialogChanged(
                header,
                DialogCodec.seal(dialog.orElseThrow(), run.media().orElseThrow(), run.seals)));
    if (why != CallEvent.Ending.COMPLETED) {
      turns.decide(state, new Input.CallerGone(run.now()), chain);
    }
    return effects
        .persist(chain.events())
        .thenRun(
            (CallState next) -> {
              run.dialog(dialog.orElseThrow());
              run.byeSent();
              run.audio().ifPresent(CallAudio::close);
              leave(next, why, "we hang up");
              turns.startTools(next);
              run.context.pipeToSelf(
                  run.with.sip().signaling().bye(DialogCodec.write(dialog.orElseThrow())),
                  (outcome, failure) -> new CallMessages.ByeDone(why));
            });
  }

  /** The peer has no such dialog any more: nobody to say BYE to. */
  Effect<CallEvent, CallState> onGone(CallState state, CallEvent.Ending why) {
    EventChain chain = turns.chain(state);
    turns.decide(state, new Input.CallerGone(run.now()), chain);
    return effects
        .persist(chain.events())
        .thenRun(
            (CallState next) -> {
              run.audio().ifPresent(CallAudio::close);
              leave(next, why, "the dialog is gone");
              turns.startTools(next);
              finishWhenSettled(next);
            });
  }

  /** Ends a call that nothing can decide about any more: BYE, the last event, what it held. */
  Effect<CallEvent, CallState> giveUp(CallState state, CallEvent.Ending why) {
    Optional<DialogRecord> dialog = run.dialog().map(DialogRecord::nextRequest);
    EventChain chain = turns.chain(state);
    if (dialog.isPresent() && run.media().isPresent()) {
      chain.add(
          header ->
              new CallEvent.DialogChanged(
                  header,
                  DialogCodec.seal(dialog.orElseThrow(), run.media().orElseThrow(), run.seals)));
    }
    chain.add(header -> new CallEvent.CallEnded(header, why));
    return effects
        .persist(chain.events())
        .thenRun(
            (CallState next) -> {
              // Its answer is not waited for: the end is written.
              dialog.map(DialogCodec::write).ifPresent(run.with.sip().signaling()::bye);
              leave(next, why, "given up");
              settle(next);
            });
  }

  /** The caller hung up while our BYE waited or was on its way: theirs ends the dialog too. */
  Effect<CallEvent, CallState> onCrossedHangUp(CallState state) {
    run.byeSettled();
    finishWhenSettled(state);
    return effects.none();
  }

  /** What is still owed after the end of the call never came. */
  Effect<CallEvent, CallState> onLeaseOver(CallState state) {
    return finish(state, ending.orElse(CallEvent.Ending.TOO_LONG));
  }

  /** Our BYE is over, one way or another. */
  Effect<CallEvent, CallState> onByeDone(CallState state, CallMessages.ByeDone done) {
    ending = Optional.of(done.ending());
    run.byeSettled();
    finishWhenSettled(state);
    return effects.none();
  }

  /** Writes the end, once nothing is owed any more. */
  Effect<CallEvent, CallState> finish(CallState state, CallEvent.Ending why) {
    if (state.ended()) {
      return effects.none();
    }
    return effects
        .persist(turns.chain(state).add(header -> new CallEvent.CallEnded(header, why)).events())
        .thenRun(
            (CallState next) -> {
              leave(next, why, "ended");
              run.audio().ifPresent(CallAudio::close);
              settle(next);
            });
  }

  /** Frees whatever the ended call still holds; safe to do again after a crash. */
  void settle(CallState state) {
    run.pass(Passage.END_WRITTEN);
    run.with.media().lines().forget(run.id);
    Instant endedAt = state.lastAt();
    keepWish(state, endedAt);
    run.context.pipeToSelf(
        run.desk(state).releaseAll(endedAt), (answer, failure) -> new CallMessages.Settled());
  }

  /** A wish that is not kept is said again: nothing waits for it. */
  private void keepWish(CallState state, Instant endedAt) {
    Logger log = run.context.getSystem().log();
    CutOff.wish(run.id, state, run.zone(state))
        .ifPresent(
            wish ->
                run.desk(state)
                    .keepWish(wish, endedAt)
                    .whenComplete(
                        (kept, failure) -> {
                          if (failure != null || !kept) {
                            log.debug("the wish of call {} is not kept", run.id);
                          }
                        }));
  }

  Effect<CallEvent, CallState> onSettled(CallState state) {
    state.ending().ifPresent(e -> run.with.observer().onEnded(run.id, e.name()));
    run.with
        .media()
        .lines()
        .afterLastWords(run.id, () -> run.with.sip().signaling().forget(run.id));
    return passivate();
  }

  /** Something for a call that is no more, or never was. */
  Effect<CallEvent, CallState> refuseUnknown(CallState state, CallProtocol.Command command) {
    if (command instanceof CallProtocol.InDialog inDialog) {
      inDialog.replyTo().tell(new CallProtocol.NoSuchCall());
    }
    return state.arrived().isEmpty() ? passivate() : effects.none();
  }

  private Effect<CallEvent, CallState> passivate() {
    run.shard.tell(new ClusterSharding.Passivate<>(run.context.getSelf()));
    return effects.none();
  }

  private void leave(CallState state, CallEvent.Ending why, String reason) {
    ending = Optional.of(why);
    run.startLease(run.now()); // what is still owed is given up after as long again
    run.become(CallStage.ENDED, state, reason);
  }

  /** Finishes when no tool is at work and no BYE is under way. */
  void finishWhenSettled(CallState state) {
    if (state.outbox().tools().isEmpty() && !run.byeUnderWay() && !state.ended()) {
      ending.ifPresent(why -> run.tellSelf(new CallMessages.Finish(why)));
    }
  }
}
