package frontdesk.engine.call;

import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import java.util.Set;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * One live call as an event-sourced entity: one method per state. Every effect starts after the
 * write of the turn that decided it.
 *
 * <p>No snapshots: the turns of a call are bounded, so its events are few.
 */
final class LiveCall extends EventSourcedBehavior<CallProtocol.Command, CallEvent, CallState> {
  private final CallRun run;
  private final RecoveryWatch recovery;
  private final CallSetup setup;
  private final CallTurns turns;
  private final CallerInputs caller;
  private final CallFarewell farewell;
  private final CallResume resume;

  LiveCall(CallRun run, RecoveryWatch recovery) {
    super(PersistenceId.ofUniqueId(run.persistenceId()));
    this.run = run;
    this.recovery = recovery;
    run.sequenceNumber(() -> lastSequenceNumber(run.context));
    CallSpeech speech = new CallSpeech(run);
    this.turns = new CallTurns(run, speech, Effect());
    this.caller = new CallerInputs(run, speech, turns, Effect());
    this.farewell = new CallFarewell(run, turns, Effect());
    turns.whenOver(farewell::finishWhenSettled);
    this.setup = new CallSetup(run, turns, farewell, Effect());
    this.resume = new CallResume(run, setup, turns, farewell, Effect());
  }

  @Override
  public CallState emptyState() {
    return CallState.EMPTY;
  }

  @Override
  public CommandHandler<CallProtocol.Command, CallEvent, CallState> commandHandler() {
    return this::onCommand;
  }

  @Override
  public EventHandler<CallState, CallEvent> eventHandler() {
    return (state, event) -> state.after(event, run.with.journal().digest().of(event));
  }

  @Override
  public Set<String> tagsFor(CallEvent event) {
    return EntityKind.CALL.tags(run.persistenceId());
  }

