package frontdesk.engine.call;

import frontdesk.engine.call.Utterances.Utterance;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainGate;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.brain.BrainTurn.Step;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model asked about what a caller said on a live call, one utterance at a time. What
 * it proposes is written as the utterance's input; where nothing comes of it the rules' reading is,
 * as if nobody had been asked. Nothing of an answer is said or written before.
 *
 * <p>A first sentence of its own is written and spoken while the model goes on: each further one is
 * written when it is there, and spoken behind those before it. What was said ends that, whoever
 * speaks next; so does a sentence that does not come before all of them were heard.
 *
 * <p>IO flow: {@code words > BrainGate > LanguageModelStage > pieces > BrainTurn > CallTurns}. What
 * the model is asked before the caller has ended is {@link EarlyThought}'s. Used by the call's
 * actor only.
 */
final class CallBrain {
  private static final String LATE = "brain";
  private static final String LOOK = "brain-look";

  /**
   * What was heard, and what is done where no model makes anything of it.
   *
   * @param words in clear
   * @param rules writes the rules' reading
   */
  record Heard(
      long utterance,
      Utterance said,
      String words,
      double confidence,
      Interpreter.Read read,
      Function<CallState, Effect<CallEvent, CallState>> rules) {
    /** What a caller said never reaches a log. */
    @Override
    public String toString() {
      return "Heard[utterance " + utterance + "]";
    }
  }

  private final CallRun run;
  private final CallTurns turns;
  private final EffectFactories<CallEvent, CallState> effects;
  private final BrainLink link;
  private final BrainQuestion question;
  private final EarlyThought early;
  private @Nullable Heard heard;
  private @Nullable BrainTurn turn;
  private long thought;

  CallBrain(
      CallRun run,
      RulesReading rules,
      CallTurns turns,
      EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.turns = turns;
    this.effects = effects;
    this.link = new BrainLink(run);
    this.question = new BrainQuestion(run);
    this.early = new EarlyThought(run, rules, link, question, () -> turn != null);
    run.stopThinking = () -> stop(BrainNews.GIVEN_UP);
  }

  /** Asks about what was heard; empty where nobody is to be asked. */
  Optional<Effect<CallEvent, CallState>> ask(CallState state, Heard now) {
    Optional<Brain> brain = link.brain(state);
    boolean wanted =
        brain.isPresent()
            && turn == null
            && now.said().prompt() == state.lastPrompt()
            && run.stage() == CallStage.PROCESSING
            && run.speaking == 0
            && BrainGate.asks(brain.get().settings(), state.conversation(), now.read());
    if (!wanted) {
      early.drop();
      return Optional.empty();
    }
    heard = now;
    thought = now.utterance();
    run.thinking = true;
    BrainTurn next = new BrainTurn(asked(state, now), brain.get().settings());
    turn = next;
    run.timers.startSingleTimer(
        LATE, new CallMessages.BrainLate(now.utterance()), brain.get().settings().wholeAnswer());
    Optional<List<LanguageModelStage.Report>> answered = early.answered(now);
    if (answered.isPresent()) {
      return Optional.of(follow(state, answered.get()));
    }
    link.ask(brain.get(), next.prompt());
    return Optional.of(effects.none());
  }

  private BrainTurn.Asked asked(CallState state, Heard now) {
    Understanding rules =
        now.read().made() instanceof Interpretation.Understood understood
            ? SameNumber.answered(understood.understanding(), state.conversation(), run.seals)
            : Understanding.NOTHING;
    return question.of(state, now, rules);
  }

  /** A piece of an answer; one of an answer that is not wanted any more is dropped. */
  Effect<CallEvent, CallState> onReport(CallState state, LanguageModelStage.Report report) {
    if (!link.isWanted(report)) {
      return effects.none();
    }
    if (early.onReport(report) || turn == null) {
      return effects.none();
    }
    return follow(state, List.of(report));
  }

  /** What pieces of an answer come to, in order: up to that after which no more is wanted. */
  private Effect<CallEvent, CallState> follow(
      CallState state, List<LanguageModelStage.Report> pieces) {
    List<Input> inputs = new ArrayList<>();
    for (LanguageModelStage.Report piece : pieces) {
      Step step = BrainLink.step(Objects.requireNonNull(turn), piece);
      if (step instanceof Step.Take take) {
        inputs.addAll(take.inputs());
        if (!take.goesOn()) {
          return take(state, inputs, false, BrainLink.rest(piece));
        }
      } else if (!(step instanceof Step.Wait)) {
        return follow(state, step);
      }
    }
    return inputs.isEmpty()
        ? effects.none()
        : take(state, inputs, true, new LanguageModelStage.GiveUp());
  }

