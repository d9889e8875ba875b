package frontdesk.engine.call;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call's ears: a child actor that owns the stream from voice activity to a speech recognizer.
 *
 * <p>IO flow: {@code media loop > Intake (bounded, batched) > recognizer session > Heard > call}.
 * Stopping the actor ends the stream and cancels the session.
 */
public final class RecognizerStage {
  private static final Logger LOG = LoggerFactory.getLogger(RecognizerStage.class);

  /**
   * How much may wait between the media loop and the recognizer.
   *
   * @param frames that may wait in all, about
   * @param batchFrames handed over together
   * @param batchWithin fewer are handed over when they are so long
   */
  public record Bounds(int frames, int batchFrames, Duration batchWithin) {
    /** Beginnings and ends that may wait beside them. */
    private static final int MARKS = 4;

    int pieces() {
      return frames / batchFrames + MARKS;
    }

    int batchSamples() {
      return (int) (batchWithin.toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000);
    }
  }

  /** What the stage's actor understands; audio takes the {@link Intake}. */
  enum Command {
    STOP
  }

  /** What the stage reports. */
  sealed interface Heard {
    /** Counts the utterances of a call's incarnation from 1. */
    long utterance();
  }

  /** What seems to be said so far. */
  record PartlyTranscribed(long utterance, Transcript partial) implements Heard {}

  /**
   * The same where it is final so far, or the recognizer judges that the sentence is likely over.
   *
   * @param mark the last pause or going on that the recognizer knew of, see {@link Intake#pause}
   */
  record LikelyFinished(long utterance, long mark, Transcript partial) implements Heard {}

  record Transcribed(long utterance, Transcript transcript) implements Heard {}

  record RecognitionFailed(long utterance, Failure failure) implements Heard {}

  /** Receives the reports; called on any thread. */
  interface Report {
    void heard(Heard heard);
  }

  private sealed interface Piece {}

  private record Expect(SpeechRecognizer.Request request) implements Piece {}

  private record Begin(long utterance, SpeechRecognizer.Request request) implements Piece {}

  private record Audio(List<AudioFrame> frames) implements Piece {
    Audio {
      frames = List.copyOf(frames);
    }
  }

  private record Pause(long mark) implements Piece {}

  private record GoOn(long mark) implements Piece {}

  private record End() implements Piece {}

  private record Abandon() implements Piece {}

  private RecognizerStage() {}

  /**
   * Where the media loop puts speech: never blocks; what does not fit is dropped and counted, and
   * the recognizer then works with what it has. An utterance whose beginning or end does not fit is
   * reported as failed: nobody is to wait for its words.
   *
   * <p>Frames are batched here, not in the stream: so the end of an utterance never waits for a
   * batch to fill up, and no timer runs. Used by one thread at a time but for {@link #expect}.
   */
  static final class Intake {
    private record Open(BoundedSourceQueue<Piece> queue, Report report, Bounds bounds) {}

    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();
    private final AtomicLong dropped = new AtomicLong();
    private final List<AudioFrame> batch = new ArrayList<>();
    private int batchedSamples;
    private long utterance;
    private boolean lost;

    /** What will be listened for next; called by any thread, and lost where there is no room. */
    void expect(SpeechRecognizer.Request next) {
      Open now = open.get();
      if (now != null) {
        now.queue().offer(new Expect(next));
      }
    }

    void begin(long newUtterance, SpeechRecognizer.Request request) {
      forgetBatch();
      utterance = newUtterance;
      lost = !offer(new Begin(newUtterance, request));
    }

    void audio(AudioFrame frame) {
      Open now = open.get();
      if (now == null) {
        dropped.addAndGet(batch.size() + 1L);
        forgetBatch();
        return;
      }
      batch.add(frame);
      batchedSamples += frame.samples().length;
      if (batch.size() >= now.bounds().batchFrames()
          || batchedSamples >= now.bounds().batchSamples()) {
        handOver();
      }
    }

    private void handOver() {
      if (!batch.isEmpty() && !offer(new Audio(batch))) {
        dropped.addAndGet(batch.size() - 1L); // the piece is counted as one already
      }
      forgetBatch();
    }

    private void forgetBatch() {
      batch.clear();
      batchedSamples = 0;
    }

    /**
     * The caller pauses within the utterance, or goes on after that. Where there is no room nothing
     * is made final early.
     *
     * @param mark counts both within the utterance: odd in a pause, even when they go on
     */
    void pause(long mark) {
      handOver();
      offer(new Pause(mark));
    }

    void goOn(long mark) {
      handOver();
      offer(new GoOn(mark));
    }

    void end() {
      handOver();
      boolean ended = !lost && offer(new End());
      Open now = open.get();
      if (!ended && now != null) {
        now.report().heard(new RecognitionFailed(utterance, Failure.BUSY));
      }
    }

    void abandon() {
      forgetBatch();
      offer(new Abandon());
    }

    /** Frames, beginnings and ends that found the queue full or closed. */
    long dropped() {
      return dropped.get();
    }