  @Override
  public SignalHandler<CallState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              recovery.completed();
              if (state.arrived().isPresent()) {
                run.tellSelf(new CallMessages.Wake());
              }
            })
        // The entity stops, is started again, and waits for the store before it recovers.
        .onSignal(JournalPersistFailed.class, (state, failed) -> onWriteFailed())
        .onSignal(RecoveryFailed.class, (state, signal) -> recovery.failed(signal.getFailure()))
        // The line looks after the caller by itself until another incarnation takes charge of it.
        .onSignal(PostStop.instance(), state -> onStopped())
        .build();
  }

  private void onStopped() {
    run.audio().ifPresent(CallAudio::detach);
    if (run.callsBack) {
      // Its caller does not know this line yet: the next incarnation has to send a re-INVITE too.
      run.with.media().lines().drop(run.id);
    }
    run.money.close();
  }

  private void onWriteFailed() {
    run.with.journal().store().writeFailed();
    setup.refuseUnanswered();
  }

  private Effect<CallEvent, CallState> onCommand(CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.Awake) {
      return Effect().unstashAll();
    }
    if (state.arrived().isPresent() && !run.isAwake()) {
      return onAsleep(state, command);
    }
    Effect<CallEvent, CallState> effect =
        switch (run.stage()) {
          case RINGING -> onRinging(state, command);
          case LISTENING -> onListening(state, command);
          case PROCESSING -> onProcessing(state, command);
          case SPEAKING -> onSpeaking(state, command);
          case ENDED -> onEnded(state, command);
        };
    return effect == null ? onAnyLive(state, command) : effect;
  }

  /**
   * Recovered, and not yet told to go on: what woke it came before {@link CallMessages.Wake} and
   * waits, for nothing of it can be answered without dialog and line. But who hung up is not called
   * back.
   */
  private Effect<CallEvent, CallState> onAsleep(CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.Stop) {
      return Effect().stop();
    }
    if (command instanceof CallMessages.Tick) {
      return Effect().none();
    }
    if (command instanceof CallMessages.Wake) {
      run.awaken();
      run.tellSelf(new CallMessages.Awake());
      return resume.onWake(state);
    }
    if (command instanceof CallProtocol.HangUp hangUp && !state.ended()) {
      run.awaken();
      run.tellSelf(new CallMessages.Awake());
      return farewell.onHangUp(state, hangUp);
    }
    return Effect().stash();
  }

  /** Being answered, or waking after its node was lost. */
  private @Nullable Effect<CallEvent, CallState> onRinging(
      CallState state, CallProtocol.Command command) {
    if (command instanceof CallProtocol.Arrive arrive) {
      return setup.onArrive(state, arrive);
    }
    if (command instanceof CallMessages.Stop) {
      return Effect().stop();
    }
    if (state.arrived().isEmpty()) {
      return farewell.refuseUnknown(state, command);
    }
    if (command instanceof CallMessages.ReinviteDone done) {
      return resume.onReinviteDone(state, done);
    }
    if (command instanceof CallMessages.TakeoverTurn) {
      return resume.reinvite(state, 1);
    }
    if (command instanceof CallMessages.ReinviteAgain again) {
      return resume.reinvite(state, again.attempt());
    }
    if (command instanceof CallProtocol.Acknowledge ack) {
      return setup.onAcknowledge(state, ack);
    }
    if (command instanceof CallMessages.Recalled recalled) {
      return setup.onRecalled(recalled);
    }
    if (command instanceof CallProtocol.CancelInvite) {
      setup.answer();
      return farewell.finish(state, CallEvent.Ending.CANCELLED);
    }
    if (command instanceof CallMessages.KeyCame || command instanceof CallProtocol.PressKey) {
      // Nothing was asked yet; after a loss everything waits until the question is asked again.
      return Effect().none();
    }
    return null;
  }

  /** The caller's turn. */
  private @Nullable Effect<CallEvent, CallState> onListening(
      CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.SilenceOver silence) {
      return turns.onSilence(state, silence);
    }
    if (command instanceof CallMessages.SpeechBegan began) {
      return caller.onSpeechBegan(state, began);
    }
    return null;
  }

  /** The caller is owed an answer. */
  private @Nullable Effect<CallEvent, CallState> onProcessing(
      CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.TurnOver over) {
      return caller.onTurnOver(state, over);
    }
    if (command instanceof CallMessages.FillerDue due) {
      return turns.onFillerDue(state, due);
    }
    if (command instanceof CallMessages.SpeechBegan began) {
      return caller.onSpeechGoesOn(state, began);
    }
    return null;
  }

  /** A prompt is playing; voice and keys may interrupt it. */
  private @Nullable Effect<CallEvent, CallState> onSpeaking(
      CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.SpeechBegan began) {
      return caller.onInterruption(state, began);
    }
    if (command instanceof CallMessages.PromptPlayed played) {
      return turns.onPromptPlayed(state, played);
    }
    if (command instanceof CallMessages.FillerDue due) {
      return turns.onFillerDue(state, due);
    }
    return null;
  }

  /** Hung up: only what is still owed is dealt with. */
  private Effect<CallEvent, CallState> onEnded(CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.ToolReplied replied) {
      return turns.onToolReplied(state, replied);
    }
    if (command instanceof CallMessages.ByeDone done) {
      return farewell.onByeDone(state, done);
    }
    if (command instanceof CallProtocol.HangUp) {
      return farewell.onCrossedHangUp(state);
    }
    if (command instanceof CallMessages.LeaseOver) {
      return farewell.onLeaseOver(state);
    }
    if (command instanceof CallMessages.Finish finish) {
      return farewell.finish(state, finish.ending());
    }
    if (command instanceof CallMessages.Settled) {
      return farewell.onSettled(state);
    }
    if (command instanceof CallMessages.Stop) {
      return Effect().stop();
    }
    return farewell.refuseUnknown(state, command);
  }

  /** What may come in every state of a live call. */
  private Effect<CallEvent, CallState> onAnyLive(CallState state, CallProtocol.Command command) {
    if (command instanceof CallMessages.Tick) {
      run.heartbeat();
      return Effect().none();
    }
    if (command instanceof CallProtocol.InDialog inDialog) {
      return onInDialog(state, inDialog);
    }
    if (command instanceof CallProtocol.HangUp hangUp) {
      return farewell.onHangUp(state, hangUp);
    }
    if (command instanceof CallProtocol.Acknowledge ack) {
      return setup.onAcknowledge(state, ack);
    }
    if (command instanceof CallProtocol.NotAcknowledged) {
      return farewell.hangUp(state, CallEvent.Ending.NOT_ACKNOWLEDGED);
    }
    if (command instanceof CallProtocol.CancelInvite) {
      // Its actor was lost before the 200 could be sent, and went on: nobody has answered the
      // phone.
      return farewell.onGone(state, CallEvent.Ending.CANCELLED);
    }
    if (command instanceof CallMessages.CallerAudioLost) {
      return farewell.hangUp(state, CallEvent.Ending.MEDIA_LOST);
    }
    if (command instanceof CallMessages.LeaseOver) {
      return farewell.hangUp(state, CallEvent.Ending.TOO_LONG);
    }
    if (command instanceof CallMessages.HangUpNow hangUp) {
      return farewell.hangUpUnlessParted(state, hangUp.ending());
    }
    if (command instanceof CallMessages.Stop) {
      return Effect().stop();
    }
    return caller.onNews(state, command);
  }

  private Effect<CallEvent, CallState> onInDialog(CallState state, CallProtocol.InDialog command) {
    if (command instanceof CallProtocol.Reinvite reinvite) {
      return setup.onReinvite(state, reinvite);
    }
    if (command instanceof CallProtocol.FindDialog find) {
      return setup.onFindDialog(find);
    }
    // A retransmitted INVITE is the user agent's business.
    return Effect().none();
  }
}