  private Effect<CallEvent, CallState> follow(CallState state, Step step) {
    if (step instanceof Step.Ask again) {
      link.brain(state).ifPresent(brain -> link.ask(brain, again.prompt()));
    } else if (step instanceof Step.Take take) {
      return take(state, take.inputs(), take.goesOn(), new LanguageModelStage.GiveUp());
    } else if (step instanceof Step.GoOn goOn) {
      return goOn(state, BrainNews.of(goOn.why()));
    }
    return effects.none();
  }

  /** Goes on by these; of an answer that is over, this becomes of its rest. */
  private Effect<CallEvent, CallState> take(
      CallState state, List<Input> inputs, boolean goesOn, LanguageModelStage.Command rest) {
    if (heard != null) {
      run.with.observer().onCallerWords(run.id, "", 0);
    }
    if (goesOn) {
      goOnSaying(state);
    } else {
      over(BrainNews.TAKEN, rest);
    }
    if (inputs.isEmpty()) {
      turns.answerIsOver();
      return effects.none();
    }
    return turns.record(state, inputs);
  }

  /** The answer is being said, and nobody waits for its rest. */
  private void goOnSaying(CallState state) {
    if (run.answering == 0) {
      news(BrainNews.TAKEN);
    }
    heard = null;
    run.thinking = false;
    run.answering = Objects.requireNonNull(turn).saying();
    link.brain(state).ifPresent(brain -> look(brain.settings()));
  }

  private void look(BrainSettings settings) {
    run.timers.startSingleTimer(
        LOOK, new CallMessages.AnswerLooked(run.answering), settings.nextSentence());
  }

  /** What was said of an answer was heard, and its next sentence is not there. */
  private Effect<CallEvent, CallState> onLook(CallState state, CallMessages.AnswerLooked looked) {
    if (looked.prompt() != run.answering || turn == null) {
      return effects.none();
    }
    if (turns.isAnswerHeard()) {
      stop(BrainNews.TAKEN);
    } else {
      link.brain(state).ifPresent(brain -> look(brain.settings()));
    }
    return effects.none();
  }

  /** The rules go on with what they had read. */
  private Effect<CallEvent, CallState> goOn(CallState state, BrainNews why) {
    Heard rest = heard;
    stop(why);
    return rest == null ? effects.none() : rest.rules().apply(state);
  }

  /** The whole answer's time is up. */
  Effect<CallEvent, CallState> onLate(CallState state, CallMessages.BrainLate late) {
    return turn == null || thought != late.thought()
        ? effects.none()
        : follow(state, turn.onFailed());
  }

  /** The turn's own deadline is over, or something else has to be answered now. */
  Effect<CallEvent, CallState> onTurnOver(CallState state) {
    return goOn(state, BrainNews.FAILED);
  }

  /** The caller speaks while they are owed an answer: what they said before is written first. */
  Effect<CallEvent, CallState> onCallerGoesOn(CallState state) {
    return goOn(state, BrainNews.GIVEN_UP);
  }

  /** Gives up whatever is being asked or said, as far as it is not said yet. */
  private void stop(BrainNews why) {
    over(why, new LanguageModelStage.GiveUp());
    turns.answerIsOver();
  }

  private void over(BrainNews why, LanguageModelStage.Command rest) {
    early.drop();
    boolean wasTaken = run.answering != 0;
    run.thinking = false;
    run.answering = 0;
    run.timers.cancel(LATE);
    run.timers.cancel(LOOK);
    heard = null;
    if (turn != null) {
      turn = null;
      if (!wasTaken) {
        news(why);
      }
      link.leave(rest);
    }
  }

  private void news(BrainNews news) {
    run.with.observer().onBrain(run.id, news);
  }

  /** Whether the caller waits for it. */
  boolean isThinking() {
    return run.thinking;
  }

  /** What belongs to it of the news of a call; empty where it is somebody else's. */
  Optional<Effect<CallEvent, CallState>> onNews(CallState state, CallProtocol.Command news) {
    if (news instanceof CallMessages.BrainReported reported) {
      return Optional.of(onReport(state, reported.report()));
    } else if (news instanceof CallMessages.BrainLate late) {
      return Optional.of(onLate(state, late));
    } else if (news instanceof CallMessages.AnswerLooked looked) {
      return Optional.of(onLook(state, looked));
    }
    return early.onNews(state, news) ? Optional.of(effects.none()) : Optional.empty();
  }
}