    private boolean offer(Piece piece) {
      Open now = open.get();
      boolean taken = now != null && now.queue().offer(piece) == QueueOfferResult.enqueued();
      if (!taken) {
        dropped.incrementAndGet();
      }
      return taken;
    }
  }

  static Behavior<Command> create(
      SpeechRecognizer recognizer, Intake intake, Bounds bounds, Report report) {
    return Behaviors.setup(
        context -> {
          Sessions sessions = new Sessions(recognizer.ear(), recognizer.name(), report);
          BoundedSourceQueue<Piece> queue =
              Source.<Piece>queue(bounds.pieces())
                  .to(Sink.foreach(sessions::take))
                  .run(Materializer.createMaterializer(context));
          intake.open.set(new Intake.Open(queue, report, bounds));
          return Behaviors.receive(Command.class)
              .onMessageEquals(Command.STOP, Behaviors::stopped)
              .onSignal(
                  PostStop.class,
                  stopped -> {
                    intake.open.set(null);
                    if (!queue.isCompleted()) {
                      queue.complete();
                    }
                    sessions.end();
                    if (intake.dropped() > 0) {
                      LOG.warn("{} pieces of a call's speech were dropped", intake.dropped());
                    }
                    return Behaviors.same();
                  })
              .build();
        });
  }

  /**
   * The recognizer session of the utterance being heard; used by the stream's one thread. A
   * recognizer that throws costs this utterance, never the stream: the caller will speak again.
   */
  private static final class Sessions {
    private record Hearing(long utterance, SpeechRecognizer.Session session, AtomicLong mark) {}

    private final SpeechRecognizer.Ear ear;
    private final String recognizer;
    private final Report report;
    private final AtomicReference<@Nullable Hearing> current = new AtomicReference<>();

    Sessions(SpeechRecognizer.Ear ear, String recognizer, Report report) {
      this.ear = ear;
      this.recognizer = recognizer;
      this.report = report;
    }

    void take(Piece piece) {
      if (piece instanceof Expect expect) {
        orThrown(() -> ear.expect(expect.request()));
      } else if (piece instanceof Begin begin) {
        close();
        open(begin);
      } else if (piece instanceof Audio audio) {
        Hearing hearing = current.get();
        if (hearing != null) {
          orBroken(hearing, () -> audio.frames().forEach(hearing.session()::audio));
        }
      } else if (piece instanceof Pause pause) {
        mark(pause.mark(), SpeechRecognizer.Session::pause);
      } else if (piece instanceof GoOn goOn) {
        mark(goOn.mark(), SpeechRecognizer.Session::goOn);
      } else if (piece instanceof End) {
        Hearing hearing = current.getAndSet(null);
        if (hearing != null) {
          orBroken(hearing, hearing.session()::finish);
        }
      } else {
        close();
      }
    }

    private void mark(long mark, Consumer<SpeechRecognizer.Session> work) {
      Hearing hearing = current.get();
      if (hearing != null) {
        hearing.mark().set(mark);
        orBroken(hearing, () -> work.accept(hearing.session()));
      }
    }

    private void open(Begin begin) {
      try {
        AtomicLong mark = new AtomicLong();
        SpeechRecognizer.Session session =
            ear.open(begin.request(), new Listener(begin.utterance(), mark, report));
        current.set(new Hearing(begin.utterance(), session, mark));
      } catch (RuntimeException e) {
        broken(begin.utterance(), e);
      }
    }

    private void orBroken(Hearing hearing, Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        current.set(null);
        cancel(hearing);
        broken(hearing.utterance(), e);
      }
    }

    /** The message may hold words of the caller: only the kind of failure is logged. */
    private void broken(long utterance, RuntimeException e) {
      thrown(e);
      report.heard(new RecognitionFailed(utterance, Failure.BROKEN));
    }

    void close() {
      Hearing hearing = current.getAndSet(null);
      if (hearing != null) {
        cancel(hearing);
      }
    }

    private void cancel(Hearing hearing) {
      orThrown(hearing.session()::cancel);
    }

    /** The call is over. */
    void end() {
      close();
      orThrown(ear::close);
    }

    private void orThrown(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        thrown(e);
      }
    }

    private void thrown(RuntimeException e) {
      LOG.warn("recognizer {} threw {}", recognizer, e.getClass().getName());
    }
  }

  private record Listener(long utterance, AtomicLong mark, Report report)
      implements SpeechRecognizer.Listener {
    @Override
    public void onPartial(Transcript partial) {
      report.heard(new PartlyTranscribed(utterance, partial));
    }

    @Override
    public void onLikelyFinished(Transcript partial) {
      report.heard(new LikelyFinished(utterance, mark.get(), partial));
    }

    @Override
    public void onFinal(Transcript transcript) {
      report.heard(new Transcribed(utterance, transcript));
    }

    @Override
    public void onFailed(Failure failure) {
      report.heard(new RecognitionFailed(utterance, failure));
    }
  }
}
