package frontdesk.engine.call;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * A call's voice: a child actor that owns the way from sentences to the line's playout.
 *
 * <p>IO flow: {@code sentences > voice (a few at once) > pieces of audio, in order > Output}. A
 * piece is played as soon as it is its turn, while the rest of its sentence is still being made. A
 * new prompt stops the one before it, and its sentences at whoever makes them; so does stopping the
 * actor. A voice that does not begin in time, or stops midway, is cut: whoever waits for one that
 * hangs would wait in silence.
 */
public final class SynthesizerStage {
  sealed interface Command {}

  /**
   * Speaks a prompt.
   *
   * @param sentences each a text or a recording
   * @param open whether more may be appended; such a prompt ends with {@link Finish}
   * @param last what is spoken at the end, behind whatever is appended
   */
  record Speak(
      int prompt,
      List<Sentence> sentences,
      ActorRef<Spoken> replyTo,
      boolean open,
      List<Sentence> last)
      implements Command {
    Speak {
      sentences = List.copyOf(sentences);
      last = List.copyOf(last);
    }

    /** A prompt that may be open, and has no end of its own. */
    Speak(int prompt, List<Sentence> sentences, ActorRef<Spoken> replyTo, boolean open) {
      this(prompt, sentences, replyTo, open, List.of());
    }

    /** A prompt of which everything is known. */
    Speak(int prompt, List<Sentence> sentences, ActorRef<Spoken> replyTo) {
      this(prompt, sentences, replyTo, false);
    }
  }

  /** More sentences of a prompt that is open; dropped if another one is spoken by now. */
  record Append(int prompt, List<Sentence> sentences) implements Command {
    Append {
      sentences = List.copyOf(sentences);
    }
  }

  /** An open prompt has all its sentences. */
  record Finish(int prompt) implements Command {}

  /** Stops speaking; nothing more is written to the line. */
  record Hush() implements Command {}

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record PieceCame(long making, short[] samples) implements Command {}

  private record MakingEnded(long making, Outcome outcome) implements Command {}

  /** The voice has not gone on in time. */
  private record Stalled(int prompt) implements Command {}

  /** The line may have room for another sentence by now. */
  private record LookAgain(int prompt) implements Command {}

  /** A piece of a prompt: words to be synthesized, or audio that is there already. */
  sealed interface Sentence {}

