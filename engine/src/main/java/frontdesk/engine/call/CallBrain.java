package frontdesk.engine.call;

import frontdesk.engine.call.Utterances.Utterance;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainGate;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainPoint;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.brain.BrainTurn.Step;
import frontdesk.engine.call.brain.BrainTurn.Why;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.LanguageModel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model asked about what a caller said on a live call, one utterance at a time. What
 * it proposes is written as the utterance's input; where nothing comes of it the rules' reading is,
 * as if nobody had been asked. Nothing of an answer is said or written before.
 *
 * <p>Early thinking: while the caller pauses, what seems to be said so far is asked about; its
 * answer is kept aside, and used only if that is what the caller then had said.
 *
 * <p>IO flow: {@code words > BrainGate > LanguageModelStage > pieces > BrainTurn > CallTurns}. Used
 * by the call's actor only.
 */
final class CallBrain {
  private static final String LATE = "brain";

  /** An answer of more is that of a model that does not end. */
  private static final int MOST_CHARACTERS = 32_000;

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

  /** What the model was asked before the caller had ended, and what it answered so far. */
  private record Early(
      long utterance, String words, BrainTurn rehearsal, List<LanguageModelStage.Report> reports) {}

  private final CallRun run;
  private final CallTurns turns;
  private final EffectFactories<CallEvent, CallState> effects;
  private @Nullable ActorRef<LanguageModelStage.Command> stage;
  private @Nullable ActorRef<LanguageModelStage.Report> reports;
  private long number;
  private @Nullable Heard heard;
  private @Nullable BrainTurn turn;
  private @Nullable Early early;
  private final LikelyEnd likelyEnd;
  private boolean paused;
  private long partialOf;
  private String partial = "";

  CallBrain(CallRun run, CallTurns turns, EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.turns = turns;
    this.effects = effects;
    this.likelyEnd = new LikelyEnd(run);
    run.stopThinking = () -> stop(BrainNews.GIVEN_UP);
  }

  private Optional<Brain> brain(CallState state) {
    return run.brain(state.arrived().orElseThrow().header().clinic());
  }

  /** Asks about what was heard; empty where nobody is to be asked. */
  Optional<Effect<CallEvent, CallState>> ask(CallState state, Heard now) {
    Optional<Brain> brain = brain(state);
    boolean wanted =
        brain.isPresent()
            && turn == null
            && now.said().prompt() == state.lastPrompt()
            && run.stage() == CallStage.PROCESSING
            && run.speaking == 0
            && BrainGate.asks(brain.get().settings(), state.conversation(), now.read());
    if (!wanted) {
      dropEarly();
      return Optional.empty();
    }
    heard = now;
    run.thinking = true;
    BrainTurn thought = new BrainTurn(asked(state, now), brain.get().settings());
    turn = thought;
    run.timers.startSingleTimer(
        LATE, new CallMessages.BrainLate(now.utterance()), brain.get().settings().wholeAnswer());
    Early before = early;
    if (before != null && before.utterance() == now.utterance() && same(before, now.words())) {
      early = null;
      news(BrainNews.EARLY_USED);
      for (LanguageModelStage.Report report : before.reports()) {
        Step step = step(thought, report);
        if (!(step instanceof Step.Wait)) {
          return Optional.of(follow(state, step, rest(report)));
        }
      }
    } else {
      dropEarly();
      ask(brain.get(), thought.prompt());
    }
    return Optional.of(effects.none());
  }

  private static boolean same(Early before, String words) {
    return LikelyEnd.plain(before.words()).equals(LikelyEnd.plain(words));
  }

  private BrainTurn.Asked asked(CallState state, Heard now) {
    Understanding rules =
        now.read().made() instanceof Interpretation.Understood understood
            ? SameNumber.answered(understood.understanding(), state.conversation(), run.seals)
            : Understanding.NOTHING;
    Input.Heard input =
        new Input.Heard(
            run.now(),
            now.said().prompt(),
            now.said().afterPrompt(),
            rules,
            now.confidence(),
            run.seals.seal(CallSeals.Field.WORDS, now.words()));
    return asked(state, now.words(), input);
  }

