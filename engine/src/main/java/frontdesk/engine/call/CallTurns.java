package frontdesk.engine.call;

import frontdesk.engine.dialogue.Turn;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private Consumer<CallState> whenOver = state -> {};

  CallTurns(CallRun run, EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.effects = effects;
    this.speech = new CallSpeech(run);
  }

  /** What to do with what comes after the call was hung up. */
  void whenOver(Consumer<CallState> then) {
    whenOver = then;
  }

  /** Whatever the line, the stages and the tools tell, in a state that has no other use for it. */
  Effect<CallEvent, CallState> onNews(CallState state, CallProtocol.Command news) {
    if (news instanceof CallMessages.Transcribed heard) {
      return onTranscribed(state, heard);
    }
    if (news instanceof CallMessages.RecognitionFailed failed) {
      return onRecognitionFailed(state, failed);
    }
    if (news instanceof CallMessages.SpeechEnded ended) {
      return onSpeechEnded(state, ended);
    }
    if (news instanceof CallMessages.SpeechAbandoned abandoned) {
      return onSpeechAbandoned(state, abandoned);
    }
    if (news instanceof CallMessages.KeyCame key) {
      return onKey(state, key.key());
    }
    if (news instanceof CallProtocol.PressKey press) {
      return TelephoneKey.ofSymbol(press.key())
          .map(key -> onKey(state, key))
          .orElseGet(effects::none);
    }
    if (news instanceof CallMessages.PromptBegan) {
      run.with.observer().onFirstAudio(run.id, Duration.between(run.turnEndedAt, run.now()));
      return effects.none();
    }
    if (news instanceof CallMessages.KeysOver) {
      return onNumberKeyed(state);
    }
    if (news instanceof CallMessages.ToolReplied replied) {
      return onToolReplied(state, replied);
    }
    return effects.none();
  }

  /** Writes inputs with what they lead to, in one write, then acts. */
  Effect<CallEvent, CallState> record(CallState state, List<Input> inputs) {
    EventChain chain = chain(state);
    List<Decision> decisions = new ArrayList<>();
    Folded folded = new Folded(state);
    for (Input input : inputs) {
      decisions.addAll(folded.decide(input, chain));
    }
    run.callerIsOwedAnAnswer();
    return effects.persist(chain.events()).thenRun((CallState next) -> act(next, decisions));
  }

  /** Adds a turn to a write that holds other events too. */
  void decide(CallState state, Input input, EventChain chain) {
    new Folded(state).decide(input, chain);
  }

  /** Decides several inputs one after the other before any is written. */
  private final class Folded {
    private final CallState state;
    private frontdesk.engine.dialogue.ConversationState conversation;
    private int turn;

    Folded(CallState state) {
      this.state = state;
      this.conversation = state.conversation();
      this.turn = state.turn();
    }

    List<Decision> decide(Input input, EventChain chain) {
      Turn decided = Turn.of(run.knowledge(state).context(), conversation, input);
      conversation = decided.next();
      turn++;
      chain.turn(turn, input, decided.decisions());
      if (input instanceof Input.ToolAnswered answered
          && answered.answer() instanceof ToolAnswer.PatientRegistered registered) {
        chain.add(header -> new CallEvent.PatientLinked(header, registered.patient()));
      }
      return decided.decisions();
    }
  }

  EventChain chain(CallState state) {
    return chain(state, state.arrived().orElseThrow().header().clinic());
  }

  EventChain chain(CallState state, ClinicId clinic) {
    return new EventChain(
        run.with.digest(), clinic, run.with.build(), run.now(), state.lastDigest());
  }

  /** Starts what was decided; everything here has been written. */
  private void act(CallState state, List<Decision> decisions) {
    boolean over = run.stage() == CallStage.ENDED;
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Say say && !over) {
        speech.say(state, say);
      } else if (decision instanceof Decision.UseTool use) {
        startTool(state, use.tool());
      }
    }
    if (over) {
      whenOver.accept(state);
    } else {
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
    return state.outbox().tools().containsKey(replied.tool())
        ? record(
            state, List.of(new Input.ToolAnswered(run.now(), replied.tool(), replied.answer())))
        : effects.none();
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
    return record(state, List.of(new Input.TurnLate(run.now(), lastPrompt(state))));
  }

  /** Content-free sound may come before a write; it never comes over an answer, and once a turn. */
  Effect<CallEvent, CallState> onFillerDue(CallState state, CallMessages.FillerDue due) {
    if (due.turn() == state.turn() && run.speaking == 0) {
      run.audio()
          .ifPresent(
              audio -> audio.fill(run.with.holding().apply(run.knowledge(state).catalogue())));
    }
    return effects.none();
  }

  Effect<CallEvent, CallState> onSpeechBegan(CallState state, CallMessages.SpeechBegan began) {
    run.speaking = began.utterance();
    run.utterancePrompt = lastPrompt(state);
    run.afterPrompt = run.promptEnd.filter(end -> began.positionSamples() >= end).isPresent();
    run.stopCountingSilence();
    return effects.none();
  }

  /** The caller speaks while we do: we stop, and the conversation learns what was heard. */
  Effect<CallEvent, CallState> onInterruption(CallState state, CallMessages.SpeechBegan began) {
    run.promptEnd = Optional.empty();
    onSpeechBegan(state, began);
    return state.outbox().speaking().filter(Decision.Say::interruptible).isPresent()
        ? record(state, List.of(interrupted(state)))
        : effects.none();
  }

  private Input interrupted(CallState state) {
    Decision.Say say = state.outbox().speaking().orElseThrow();
    long samples = run.audio().map(audio -> audio.hush(say.prompt())).orElse(0L);
    return new Input.PromptEnded(
        run.now(), say.prompt(), false, speech.wordsHeard(state, say, samples));
  }

  Effect<CallEvent, CallState> onPromptPlayed(CallState state, CallMessages.PromptPlayed played) {
    Optional<Decision.Say> say =
        state.outbox().speaking().filter(s -> s.prompt() == played.prompt());
    if (say.isEmpty()) {
      return effects.none();
    }
    run.promptEnd = played.complete() ? Optional.of(played.positionSamples()) : Optional.empty();
    int words = speech.wordsHeard(state, say.get(), played.samplesSent());
    return record(
        state,
        List.of(new Input.PromptEnded(run.now(), played.prompt(), played.complete(), words)));
  }

  private Effect<CallEvent, CallState> onSpeechEnded(
      CallState state, CallMessages.SpeechEnded ended) {
    if (ended.utterance() == run.speaking) {
      run.speaking = 0;
      run.kept = ended.audio();
      run.keptMs = ended.durationMs();
      run.turnEndedAt = run.now();
      if (run.stage() == CallStage.LISTENING) {
        run.become(CallStage.PROCESSING, state, "the caller's turn ended");
      }
    }
    return effects.none();
  }

  private Effect<CallEvent, CallState> onSpeechAbandoned(
      CallState state, CallMessages.SpeechAbandoned abandoned) {
    if (abandoned.utterance() == run.speaking) {
      run.speaking = 0;
      if (run.stage() == CallStage.LISTENING) {
        run.awaitSpeech(state);
      }
    }
    return effects.none();
  }

  private Effect<CallEvent, CallState> onTranscribed(
      CallState state, CallMessages.Transcribed heard) {
    ClinicKnowledge clinic = run.knowledge(state);
    Optional<Expectation> expectation = state.expectation();
    if (expectation.isEmpty()) {
      return effects.none();
    }
    LocalDateTime now = LocalDateTime.ofInstant(run.now(), clinic.catalogue().zone());
    Interpretation meaning =
        run.with
            .interpreter()
            .interpret(
                heard.transcript(),
                expectation.get(),
                clinic.catalogue(),
                now,
                state.conversation().wantedDay(),
                number -> run.seals.seal(CallSeals.Field.NUMBER, number));
    if (meaning instanceof Interpretation.Understood understood) {
      return onUnderstood(state, understood, run.utterancePrompt, run.afterPrompt);
    }
    run.with.observer().onCallerWords(run.id, "", 0);
    boolean keeps = keepsAudio(expectation.get().question()) && run.kept.length > 0;
    return record(state, List.of(keeps ? kept() : notUnderstood(false)));
  }

  private Effect<CallEvent, CallState> onUnderstood(
      CallState state, Interpretation.Understood understood, int prompt, boolean afterPrompt) {
    run.with.observer().onCallerWords(run.id, understood.words(), understood.confidence());
    return record(
        state,
        List.of(
            new Input.Heard(
                run.now(),
                prompt,
                afterPrompt,
                understood.understanding(),
                understood.confidence(),
                run.seals.seal(CallSeals.Field.WORDS, understood.words()))));
  }

  private Effect<CallEvent, CallState> onRecognitionFailed(
      CallState state, CallMessages.RecognitionFailed failed) {
    run.context.getLog().warn("call {}: recognition failed: {}", run.id, failed.failure());
    boolean keeps =
        state.expectation().filter(e -> keepsAudio(e.question())).isPresent()
            && run.kept.length > 0;
    return record(state, List.of(keeps ? kept() : notUnderstood(true)));
  }

  private Input kept() {
    return new Input.AudioRecorded(
        run.now(),
        run.utterancePrompt,
        run.seals.sealBytes(CallSeals.Field.AUDIO, run.kept),
        run.keptMs);
  }

  private Input notUnderstood(boolean failed) {
    return new Input.NotUnderstood(
        run.now(),
        run.utterancePrompt,
        run.afterPrompt,
        failed ? Input.NotUnderstoodReason.RECOGNIZER_FAILED : Input.NotUnderstoodReason.REJECTED);
  }

  /** A name that no recognizer knows, and a note, are kept as they were said. */
  static boolean keepsAudio(Question question) {
    return question == Question.NAME || question == Question.NOTE;
  }

  private Effect<CallEvent, CallState> onKey(CallState state, TelephoneKey key) {
    if (state.turn() == 0) {
      return effects.none();
    }
    run.stopCountingSilence();
    boolean number = state.expectation().filter(e -> e.question() == Question.CONTACT).isPresent();
    if (number && key == TelephoneKey.POUND) {
      return onNumberKeyed(state);
    }
    List<Input> inputs = new ArrayList<>();
    boolean after = run.promptEnd.isPresent();
    if (state.outbox().speaking().filter(Decision.Say::interruptible).isPresent()) {
      inputs.add(interrupted(state));
    }
    if (number && Character.isDigit(key.symbol())) {
      run.keyed.append(key.symbol());
      run.awaitKeys();
    } else {
      run.turnEndedAt = run.now();
      inputs.add(new Input.KeyPressed(run.now(), lastPrompt(state), after, key.symbol()));
    }
    return inputs.isEmpty() ? effects.none() : record(state, inputs);
  }

  private Effect<CallEvent, CallState> onNumberKeyed(CallState state) {
    run.stopAwaitingKeys();
    String digits = run.keyed.toString();
    run.keyed.setLength(0);
    if (digits.isEmpty()) {
      return record(state, List.of(new Input.KeyPressed(run.now(), lastPrompt(state), true, '#')));
    }
    run.turnEndedAt = run.now();
    run.utterancePrompt = lastPrompt(state);
    run.afterPrompt = true;
    Interpretation meaning =
        run.with
            .interpreter()
            .interpretKeys(
                digits,
                run.knowledge(state).catalogue(),
                number -> run.seals.seal(CallSeals.Field.NUMBER, number));
    return meaning instanceof Interpretation.Understood understood
        ? onUnderstood(state, understood, lastPrompt(state), true)
        : record(state, List.of(notUnderstood(false)));
  }

  private static int lastPrompt(CallState state) {
    return state.lastSay().map(Decision.Say::prompt).orElse(0);
  }
}
