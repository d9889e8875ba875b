package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainGate;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.brain.BrainTurn.Step;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.call.CallProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a language model is asked before a caller has ended: while they pause and what is heard of
 * them does not change, that is asked about; the answer is kept aside, and used only if that is
 * what they then had said. A node that has enough to do does without. Used by the call's actor
 * only.
 */
final class EarlyThought {
  private static final String SETTLED = "brain-settled";

  /** What the model was asked, and what it answered so far. */
  private record Rehearsed(
      long utterance, String words, BrainTurn turn, List<LanguageModelStage.Report> reports) {}

  private final CallRun run;
  private final RulesReading rules;
  private final BrainLink link;
  private final BrainQuestion question;
  private final BooleanSupplier askedInEarnest;
  private final LikelyEnd likelyEnd;
  private final EarlyWords soFar = new EarlyWords();
  private @Nullable Rehearsed early;

  /**
   * Of one call.
   *
   * @param askedInEarnest whether the model is being asked about what was said
   */
  EarlyThought(
      CallRun run,
      RulesReading rules,
      BrainLink link,
      BrainQuestion question,
      BooleanSupplier askedInEarnest) {
    this.run = run;
    this.rules = rules;
    this.link = link;
    this.question = question;
    this.askedInEarnest = askedInEarnest;
    this.likelyEnd = new LikelyEnd(run, rules);
  }

  /** The answer so far, if just these words were asked about; otherwise that one is given up. */
  Optional<List<LanguageModelStage.Report>> answered(CallBrain.Heard now) {
    Rehearsed before = early;
    if (before != null
        && before.utterance() == now.utterance()
        && EarlyWords.same(before.words(), now.words())) {
      early = null;
      news(BrainNews.EARLY_USED);
      return Optional.of(before.reports());
    }
    drop();
    return Optional.empty();
  }

  /** A piece of the answer that is wanted; whether it is of an early one. */
  boolean onReport(LanguageModelStage.Report report) {
    Rehearsed asked = early;
    if (asked == null) {
      return false;
    }
    asked.reports().add(report);
    if (BrainLink.step(asked.turn(), report) instanceof Step.Take) {
      likelyEnd.onAnswered(asked.utterance(), asked.words());
    }
    return true;
  }

  /** News of a caller who speaks; whether it was. */
  boolean onNews(CallState state, CallProtocol.Command news) {
    if (news instanceof CallMessages.PartlyTranscribed partly) {
      onPartial(state, partly);
    } else if (news instanceof CallMessages.LikelyFinished likely) {
      onPartial(state, new CallMessages.PartlyTranscribed(likely.utterance(), likely.partial()));
      likelyEnd.onLikely(state, likely, link.brain(state));
      onSettled(state, likely.utterance());
    } else if (news instanceof CallMessages.CallerPaused pause) {
      onPause(state, pause);
    } else if (news instanceof CallMessages.WordsSettled settled) {
      onSettled(state, settled.utterance());
    } else {
      return false;
    }
    return true;
  }

  /** What seems to be said so far; another one than before means that they went on. */
  private void onPartial(CallState state, CallMessages.PartlyTranscribed partly) {
    String words = LikelyEnd.words(partly.partial());
    likelyEnd.onPartial(partly);
    if (early != null && !EarlyWords.same(early.words(), words)) {
      drop();
    }
    if (soFar.heard(partly.utterance(), words)) {
      thinker(state)
          .ifPresent(
              brain ->
                  run.timers.startSingleTimer(
                      SETTLED,
                      new CallMessages.WordsSettled(partly.utterance()),
                      brain.settings().earlySettled()));
    }
  }

  /** The caller pauses: that may be the end of what they say, or not. */
  private void onPause(CallState state, CallMessages.CallerPaused pause) {
    boolean paused = pause.quiet() && pause.utterance() == run.speaking;
    soFar.paused(paused);
    if (!paused) {
      drop();
    }
    think(state);
  }

  private void onSettled(CallState state, long utterance) {
    soFar.settled(utterance);
    think(state);
  }

  /** The model, where its settings have it think early. */
  private Optional<Brain> thinker(CallState state) {
    return link.brain(state).filter(brain -> !brain.settings().earlyAfter().isZero());
  }

  private void think(CallState state) {
    Optional<Brain> brain = thinker(state);
    boolean may =
        early == null
            && !askedInEarnest.getAsBoolean()
            && run.stage() == CallStage.LISTENING
            && state.expectation().isPresent()
            && brain.isPresent()
            && soFar.isLikelyAll(run.speaking, brain.get().settings().earlyTries());
    if (!may) {
      return;
    }
    soFar.taken();
    if (brain.get().load().isBusy()) {
      news(BrainNews.EARLY_HELD_BACK);
      return;
    }
    BrainSettings settings = brain.get().settings();
    String partial = soFar.words();
    Interpreter.Read read = rules.of(state, state.expectation().get(), partial);
    if (BrainGate.asks(settings, state.conversation(), read)) {
      BrainTurn rehearsal = new BrainTurn(question.early(state, partial), settings);
      early = new Rehearsed(run.speaking, partial, rehearsal, new ArrayList<>());
      news(BrainNews.ASKED_EARLY);
      link.ask(brain.get(), rehearsal.prompt());
    }
  }

  /** It is not wanted any more. */
  void drop() {
    if (early != null) {
      early = null;
      link.leave(new LanguageModelStage.GiveUp());
      news(BrainNews.EARLY_DROPPED);
    }
  }

  private void news(BrainNews news) {
    run.with.observer().onBrain(run.id, news);
  }
}