  private BrainTurn.Asked asked(CallState state, String words, Input.Heard input) {
    ClinicKnowledge clinic = run.knowledge(state);
    return new BrainTurn.Asked(
        input,
        words,
        new BrainPoint(
            state.conversation(),
            state.recent(),
            new OpenedWords(
                Optional.of(run.seals), Optional.of(clinic.catalogue()), clinic.texts()),
            clinic.catalogue(),
            LocalDateTime.ofInstant(run.now(), clinic.catalogue().zone())),
        clinic.context(),
        run.with.speech().interpreter(),
        new EdgeSealer(run.seals, false),
        own -> run.seals.seal(CallSeals.Field.OWN_WORDS, own));
  }

  private void ask(Brain brain, LanguageModel.Prompt prompt) {
    if (stage == null || reports == null) {
      stage =
          run.context.spawn(
              LanguageModelStage.create(
                  brain.model(),
                  new LanguageModelStage.Bounds(
                      brain.settings().firstPiece(),
                      brain.settings().firstPiece(),
                      brain.settings().usageWithin(),
                      brain.settings().pieces(),
                      MOST_CHARACTERS)),
              "brain");
      reports =
          run.context.messageAdapter(
              LanguageModelStage.Report.class, CallMessages.BrainReported::new);
    }
    news(BrainNews.ASKED);
    stage.tell(new LanguageModelStage.Ask(++number, prompt, reports));
  }

  /** A piece of an answer; one of an answer that is not wanted any more is dropped. */
  Effect<CallEvent, CallState> onReport(CallState state, LanguageModelStage.Report report) {
    if (report.number() != number) {
      return effects.none();
    }
    if (early != null) {
      early.reports().add(report);
      if (step(early.rehearsal(), report) instanceof Step.Take) {
        likelyEnd.onAnswered(early.utterance(), early.words());
      }
      return effects.none();
    }
    if (turn == null) {
      return effects.none();
    }
    return follow(state, step(turn, report), rest(report));
  }

  private static Step step(BrainTurn turn, LanguageModelStage.Report report) {
    if (report instanceof LanguageModelStage.Text text) {
      return turn.onText(text.piece());
    } else if (report instanceof LanguageModelStage.ToolProposed proposed) {
      return turn.onToolCall(proposed.tool(), proposed.argumentsJson());
    }
    return report instanceof LanguageModelStage.Done ? turn.onDone() : turn.onFailed();
  }

  /** A tool is the last of what an answer says: what is left of it is what it cost. */
  private static LanguageModelStage.Command rest(LanguageModelStage.Report report) {
    return report instanceof LanguageModelStage.ToolProposed
        ? new LanguageModelStage.LetEnd()
        : new LanguageModelStage.GiveUp();
  }

  /**
   * @param rest what becomes of the rest of an answer that is taken
   */
  private Effect<CallEvent, CallState> follow(
      CallState state, Step step, LanguageModelStage.Command rest) {
    if (step instanceof Step.Ask again) {
      brain(state).ifPresent(brain -> ask(brain, again.prompt()));
      return effects.none();
    } else if (step instanceof Step.Take take) {
      stop(BrainNews.TAKEN, rest);
      run.with.observer().onCallerWords(run.id, "", 0);
      return turns.record(state, List.of(take.input()));
    } else if (step instanceof Step.GoOn goOn) {
      return goOn(state, news(goOn.why()));
    }
    return effects.none();
  }

  private static BrainNews news(Why why) {
    return switch (why) {
      case FAILED -> BrainNews.FAILED;
      case NOTHING -> BrainNews.NOTHING;
      case REFUSED -> BrainNews.REFUSED;
    };
  }

  /** The rules go on with what they had read. */
  private Effect<CallEvent, CallState> goOn(CallState state, BrainNews why) {
    Heard rest = heard;
    stop(why);
    return rest == null ? effects.none() : rest.rules().apply(state);
  }

