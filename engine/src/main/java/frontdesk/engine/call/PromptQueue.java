package frontdesk.engine.call;

import frontdesk.engine.call.SynthesizerStage.Audio;
import frontdesk.engine.call.SynthesizerStage.Output;
import frontdesk.engine.call.SynthesizerStage.Sentence;
import frontdesk.engine.call.SynthesizerStage.Speak;
import frontdesk.engine.call.SynthesizerStage.Taken;
import frontdesk.engine.call.SynthesizerStage.Words;
import frontdesk.engine.media.playout.AudioStream;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One prompt on its way to the line: which sentences wait, which are being made, and whose turn it
 * is. Used by its stage only.
 */
final class PromptQueue {
  /** Sentences that are made at once: the one being spoken, and the next. */
  private static final int AHEAD = 2;

  /** How the prompt stands when it has gone on as far as it can. */
  enum State {
    WAITS_FOR_VOICE,
    WAITS_FOR_LINE,
    WHOLE,
    CUT,
    UNHEARD
  }

  /** A sentence that is being made, with the audio whose turn has not come. */
  static final class Making {
    private final long id;
    private final Utterance utterance;
    private final Queue<short[]> pieces = new ArrayDeque<>();
    private int waiting;
    private boolean begun;
    private @Nullable Outcome outcome;

    Making(long id, Utterance utterance) {
      this.id = id;
      this.utterance = utterance;
    }

    private static Making of(Audio audio) {
      Making made = new Making(0, SynthesizerStage.ended(Outcome.COMPLETE));
      made.pieces.add(audio.samples());
      made.outcome = Outcome.COMPLETE;
      return made;
    }
  }

  private final int prompt;
  private final Output output;
  private final long aheadSamples;
  private final Function<Words, Making> voice;
  private final Queue<Sentence> waiting;
  private final ArrayDeque<Making> making = new ArrayDeque<>();
  private final List<Sentence> last;
  private boolean open;
  private boolean cut;
  private boolean unheard;
  private long progress;

  /** What is to be spoken; {@code voice} begins a sentence. */
  PromptQueue(Speak speak, Output output, long aheadSamples, Function<Words, Making> voice) {
    this.prompt = speak.prompt();
    this.output = output;
    this.aheadSamples = aheadSamples;
    this.voice = voice;
    this.waiting = new ArrayDeque<>(speak.sentences());
    this.last = speak.last();
    this.open = speak.open();
    if (!open) {
      waiting.addAll(last);
    }
  }

  int prompt() {
    return prompt;
  }

  /** Grows whenever something of the prompt reaches the line or becomes known. */
  long progress() {
    return progress;
  }

  /** Whether the sentence whose turn it is has been heard from. */
  boolean hasBegunSentence() {
    return !making.isEmpty() && making.peek().begun;
  }

  /** Whether another sentence could be begun if less audio waited on the line. */
  boolean isWaitingForRoom() {
    return making.size() < AHEAD && !waiting.isEmpty() && !cut && !unheard;
  }

  void append(List<Sentence> sentences) {
    if (open) {
      waiting.addAll(sentences);
      progress++;
    }
  }

  void finish() {
    if (open) {
      open = false;
      waiting.addAll(last);
    }
  }

  /** The voice takes too long. */
  void giveUp() {
    cut = true;
  }

  /** Audio of a sentence; of one that nobody waits for it is dropped. */
  void onPiece(long id, short[] samples) {
    for (Making one : making) {
      if (one.id == id && one.outcome == null) {
        one.pieces.add(samples);
        one.waiting += samples.length;
        // One sentence that is longer than what a line may hold will never be played.
        cut |= one.waiting > AudioStream.DEFAULT_MAX_SAMPLES;
      }
    }
  }

  void onEnded(long id, Outcome outcome) {
    for (Making one : making) {
      if (one.id == id && one.outcome == null) {
        one.outcome = outcome;
      }
    }
  }

  /** Plays whatever can be played, begins what may be begun. */
  State advance() {
    begin();
    while (!cut && !unheard && !making.isEmpty() && play(making.peek())) {
      making.remove();
      progress++;
      begin();
    }
    if (unheard) {
      return State.UNHEARD;
    } else if (cut) {
      return State.CUT;
    } else if (making.isEmpty() && !waiting.isEmpty()) {
      return State.WAITS_FOR_LINE;
    }
    return making.isEmpty() && !open ? State.WHOLE : State.WAITS_FOR_VOICE;
  }

  private void begin() {
    while (making.size() < AHEAD
        && !waiting.isEmpty()
        && output.waitingSamples(prompt) <= aheadSamples) {
      Sentence next = waiting.remove();
      making.add(next instanceof Words words ? voice.apply(words) : Making.of((Audio) next));
    }
  }

  /** Plays what there is of the sentence whose turn it is; true when it is over. */
  private boolean play(Making turn) {
    for (short[] piece = turn.pieces.poll(); piece != null; piece = turn.pieces.poll()) {
      Taken taken = output.play(prompt, piece);
      unheard |= taken == Taken.OVER;
      cut |= taken == Taken.FULL;
      if (taken != Taken.TAKEN) {
        return false;
      }
      turn.waiting -= piece.length;
      turn.begun = true;
      progress++;
    }
    if (turn.outcome == Outcome.COMPLETE) {
      output.sentenceOver(prompt);
      return true;
    }
    cut |= turn.outcome != null;
    return false;
  }

  /** Stops whatever is being made. */
  void cancel() {
    making.stream().filter(one -> one.outcome == null).forEach(one -> one.utterance.cancel());
    making.clear();
    waiting.clear();
  }
}
