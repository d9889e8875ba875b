package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.brain.BrainTurn.Step;
import frontdesk.protocol.provider.LanguageModel;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * A call's way to its language model: the stage that asks it, begun when it is first needed. One
 * answer at a time is anybody's: what still comes of another one is nobody's. Used by the call's
 * actor only.
 */
final class BrainLink {
  /** An answer of more is that of a model that does not end. */
  private static final int MOST_CHARACTERS = 32_000;

  private final CallRun run;
  private @Nullable ActorRef<LanguageModelStage.Command> stage;
  private @Nullable ActorRef<LanguageModelStage.Report> reports;
  private long number;

  BrainLink(CallRun run) {
    this.run = run;
  }

  /** The language model of the call's clinic; empty where it has none. */
  Optional<Brain> brain(CallState state) {
    return run.brain(state.arrived().orElseThrow().header().clinic());
  }

  /** Asks; what was being answered is given up. */
  void ask(Brain brain, LanguageModel.Prompt prompt) {
    run.with.observer().onBrain(run.id, BrainNews.ASKED);
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
    stage.tell(new LanguageModelStage.Ask(++number, prompt, reports));
  }

  /** Whether it is of the answer that is wanted. */
  boolean isWanted(LanguageModelStage.Report report) {
    return report.number() == number;
  }

  /** The answer is not wanted any more; {@code rest} is what becomes of it. */
  void leave(LanguageModelStage.Command rest) {
    number++;
    if (stage != null) {
      stage.tell(rest);
    }
  }

  /** What a piece of an answer comes to. */
  static Step step(BrainTurn turn, LanguageModelStage.Report report) {
    if (report instanceof LanguageModelStage.Text text) {
      return turn.onText(text.piece());
    } else if (report instanceof LanguageModelStage.ToolProposed proposed) {
      return turn.onToolCall(proposed.tool(), proposed.argumentsJson());
    }
    return report instanceof LanguageModelStage.Done ? turn.onDone() : turn.onFailed();
  }

  /** A tool is the last of what an answer says: what is left of it is what it cost. */
  static LanguageModelStage.Command rest(LanguageModelStage.Report report) {
    return report instanceof LanguageModelStage.ToolProposed
        ? new LanguageModelStage.LetEnd()
        : new LanguageModelStage.GiveUp();
  }
}
