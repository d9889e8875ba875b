package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A synthesizer made of a bounded pool of voices, no voice ever used by two threads at once.
 *
 * <p>A text is read as a whole, levelled, and handed over in pieces of a second: the embedded
 * voices make a sentence in the time that a few of its samples last. Safe for all threads.
 */
public final class PooledSynthesizer implements SpeechSynthesizer {
  private static final Logger LOG = LoggerFactory.getLogger(PooledSynthesizer.class);
  private static final int PIECE_SAMPLES = AudioFrame.SAMPLE_RATE_HZ;

  private final String name;
  private final SynthesizerSettings settings;
  private final TextVoice.Factory voices;
  private final Finish finish;
  private final int maxSamples;
  private final BlockingQueue<TextVoice> idle;
  private final ThreadPoolExecutor workers;
  private volatile boolean closed;

  /** Starts the workers; voices are opened when first needed or when warmed. */
  public PooledSynthesizer(String name, SynthesizerSettings settings, TextVoice.Factory voices) {
    this.name = name;
    this.settings = settings;
    this.voices = voices;
    this.finish = new Finish(settings.peakDbfs());
    this.maxSamples =
        Math.toIntExact(settings.maxAudio().toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000);
    this.idle = new ArrayBlockingQueue<>(settings.voices());
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            settings.voices(),
            settings.voices(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queuedTexts()),
            task -> {
              Thread thread = new Thread(task, "voice-" + name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String name() {
    return name;
  }

  /** Opens every voice; blocks for up to a second. Called before a node is ready. */
  public void warm() throws IOException {
    for (int i = idle.size(); i < settings.voices(); i++) {
      giveBack(voices.open());
    }
  }

  @Override
  public Utterance speak(String text, String language, Listener listener) {
    Reading reading = new Reading(text, language, listener);
    if (text.length() > settings.maxTextLength()) {
      LOG.warn("{}: a text of {} characters is too long", name, text.length());
      reading.end(Outcome.BROKEN);
      return reading;
    }
    try {
      workers.execute(reading);
    } catch (RejectedExecutionException full) {
      reading.end(closed ? Outcome.BROKEN : Outcome.BUSY);
    }
    return reading;
  }

  @Override
  public void close() {
    closed = true;
    for (Runnable waiting : workers.shutdownNow()) {
      if (waiting instanceof Reading reading) {
        reading.end(Outcome.CANCELLED);
      }
    }
    for (TextVoice voice = idle.poll(); voice != null; voice = idle.poll()) {
      voice.close();
    }
  }

  private void giveBack(TextVoice voice) {
    if (closed || !idle.offer(voice)) {
      voice.close();
    }
  }

  /** One text being read. */
  private final class Reading implements Utterance, Runnable {
    private final String text;
    private final String language;
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();

    Reading(String text, String language, Listener listener) {
      this.text = text;
      this.language = language;
      this.listener = listener;
    }

    @Override
    public void cancel() {
      end(Outcome.CANCELLED);
    }

    @Override
    public CompletionStage<Outcome> done() {
      return done.minimalCompletionStage();
    }

    /** Waits for a piece that is being reported: after it, nothing is. */
    private synchronized void end(Outcome outcome) {
      done.complete(outcome);
    }

    private boolean over() {
      return done.isDone() || closed;
    }

    @Override
    public void run() {
      if (over()) {
        end(Outcome.CANCELLED);
        return;
      }
      TextVoice voice = null;
      try {
        voice = borrow();
        TextVoice.Sound raw = voice.read(text, language, rawSamples(), this::over);
        giveBack(voice);
        voice = null;
        deliver(finish.apply(raw));
      } catch (IOException | RuntimeException | LinkageError broken) {
        LOG.error("{}: reading a text failed: {}", name, broken.getClass().getName());
        end(Outcome.BROKEN);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        end(Outcome.CANCELLED);
      } finally {
        if (voice != null) {
          voice.close(); // it may be in any state
        }
      }
    }

    private TextVoice borrow() throws IOException {
      @Nullable TextVoice free = idle.poll();
      return free == null ? voices.open() : free;
    }

    /** The bound in samples of the fastest rate that a voice uses. */
    private int rawSamples() {
      return Math.multiplyExact(maxSamples, 6);
    }

    private void deliver(short[] samples) {
      int end = Math.min(samples.length, maxSamples);
      for (int from = 0; from < end; from += PIECE_SAMPLES) {
        if (!report(Arrays.copyOfRange(samples, from, Math.min(end, from + PIECE_SAMPLES)))) {
          end(Outcome.CANCELLED);
          return;
        }
      }
      end(Outcome.COMPLETE);
    }

    private synchronized boolean report(short[] piece) {
      if (over()) {
        return false;
      }
      listener.onAudio(piece);
      return true;
    }
  }
}