  /** The whole answer's time is up. */
  Effect<CallEvent, CallState> onLate(CallState state, CallMessages.BrainLate late) {
    return turn == null || heard == null || heard.utterance() != late.thought()
        ? effects.none()
        : follow(state, turn.onFailed(), new LanguageModelStage.GiveUp());
  }

  /** The turn's own deadline is over, or something else has to be answered now. */
  Effect<CallEvent, CallState> onTurnOver(CallState state) {
    return goOn(state, BrainNews.FAILED);
  }

  /** The caller speaks while they are owed an answer: what they said before is written first. */
  Effect<CallEvent, CallState> onCallerGoesOn(CallState state) {
    return goOn(state, BrainNews.GIVEN_UP);
  }

  /** What seems to be said so far; another one than before means that they went on. */
  void onPartial(CallState state, CallMessages.PartlyTranscribed partly) {
    String words = LikelyEnd.words(partly.partial());
    likelyEnd.onPartial(partly);
    partialOf = partly.utterance();
    partial = words;
    if (early != null && !same(early, words)) {
      dropEarly();
    }
    thinkEarly(state);
  }

  /** The caller pauses: that may be the end of what they say, or not. */
  void onPause(CallState state, CallMessages.CallerPaused pause) {
    paused = pause.quiet() && pause.utterance() == run.speaking;
    if (!paused) {
      dropEarly();
    }
    thinkEarly(state);
  }

  private void thinkEarly(CallState state) {
    Optional<Brain> brain = brain(state);
    boolean may =
        paused
            && early == null
            && turn == null
            && partialOf == run.speaking
            && !partial.isBlank()
            && run.stage() == CallStage.LISTENING
            && state.expectation().isPresent()
            && brain.isPresent()
            && !brain.get().settings().earlyAfter().isZero();
    if (!may) {
      return;
    }
    Interpreter.Read read = CallerInputs.read(run, state, state.expectation().get(), partial);
    if (BrainGate.asks(brain.get().settings(), state.conversation(), read)) {
      // Of this input nothing is written: it only stands for what is asked about.
      Input.Heard so =
          new Input.Heard(
              run.now(),
              state.lastPrompt(),
              true,
              Understanding.NOTHING,
              1,
              run.seals.seal(CallSeals.Field.WORDS, partial));
      BrainTurn rehearsal = new BrainTurn(asked(state, partial, so), brain.get().settings());
      early = new Early(run.speaking, partial, rehearsal, new ArrayList<>());
      news(BrainNews.ASKED_EARLY);
      ask(brain.get(), rehearsal.prompt());
    }
  }

  private void dropEarly() {
    if (early != null) {
      early = null;
      leave(new LanguageModelStage.GiveUp());
      news(BrainNews.EARLY_DROPPED);
    }
  }

  private void leave(LanguageModelStage.Command rest) {
    number++; // what is still on its way is nobody's
    if (stage != null) {
      stage.tell(rest);
    }
  }

  private void stop(BrainNews why) {
    stop(why, new LanguageModelStage.GiveUp());
  }

  private void stop(BrainNews why, LanguageModelStage.Command rest) {
    dropEarly();
    run.thinking = false;
    run.timers.cancel(LATE);
    heard = null;
    if (turn != null) {
      turn = null;
      leave(rest);
      news(why);
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
    } else if (news instanceof CallMessages.PartlyTranscribed partly) {
      onPartial(state, partly);
      return Optional.of(effects.none());
    } else if (news instanceof CallMessages.LikelyFinished likely) {
      onPartial(state, new CallMessages.PartlyTranscribed(likely.utterance(), likely.partial()));
      likelyEnd.onLikely(state, likely, brain(state));
      return Optional.of(effects.none());
    } else if (news instanceof CallMessages.CallerPaused pause) {
      onPause(state, pause);
      return Optional.of(effects.none());
    }
    return Optional.empty();
  }
}
