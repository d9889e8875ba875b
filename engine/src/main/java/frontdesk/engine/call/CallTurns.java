package frontdesk.engine.call;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Turn;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;

/**
 * The turns of a call: what came in becomes an input, input and decisions become one write, and
 * only after it the decided effects start.
 */
final class CallTurns {
  private final CallRun run;
  private final EffectFactories<CallEvent, CallState> effects;
  private final CallSpeech speech;
  private final ResponseAlert alert;
  private Consumer<CallState> whenOver = state -> {};

  CallTurns(CallRun run, CallSpeech speech, EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.speech = speech;
    this.effects = effects;
    this.alert = new ResponseAlert(run.id, run.with.settings().responseAlert());
  }

  /** What to do with what comes after the call was hung up. */
  void whenOver(Consumer<CallState> then) {
    whenOver = then;
  }

  /** What the line, the voice and the tools tell, in a state that has no other use for it. */
  Effect<CallEvent, CallState> onNews(CallState state, CallProtocol.Command news) {
    if (news instanceof CallMessages.PromptBegan begun) {
      run.filler.answered(begun.prompt());
      Duration waited = run.filler.sinceTurn();
      run.with.observer().onFirstAudio(run.id, waited);
      alert.heard(run.filler.turns(), waited);
      return effects.none();
    }
    if (news instanceof CallMessages.PromptSpoken made && !made.spoken().complete()) {
      // The voice failed: something is heard while the line plays out what there is.
      run.promptUnspoken = made.spoken().prompt();
      if (!run.filler.isToldToWait()) {
        fill(state, CallAudio::fill);
      }
      return effects.none();
    }
    if (news instanceof CallMessages.ToolReplied replied) {
      return onToolReplied(state, replied);
    }
    return effects.none();
  }

  /** Writes inputs with what they lead to, in one write, then acts. */
  Effect<CallEvent, CallState> record(CallState state, List<Input> inputs) {
    return record(state, chain(state), inputs);
  }

  /** The same, after other events of the same write. */
  Effect<CallEvent, CallState> record(CallState state, EventChain chain, List<Input> inputs) {
    Folded folded = new Folded(state);
    inputs.forEach(input -> folded.decide(input, chain));
    run.callerIsOwedAnAnswer();
    return effects
        .persist(chain.events())
        .thenRun(
            written -> {
              chain
                  .voiceChange()
                  .ifPresent(to -> run.with.observer().onVoiceTier(run.id, to.tier(), to.reason()));
              act(written);
            });
  }

  /** Adds a turn to a write that holds other events too. */
  void decide(CallState state, Input input, EventChain chain) {
    new Folded(state).decide(input, chain);
  }

  /** Decides several inputs one after the other before any is written. */
  private final class Folded {
    private final CallState state;
    private ConversationState conversation;
    private int turn;

    Folded(CallState state) {
      this.state = state;
      this.conversation = state.conversation();
      this.turn = state.turn();
    }

    void decide(Input input, EventChain chain) {
      Turn decided = Turn.of(run.knowledge(state).context(), conversation, input);
      conversation = decided.next();
      turn++;
      chain.turn(turn, input, decided.decisions());
      run.money.turn(state, conversation, turn, chain);
      if (input instanceof Input.ToolAnswered answered) {
        patient(answered.answer())
            .ifPresent(who -> chain.add(header -> new CallEvent.PatientLinked(header, who)));
      }
    }

    private static Optional<PatientId> patient(ToolAnswer answer) {
      if (answer instanceof ToolAnswer.PatientIdentified identified) {
        return Optional.of(identified.patient());
      }
      return answer instanceof ToolAnswer.PatientRegistered registered
          ? Optional.of(registered.patient())
          : Optional.empty();
    }
  }

  EventChain chain(CallState state) {
    EventChain chain = chain(state, state.arrived().orElseThrow().header().clinic());
    run.providers.write(state, chain);
    return chain;
  }

  EventChain chain(CallState state, ClinicId clinic) {
    return new EventChain(
        run.with.journal().digest(),
        clinic,
        run.with.journal().build(),
        run.now(),
        state.lastDigest());
  }

  /** Starts whatever is owed and not under way yet; everything here has been written. */
  private void act(CallState state) {
    run.pass(Passage.TURN_WRITTEN);
    startTools(state);
    if (run.stage() == CallStage.ENDED) {
      whenOver.accept(state);
    } else {
      speech.sayWhatIsOwed(state);
      moveOn(state);
    }
  }

