package frontdesk.engine.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * A call's voice: a child actor that owns the stream from sentences to the line's playout.
 *
 * <p>IO flow: {@code sentences > voice (mapAsync, in order) > Output}. A new prompt stops the one
 * before it; stopping the actor stops the stream. A prompt that is not made in time is cut: whoever
 * waits for a voice that hangs would wait in silence.
 */
public final class SynthesizerStage {
  /** Sentences that may be synthesized ahead of the one being written to the line. */
  private static final int AHEAD = 2;

  sealed interface Command {}

  /**
   * Speaks a prompt.
   *
   * @param sentences each a text or a recording
   */
  record Speak(int prompt, List<Sentence> sentences, ActorRef<Spoken> replyTo) implements Command {}

  /** Stops speaking; nothing more is written to the line. */
  record Hush() implements Command {}

  private record StreamEnded(long generation, Spoken spoken, ActorRef<Spoken> replyTo)
      implements Command {}

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

  /** Makes the audio of a text: linear, 8 kHz. */
  public interface Voice {
    CompletionStage<short[]> say(Words words);
  }

  /** Where audio goes; called on the stream's thread. */
  interface Output {
    /** The next sentence of a prompt, in order. */
    void play(int prompt, short[] samples);

    /** There is no more of this prompt; {@code whole} says that every sentence was played. */
    void end(int prompt, boolean whole);
  }

  private SynthesizerStage() {}

  /** A stage; {@code patience} is how long making a prompt may take. */
  static Behavior<Command> create(Voice voice, Output output, Duration patience) {
    return Behaviors.setup(context -> new Running(context, voice, output, patience).behavior());
  }

  private static final class Running {
    private final ActorContext<Command> context;
    private final Materializer materializer;
    private final Voice voice;
    private final Output output;
    private final Duration patience;
    private long generation;
    private @Nullable UniqueKillSwitch current;

    Running(ActorContext<Command> context, Voice voice, Output output, Duration patience) {
      this.context = context;
      this.materializer = Materializer.createMaterializer(context);
      this.voice = voice;
      this.output = output;
      this.patience = patience;
    }

    Behavior<Command> behavior() {
      return Behaviors.receive(Command.class)
          .onMessage(Speak.class, this::onSpeak)
          .onMessage(Hush.class, hush -> onHush())
          .onMessage(StreamEnded.class, this::onStreamEnded)
          .onSignal(PostStop.class, stopped -> onHush())
          .build();
    }

    private Behavior<Command> onSpeak(Speak speak) {
      onHush();
      long mine = ++generation;
      AtomicInteger played = new AtomicInteger();
      Pair<UniqueKillSwitch, CompletionStage<org.apache.pekko.Done>> run =
          Source.from(speak.sentences())
              .mapAsync(AHEAD, this::audio)
              .completionTimeout(patience)
              // Behind the voice: what is still being made when the switch falls is not played.
              .viaMat(KillSwitches.single(), Keep.right())
              .toMat(
                  Sink.foreach(
                      samples -> {
                        output.play(speak.prompt(), samples);
                        played.incrementAndGet();
                      }),
                  Keep.both())
              .run(materializer);
      current = run.first();
      context.pipeToSelf(
          run.second(),
          (done, failure) -> {
            boolean whole = played.get() == speak.sentences().size();
            output.end(speak.prompt(), whole);
            return new StreamEnded(mine, new Spoken(speak.prompt(), whole), speak.replyTo());
          });
      return Behaviors.same();
    }

    private CompletionStage<short[]> audio(Sentence sentence) {
      return sentence instanceof Words words
          ? voice.say(words)
          : CompletableFuture.completedStage(((Audio) sentence).samples());
    }

    private Behavior<Command> onStreamEnded(StreamEnded ended) {
      if (ended.generation() == generation) {
        current = null;
        ended.replyTo().tell(ended.spoken());
      }
      return Behaviors.same();
    }

    private Behavior<Command> onHush() {
      if (current != null) {
        generation++;
        current.shutdown();
        current = null;
      }
      return Behaviors.same();
    }
  }
}
