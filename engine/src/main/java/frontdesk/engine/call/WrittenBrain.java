package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.brain.BrainTurn.Step;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks a language model for a conversation in writing, and waits for it: under the deadlines of a
 * telephone call, by the machine's clock. One thread.
 */
final class WrittenBrain {
  private final Brain brain;

  WrittenBrain(Brain brain) {
    this.brain = brain;
  }

  /** What came of it: all inputs to take, or that the rules go on. Blocking. */
  Step settle(BrainTurn turn) throws InterruptedException {
    List<Input> inputs = new ArrayList<>();
    long end = System.nanoTime() + brain.settings().wholeAnswer().toNanos();
    LanguageModel.Prompt prompt = turn.prompt();
    while (true) {
      Pieces pieces = new Pieces(brain.settings().pieces());
      LanguageModel.Answer answer = ask(prompt, pieces);
      Step step = read(turn, pieces, end);
      while (step instanceof Step.Take take && take.goesOn()) {
        inputs.addAll(take.inputs());
        step = read(turn, pieces, end);
      }
      if (!pieces.over) {
        answer.cancel();
      }
      if (step instanceof Step.Take take) {
        inputs.addAll(take.inputs());
        return new Step.Take(inputs, false);
      } else if (!(step instanceof Step.Ask)) {
        return step;
      }
      Step.Ask again = (Step.Ask) step;
      prompt = again.prompt();
    }
  }

  /** A model that throws gives no answer. */
  private LanguageModel.Answer ask(LanguageModel.Prompt prompt, Pieces pieces) {
    try {
      return brain.model().ask(prompt, pieces);
    } catch (RuntimeException thrown) {
      pieces.onFailed(Failure.BROKEN);
      return () -> {};
    }
  }

  private Step read(BrainTurn turn, Pieces pieces, long end) throws InterruptedException {
    Duration patience = brain.settings().firstPiece();
    while (true) {
      long left = Math.min(patience.toNanos(), end - System.nanoTime());
      Function<BrainTurn, Step> next = pieces.queue.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (next == null) {
        return turn.onFailed();
      }
      Step step = next.apply(turn);
      if (!(step instanceof Step.Wait)) {
        return step;
      }
      patience = brain.settings().wholeAnswer();
    }
  }

  /** The pieces of one answer; what does not fit ends it. */
  private static final class Pieces implements LanguageModel.Listener {
    private final BlockingQueue<Function<BrainTurn, Step>> queue;
    private volatile boolean over;

    Pieces(int most) {
      this.queue = new ArrayBlockingQueue<>(most);
    }

    @Override
    public void onText(String piece) {
      offer(turn -> turn.onText(piece));
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      offer(turn -> turn.onToolCall(tool, argumentsJson));
    }

    @Override
    public void onDone(LanguageModel.Usage usage) {
      over = true;
      offer(BrainTurn::onDone);
    }

    @Override
    public void onFailed(Failure failure) {
      over = true;
      offer(BrainTurn::onFailed);
    }

    private void offer(Function<BrainTurn, Step> piece) {
      if (!queue.offer(piece)) {
        queue.clear();
        queue.offer(BrainTurn::onFailed);
      }
    }
  }
}
