package frontdesk.engine.call;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * A call's ears: a child actor that owns the stream from voice activity to a speech recognizer.
 *
 * <p>IO flow: {@code media loop > Intake (bounded, batched) > recognizer session > Heard > call}.
 * Stopping the actor ends the stream and cancels the session.
 */
public final class RecognizerStage {
  /** How much may wait between the media loop and the recognizer. */
  public record Bounds(int frames, int batchFrames, Duration batchWithin) {}

  /** What the stage's actor understands; audio takes the {@link Intake}. */
  enum Command {
    STOP
  }

  /** What the stage reports. */
  sealed interface Heard {
    /** Counts the utterances of a call's incarnation from 1. */
    long utterance();
  }

  record Transcribed(long utterance, Transcript transcript) implements Heard {}

  record RecognitionFailed(long utterance, SpeechRecognizer.Failure failure) implements Heard {}

  /** Receives the reports; called on the recognizer's threads. */
  interface Report {
    void heard(Heard heard);
  }

  private sealed interface Piece {}

  private record Begin(long utterance, SpeechRecognizer.Request request) implements Piece {}

  private record Audio(AudioFrame frame) implements Piece {}

  private record End() implements Piece {}

  private record Abandon() implements Piece {}

  private RecognizerStage() {}

  /**
   * Where the media loop puts speech: never blocks; what does not fit is dropped and counted, and
   * the recognizer then works with what it has.
   */
  static final class Intake {
    private final AtomicReference<@Nullable BoundedSourceQueue<Piece>> queue =
        new AtomicReference<>();
    private final AtomicLong dropped = new AtomicLong();

    void begin(long utterance, SpeechRecognizer.Request request) {
      offer(new Begin(utterance, request));
    }

    void audio(AudioFrame frame) {
      offer(new Audio(frame));
    }

    void end() {
      offer(new End());
    }

    void abandon() {
      offer(new Abandon());
    }

    /** Pieces that found the queue full or closed. */
    long dropped() {
      return dropped.get();
    }

    private void offer(Piece piece) {
      BoundedSourceQueue<Piece> open = queue.get();
      if (open == null || open.offer(piece) != QueueOfferResult.enqueued()) {
        dropped.incrementAndGet();
      }
    }
  }

  static Behavior<Command> create(
      SpeechRecognizer recognizer, Intake intake, Bounds bounds, Report report) {
    return Behaviors.setup(
        context -> {
          Sessions sessions = new Sessions(recognizer, report);
          BoundedSourceQueue<Piece> queue =
              Source.<Piece>queue(bounds.frames())
                  .groupedWithin(bounds.batchFrames(), bounds.batchWithin())
                  .to(Sink.foreach(sessions::take))
                  .run(Materializer.createMaterializer(context));
          intake.queue.set(queue);
          return Behaviors.receive(Command.class)
              .onMessageEquals(Command.STOP, Behaviors::stopped)
              .onSignal(
                  PostStop.class,
                  stopped -> {
                    intake.queue.set(null);
                    if (!queue.isCompleted()) {
                      queue.complete();
                    }
                    sessions.close();
                    return Behaviors.same();
                  })
              .build();
        });
  }

  /** The recognizer session of the utterance being heard; used by the stream's one thread. */
  private static final class Sessions {
    private final SpeechRecognizer recognizer;
    private final Report report;
    private final AtomicReference<SpeechRecognizer.@Nullable Session> current =
        new AtomicReference<>();

    Sessions(SpeechRecognizer recognizer, Report report) {
      this.recognizer = recognizer;
      this.report = report;
    }

    void take(List<Piece> batch) {
      batch.forEach(this::take);
    }

    private void take(Piece piece) {
      if (piece instanceof Begin begin) {
        close();
        current.set(recognizer.open(begin.request(), new Listener(begin.utterance(), report)));
      } else if (piece instanceof Audio audio) {
        SpeechRecognizer.Session session = current.get();
        if (session != null) {
          session.audio(audio.frame());
        }
      } else if (piece instanceof End) {
        SpeechRecognizer.Session session = current.getAndSet(null);
        if (session != null) {
          session.finish();
        }
      } else {
        close();
      }
    }

    void close() {
      SpeechRecognizer.Session session = current.getAndSet(null);
      if (session != null) {
        session.cancel();
      }
    }
  }

  private record Listener(long utterance, Report report) implements SpeechRecognizer.Listener {
    @Override
    public void onPartial(Transcript partial) {
      // Embedded engines hear in one go; early thinking on partials belongs to the language model.
    }

    @Override
    public void onFinal(Transcript transcript) {
      report.heard(new Transcribed(utterance, transcript));
    }

    @Override
    public void onFailed(SpeechRecognizer.Failure failure) {
      report.heard(new RecognitionFailed(utterance, failure));
    }
  }
}
