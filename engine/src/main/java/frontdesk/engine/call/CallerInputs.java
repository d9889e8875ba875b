package frontdesk.engine.call;

import frontdesk.engine.call.Utterances.Utterance;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.media.TelephoneKey;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;

/** What the caller does, as inputs of the conversation: speech, words, keys, interruptions. */
final class CallerInputs {
  /** More digits than any number has: the number is taken for complete. */
  private static final int MAX_KEYED_DIGITS = 32;

  private final CallRun run;
  private final CallSpeech speech;
  private final CallTurns turns;
  private final EffectFactories<CallEvent, CallState> effects;
  private final RulesReading rules;
  private final CallBrain brain;

  CallerInputs(
      CallRun run,
      CallSpeech speech,
      CallTurns turns,
      EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.speech = speech;
    this.turns = turns;
    this.effects = effects;
    this.rules = new RulesReading(run);
    this.brain = new CallBrain(run, rules, turns, effects);
  }

  /** Whatever the caller did, in a state that has no other use for it; else it is the turns'. */
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
    if (news instanceof CallMessages.KeysOver) {
      return onNumberKeyed(state);
    }
    return brain.onNews(state, news).orElseGet(() -> turns.onNews(state, news));
  }

  /** A turn's deadline is over: of a language model's, or the turn's own. */
  Effect<CallEvent, CallState> onTurnOver(CallState state, CallMessages.TurnOver over) {
    return brain.isThinking() ? brain.onTurnOver(state) : turns.onTurnOver(state, over);
  }

  /** The caller speaks on while they are owed an answer. */
  Effect<CallEvent, CallState> onSpeechGoesOn(CallState state, CallMessages.SpeechBegan began) {
    Effect<CallEvent, CallState> written =
        brain.isThinking() ? brain.onCallerGoesOn(state) : effects.none();
    onSpeechBegan(state, began);
    return written;
  }

  Effect<CallEvent, CallState> onSpeechBegan(CallState state, CallMessages.SpeechBegan began) {
    boolean afterPrompt = run.promptEnd.filter(end -> began.positionSamples() >= end).isPresent();
    run.speaking = began.utterance();
    run.utterances.began(began.utterance(), state.lastPrompt(), state.expectation(), afterPrompt);
    run.stopCountingSilence();
    return effects.none();
  }

  /** The caller speaks while we do: we stop, and the conversation learns what was heard. */
  Effect<CallEvent, CallState> onInterruption(CallState state, CallMessages.SpeechBegan began) {
    run.promptEnd = Optional.empty();
    onSpeechBegan(state, began);
    if (state.outbox().speaking().filter(Decision.Say::interruptible).isEmpty()) {
      return effects.none();
    }
    Input interrupted = interrupted(state);
    run.stopThinking.run(); // what is not said yet of an answer is not wanted any more
    return turns.record(state, List.of(interrupted));
  }

  private Input interrupted(CallState state) {
    Decision.Say say = state.outbox().speaking().orElseThrow();
    long samples = run.audio().map(audio -> audio.hush(say.prompt())).orElse(0L);
    return speech.ended(state, say, false, samples);
  }

  private Effect<CallEvent, CallState> onSpeechEnded(
      CallState state, CallMessages.SpeechEnded ended) {
    run.utterances.ended(ended.utterance(), ended.audio(), ended.durationMs());
    if (ended.utterance() == run.speaking) {
      run.speaking = 0;
      run.filler.turnEnded(Duration.ofMillis(ended.quietMs()));
      if (run.stage() == CallStage.LISTENING) {
        run.become(CallStage.PROCESSING, state, "the caller's turn ended");
      } else {
        run.filler.follow(run.stage(), state);
      }
    }
    return effects.none();
  }

  private Effect<CallEvent, CallState> onSpeechAbandoned(
      CallState state, CallMessages.SpeechAbandoned abandoned) {
    run.utterances.take(abandoned.utterance());
    if (abandoned.utterance() == run.speaking) {
      run.speaking = 0;
      if (run.stage() == CallStage.LISTENING) {
        run.awaitSpeech(state);
      } else {
        run.filler.follow(run.stage(), state);
      }
    }
    return effects.none();
  }

  private Effect<CallEvent, CallState> onTranscribed(
      CallState state, CallMessages.Transcribed heard) {
    Optional<Utterance> said = run.utterances.take(heard.utterance());
    if (said.isEmpty() || said.get().expectation().isEmpty()) {
      return effects.none();
    }
    Utterance utterance = said.get();
    Interpreter.Read read =
        rules.of(state, utterance.expectation().orElseThrow(), heard.transcript());
    CallBrain.Heard all =
        new CallBrain.Heard(
            heard.utterance(),
            utterance,
            best(heard.transcript()).map(Transcript.Hypothesis::text).orElse(""),
            best(heard.transcript()).map(Transcript.Hypothesis::confidence).orElse(0.0),
            read,
            later -> onRead(later, read.made(), utterance));
    return brain.ask(state, all).orElseGet(() -> onRead(state, read.made(), utterance));
  }

  private static Optional<Transcript.Hypothesis> best(Transcript transcript) {
    return transcript.hypotheses().stream().findFirst();
  }

  private Effect<CallEvent, CallState> onRead(
      CallState state, Interpretation meaning, Utterance utterance) {
    if (meaning instanceof Interpretation.Understood understood) {
      return onUnderstood(state, understood, utterance.prompt(), utterance.afterPrompt());
    }
    run.with.observer().onCallerWords(run.id, "", 0);
    return notUnderstood(state, utterance, Input.NotUnderstoodReason.REJECTED);
  }

  private Effect<CallEvent, CallState> onRecognitionFailed(
      CallState state, CallMessages.RecognitionFailed failed) {
    run.context.getLog().warn("call {}: recognition failed: {}", run.id, failed.failure());
    return run.utterances
        .take(failed.utterance())
        .map(said -> notUnderstood(state, said, Input.NotUnderstoodReason.RECOGNIZER_FAILED))
        .orElseGet(effects::none);
  }

  /**
   * Sounds without words are a name or a note where one was asked for. To an older prompt they are
   * no news: another question was asked since, unless the caller waits for an answer.
   */
  private Effect<CallEvent, CallState> notUnderstood(
      CallState state, Utterance utterance, Input.NotUnderstoodReason reason) {
    if (utterance.prompt() < state.lastPrompt() && run.stage() != CallStage.PROCESSING) {
      return effects.none();
    }
    boolean keeps =
        utterance.expectation().filter(e -> keepsAudio(e.question())).isPresent()
            && utterance.audio().length > 0;
    return turns.record(
        state,
        List.of(
            keeps
                ? new Input.AudioRecorded(
                    run.now(),
                    utterance.prompt(),
                    run.seals.sealBytes(CallSeals.Field.AUDIO, utterance.audio()),
                    utterance.durationMs())
                : new Input.NotUnderstood(
                    run.now(), utterance.prompt(), utterance.afterPrompt(), reason)));
  }

  private Effect<CallEvent, CallState> onUnderstood(
      CallState state, Interpretation.Understood understood, int prompt, boolean afterPrompt) {
    run.with.observer().onCallerWords(run.id, understood.words(), understood.confidence());
    return turns.record(
        state,
        List.of(
            new Input.Heard(
                run.now(),
                prompt,
                afterPrompt,
                SameNumber.answered(understood.understanding(), state.conversation(), run.seals),
                understood.confidence(),
                run.seals.seal(CallSeals.Field.WORDS, understood.words()))));
  }

  /** What is typed digit by digit and ended by the pound key. */
  static boolean isTyped(Question question) {
    return question == Question.CONTACT
        || question == Question.BIRTH_DATE
        || question == Question.REFERENCE;
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
    run.stopThinking.run(); // a key is the answer
    boolean number = state.expectation().filter(e -> isTyped(e.question())).isPresent();
    if (number && (key == TelephoneKey.POUND || run.keyed.length() >= MAX_KEYED_DIGITS)) {
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
      run.filler.turnEnded(Duration.ZERO);
      inputs.add(new Input.KeyPressed(run.now(), state.lastPrompt(), after, key.symbol()));
    }
    return inputs.isEmpty() ? effects.none() : turns.record(state, inputs);
  }

  private Effect<CallEvent, CallState> onNumberKeyed(CallState state) {
    String digits = run.keyed.toString();
    run.forgetKeys();
    if (digits.isEmpty()) {
      return turns.record(
          state, List.of(new Input.KeyPressed(run.now(), state.lastPrompt(), true, '#')));
    }
    run.filler.turnEnded(Duration.ZERO);
    Interpretation meaning =
        run.with
            .speech()
            .interpreter()
            .interpretKeys(
                state.conversation().question(),
                digits,
                run.knowledge(state).catalogue(),
                LocalDate.ofInstant(run.now(), run.knowledge(state).catalogue().zone()),
                new EdgeSealer(run.seals, false));
    return meaning instanceof Interpretation.Understood understood
        ? onUnderstood(state, understood, state.lastPrompt(), true)
        : turns.record(
            state,
            List.of(
                new Input.NotUnderstood(
                    run.now(), state.lastPrompt(), true, Input.NotUnderstoodReason.REJECTED)));
  }
}