  /** The state that follows from what is under way. */
  void moveOn(CallState state) {
    Outbox outbox = state.outbox();
    if (outbox.speaking().isPresent()) {
      run.become(CallStage.SPEAKING, state, "a prompt was decided");
    } else if (!outbox.tools().isEmpty()) {
      run.become(CallStage.PROCESSING, state, "a tool is at work");
    } else if (outbox.hangUp().isPresent()) {
      run.become(CallStage.PROCESSING, state, "everything was said");
      run.tellSelf(new CallMessages.HangUpNow(CallEvent.Ending.COMPLETED));
    } else if (run.thinking) {
      run.become(CallStage.PROCESSING, state, "a language model is asked");
    } else {
      run.become(CallStage.LISTENING, state, "the caller's turn");
    }
  }

  /** Starts, or after a recovery starts again, every tool without an answer. */
  void startTools(CallState state) {
    state.outbox().tools().keySet().forEach(number -> startTool(state, number));
  }

  private void startTool(CallState state, int number) {
    Outbox.PendingTool tool = state.outbox().tools().get(number);
    if (tool != null && run.toolsStarted.add(number)) {
      run.context.pipeToSelf(
          run.desk(state).perform(tool),
          (answer, failure) ->
              new CallMessages.ToolReplied(
                  number, failure == null ? answer : new ToolAnswer.Unavailable()));
    }
  }

  Effect<CallEvent, CallState> onToolReplied(CallState state, CallMessages.ToolReplied replied) {
    if (replied.answer() instanceof ToolAnswer.SlotHeld) {
      run.pass(Passage.HOLD_TOLD);
    } else if (replied.answer() instanceof ToolAnswer.AppointmentMade) {
      run.pass(Passage.BOOKING_TOLD);
    }
    if (isToldWhole(state) && !isRelease(state, replied)) {
      run.repliesHeld.add(replied); // what it leads to would be said over it
      return effects.none();
    }
    return state.outbox().tools().containsKey(replied.tool())
        ? record(
            state, List.of(new Input.ToolAnswered(run.now(), replied.tool(), replied.answer())))
        : effects.none();
  }

  /**
   * Whether something is told that has to be heard whole, as what was booked, or whom to call in
   * danger; nothing that a tool answers is worth cutting it short.
   */
  private static boolean isToldWhole(CallState state) {
    return state
        .outbox()
        .speaking()
        .filter(say -> !say.interruptible() && say.expectation().question() == Question.NONE)
        .isPresent();
  }

  private static boolean isRelease(CallState state, CallMessages.ToolReplied replied) {
    Outbox.PendingTool tool = state.outbox().tools().get(replied.tool());
    return tool != null && tool.call() instanceof ToolCall.ReleaseHold;
  }

  Effect<CallEvent, CallState> onSilence(CallState state, CallMessages.SilenceOver silence) {
    boolean current = state.lastSay().filter(s -> s.prompt() == silence.prompt()).isPresent();
    return current && run.speaking == 0
        ? record(state, List.of(new Input.SilenceHeard(run.now(), silence.prompt())))
        : effects.none();
  }

  Effect<CallEvent, CallState> onTurnOver(CallState state, CallMessages.TurnOver over) {
    if (over.turn() != state.turn()) {
      return effects.none();
    }
    return record(state, List.of(new Input.TurnLate(run.now(), state.lastPrompt())));
  }

  /** No further sentence comes of an answer that is being said. */
  void answerIsOver() {
    speech.finish();
  }

  /** Whether a caller has heard all that there is of an answer that goes on. */
  boolean isAnswerHeard() {
    return speech.isHeard();
  }

  /** Content-free sound may come before a write; it never comes over an answer, and once a wait. */
  Effect<CallEvent, CallState> onFillerDue(CallState state, CallMessages.FillerDue due) {
    if (due.turn() == state.turn() && run.speaking == 0) {
      fill(state, CallAudio::interject);
    }
    return effects.none();
  }

  private void fill(CallState state, BiConsumer<CallAudio, Clip> how) {
    run.filler.said();
    run.heartbeat();
    run.audio()
        .ifPresent(
            audio ->
                how.accept(
                    audio,
                    run.with
                        .media()
                        .holding()
                        .apply(run.knowledge(state).catalogue(), state.conversation().language())));
  }

  Effect<CallEvent, CallState> onPromptPlayed(CallState state, CallMessages.PromptPlayed played) {
    Optional<Decision.Say> say =
        state.outbox().speaking().filter(s -> s.prompt() == played.prompt());
    if (say.isEmpty()) {
      return effects.none();
    }
    run.promptEnd = played.complete() ? Optional.of(played.positionSamples()) : Optional.empty();
    run.repliesHeld.forEach(run::tellSelf);
    run.repliesHeld.clear();
    return record(
        state, List.of(speech.ended(state, say.get(), played.complete(), played.samplesSent())));
  }
}