  /**
   * A sentence or a part of one.
   *
   * @param language IETF BCP 47 tag
   * @param slower whether the caller asked to be spoken to more slowly
   */
  public record Words(String text, String language, boolean slower) implements Sentence {
    /** What is said to a patient never reaches a log. */
    @Override
    public String toString() {
      return "Words[" + text.length() + " characters]";
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Audio(short[] samples) implements Sentence {}

  /** All audio of a prompt is with the line, or will never be. */
  record Spoken(int prompt, boolean complete) {}

  /** Makes the audio of a text: linear, 8 kHz, in pieces as they come. */
  public interface Voice {
    /** As {@link SpeechSynthesizer#speak}: never blocks; done when the last piece was reported. */
    Utterance say(Words words, SpeechSynthesizer.Listener listener);
  }

  /**
   * How long and how far ahead a prompt is made.
   *
   * @param patience for the first audio of the sentence whose turn it is, and for more sentences of
   *     an open prompt
   * @param gap for the next audio of a sentence that has begun
   * @param ahead audio with the line beyond which no further sentence is begun: what a caller
   *     interrupts was then not made, nor paid for
   */
  public record Bounds(Duration patience, Duration gap, Duration ahead) {
    public Bounds {
      if (patience.isNegative() || patience.isZero() || gap.isNegative() || gap.isZero()) {
        throw new IllegalArgumentException("patience and gap must be more than 0");
      }
    }

    private long aheadSamples() {
      return ahead.toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
    }
  }

  /** What became of a piece. */
  enum Taken {
    TAKEN,
    /** As much waits as may. */
    FULL,
    /** Nobody will hear it. */
    OVER
  }

  /** Where audio goes; called on the stage's thread. */
  interface Output {
    /** The next piece of the sentence that is being spoken. */
    Taken play(int prompt, short[] samples);

    /** The sentence that was being spoken has no more pieces: the next one follows. */
    void sentenceOver(int prompt);

    /** There is no more of this prompt; {@code whole} says that every sentence was played. */
    void end(int prompt, boolean whole);

    /** Samples of the prompt that were played here and have not left yet. */
    int waitingSamples(int prompt);
  }

  private SynthesizerStage() {}

  /** A stage that is silent until it is told to speak. */
  static Behavior<Command> create(Voice voice, Output output, Bounds bounds) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Running(context, timers, voice, output, bounds).behavior()));
  }

  /** Audio that is all there, or a voice that will never speak: an utterance that has ended. */
  static Utterance ended(Outcome outcome) {
    return new Utterance() {
      @Override
      public void cancel() {
        // It is over.
      }

      @Override
      public CompletionStage<Outcome> done() {
        return CompletableFuture.completedStage(outcome);
      }
    };
  }

  private static final class Running {
    /** Between looks at how much of the prompt has left. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ActorContext<Command> context;
    private final ActorRef<Command> self;
    private final TimerScheduler<Command> timers;
    private final Voice voice;
    private final Output output;
    private final Bounds bounds;
    private long makings;
    private @Nullable PromptQueue current;
    private @Nullable ActorRef<Spoken> replyTo;

    Running(
        ActorContext<Command> context,
        TimerScheduler<Command> timers,
        Voice voice,
        Output output,
        Bounds bounds) {
      this.context = context;
      this.self = context.getSelf();
      this.timers = timers;
      this.voice = voice;
      this.output = output;
      this.bounds = bounds;
    }

    Behavior<Command> behavior() {
      return Behaviors.receive(Command.class)
          .onMessage(Speak.class, this::onSpeak)
          .onMessage(
              Append.class, append -> of(append.prompt(), on -> on.append(append.sentences())))
          .onMessage(Finish.class, finish -> of(finish.prompt(), PromptQueue::finish))
          .onMessage(Hush.class, hush -> onHush())
          .onMessage(
              PieceCame.class, came -> going(on -> on.onPiece(came.making(), came.samples())))
          .onMessage(
              MakingEnded.class, ended -> going(on -> on.onEnded(ended.making(), ended.outcome())))
          .onMessage(LookAgain.class, look -> of(look.prompt(), on -> {}))
          .onMessage(Stalled.class, stalled -> of(stalled.prompt(), PromptQueue::giveUp))
          .onSignal(PostStop.class, stopped -> onHush())
          .build();
    }

    private Behavior<Command> onSpeak(Speak speak) {
      onHush();
      current = new PromptQueue(speak, output, bounds.aheadSamples(), this::begin);
      replyTo = speak.replyTo();
      return going(on -> {});
    }

    /** Something of a prompt, unless it is spoken no more. */
    private Behavior<Command> of(int prompt, Consumer<PromptQueue> change) {
      return current != null && current.prompt() == prompt ? going(change) : Behaviors.same();
    }

    /** Something changes the prompt that is spoken; then it goes on as far as it can. */
    private Behavior<Command> going(Consumer<PromptQueue> change) {
      if (current == null) {
        return Behaviors.same();
      }
      PromptQueue on = current;
      long before = on.progress();
      change.accept(on);
      switch (on.advance()) {
        case WAITS_FOR_VOICE -> watch(on, before);
        case WAITS_FOR_LINE -> timers.cancel(Stalled.class);
        case WHOLE -> over(on, true);
        case CUT -> over(on, false);
        case UNHEARD -> onHush();
      }
      if (on.isWaitingForRoom()) {
        timers.startSingleTimer(LookAgain.class, new LookAgain(on.prompt()), LOOK);
      }
      return Behaviors.same();
    }

    private void watch(PromptQueue on, long before) {
      if (on.progress() != before || !timers.isTimerActive(Stalled.class)) {
        timers.startSingleTimer(
            Stalled.class,
            new Stalled(on.prompt()),
            on.hasBegunSentence() ? bounds.gap() : bounds.patience());
      }
    }

    private void over(PromptQueue on, boolean whole) {
      ActorRef<Spoken> asked = replyTo;
      onHush();
      output.end(on.prompt(), whole);
      if (asked != null) {
        asked.tell(new Spoken(on.prompt(), whole));
      }
    }

    /** Has a sentence made; what comes of it comes as messages. */
    private PromptQueue.Making begin(Words words) {
      long id = ++makings;
      Utterance utterance;
      try {
        utterance = voice.say(words, samples -> self.tell(new PieceCame(id, samples)));
      } catch (RuntimeException broken) {
        context.getLog().error("The voice failed: {}", broken.getClass().getName());
        utterance = ended(Outcome.BROKEN);
      }
      context.pipeToSelf(
          utterance.done(),
          (outcome, failure) -> new MakingEnded(id, failure == null ? outcome : Outcome.BROKEN));
      return new PromptQueue.Making(id, utterance);
    }

    private Behavior<Command> onHush() {
      if (current != null) {
        current.cancel();
        current = null;
        replyTo = null;
        timers.cancelAll();
      }
      return Behaviors.same();
    }
  }
}
