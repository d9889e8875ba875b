package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A synthesizer made of a bounded pool of voices, no voice ever used by two threads at once.
 *
 * <p>A text is read as a whole, levelled, and handed over in pieces of a second: the embedded
 * voices make a sentence in the time that a few of its samples last. A voice that throws or hangs
 * on a text is not used again, and the text is given to another one, a bounded number of times.
 * Safe for all threads.
 */
public final class PooledSynthesizer implements SpeechSynthesizer {
  private static final Logger LOG = LoggerFactory.getLogger(PooledSynthesizer.class);
  private static final int PIECE_SAMPLES = AudioFrame.SAMPLE_RATE_HZ;

  private final String name;
  private final List<String> languages;
  private final SynthesizerSettings settings;
  private final TextVoice.Factory voices;
  private final Finish finish;
  private final int maxSamples;
  private final BlockingQueue<TextVoice> idle;
  private final VoiceThreads threads;
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private volatile boolean closed;

  /** Starts the workers; voices are opened when first needed or when warmed. */
  public PooledSynthesizer(String name, SynthesizerSettings settings, TextVoice.Factory voices) {
    this(name, List.of("en"), settings, voices);
  }

  /** The same for voices of these languages, primary subtags of IETF BCP 47. */
  public PooledSynthesizer(
      String name, List<String> languages, SynthesizerSettings settings, TextVoice.Factory voices) {
    this.name = name;
    this.languages = List.copyOf(languages);
    this.settings = settings;
    this.voices = voices;
    this.finish = new Finish(settings.peakDbfs());
    this.maxSamples =
        Math.toIntExact(settings.maxAudio().toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000);
    this.idle = new ArrayBlockingQueue<>(settings.voices());
    this.threads = new VoiceThreads(name, settings);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sound(Manner manner) {
    return name + " " + settings.peakDbfs() + " dB";
  }

  @Override
  public List<String> languages() {
    return languages;
  }

  /** Opens every voice; blocks for up to a second. Called before a node is ready. */
  public void warm() throws IOException {
    for (int i = idle.size(); i < settings.voices(); i++) {
      giveBack(voices.open());
    }
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Reading reading = new Reading(text, manner, listener);
    if (text.length() > settings.maxTextLength()) {
      LOG.warn("{}: a text of {} characters is too long", name, text.length());
      reading.end(Outcome.BROKEN);
    } else {
      reading.tryIt();
    }
    return reading;
  }

  /** Texts that ended so since the start. */
  public long outcomes(Outcome kind) {
    return Objects.requireNonNull(outcomes.get(kind)).sum();
  }

  /** Texts on which a voice hung since the start. */
  public long hungVoices() {
    return threads.hung();
  }

  @Override
  public void close() {
    closed = true;
    for (VoiceThreads.Work waiting : threads.close()) {
      if (waiting instanceof Attempt attempt) {
        attempt.reading.end(Outcome.CANCELLED);
      }
    }
    for (TextVoice voice = idle.poll(); voice != null; voice = idle.poll()) {
      voice.close();
    }
  }

  private TextVoice borrow() throws IOException {
    @Nullable TextVoice free = idle.poll();
    return free == null ? voices.open() : free;
  }

  private void giveBack(TextVoice voice) {
    if (closed || !idle.offer(voice)) {
      voice.close();
    }
  }

  /** One text to be read. */
  private final class Reading implements Utterance {
    private final String text;
    private final Manner manner;
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private @Nullable Attempt current;
    private int attempts;

    Reading(String text, Manner manner, Listener listener) {
      this.text = text;
      this.manner = manner;
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
      current = null;
      if (!done.isDone()) {
        // Counted first: whoever is told may ask at once.
        Objects.requireNonNull(outcomes.get(outcome)).increment();
        done.complete(outcome);
      }
    }

    private boolean over() {
      return done.isDone() || closed;
    }

    private synchronized void tryIt() {
      attempts++;
      current = new Attempt(this);
      try {
        threads.execute(current);
      } catch (RejectedExecutionException full) {
        end(closed ? Outcome.BROKEN : Outcome.BUSY);
      }
    }

    /** An attempt has failed or hangs: there is another, or none. */
    @SuppressWarnings("ReferenceEquality") // that very attempt
    private synchronized void failed(Attempt attempt) {
      if (current != attempt || over()) {
        return;
      }
      if (attempts < settings.attempts()) {
        tryIt();
      } else {
        end(Outcome.BROKEN);
      }
    }

    /** All that an attempt made. */
    private void deliver(Attempt attempt, short[] samples) {
      int end = Math.min(samples.length, maxSamples);
      for (int from = 0; from < end; from += PIECE_SAMPLES) {
        short[] piece = Arrays.copyOfRange(samples, from, Math.min(end, from + PIECE_SAMPLES));
        if (!report(attempt, piece)) {
          return;
        }
      }
      ended(attempt);
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized boolean report(Attempt attempt, short[] piece) {
      if (current != attempt || over()) {
        return false;
      }
      listener.onAudio(piece);
      return true;
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized void ended(Attempt attempt) {
      if (current == attempt) {
        end(Outcome.COMPLETE);
      }
    }
  }

  /** One voice's try at a text. An error, as when memory is short, costs no more than that. */
  private final class Attempt implements VoiceThreads.Work {
    private final Reading reading;
    private volatile boolean leftAlone;

    Attempt(Reading reading) {
      this.reading = reading;
    }

    @Override
    public void run() {
      if (reading.over()) {
        reading.end(Outcome.CANCELLED);
        return;
      }
      TextVoice voice = null;
      try {
        voice = borrow();
        BooleanSupplier pointless = () -> leftAlone || reading.over();
        TextVoice.Sound raw = voice.read(reading.text, reading.manner, rawSamples(), pointless);
        if (!leftAlone) {
          giveBack(voice);
          voice = null;
        }
        reading.deliver(this, finish.apply(raw));
      } catch (IOException | RuntimeException | Error broken) {
        LOG.error("{}: reading a text failed: {}", name, broken.getClass().getName());
        reading.failed(this);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        if (closed) {
          reading.end(Outcome.CANCELLED);
        }
      } finally {
        if (voice != null) {
          voice.close(); // it may be in any state
        }
      }
    }

    @Override
    public void hangs() {
      leftAlone = true;
      reading.failed(this);
    }

    /** The bound in samples of the fastest rate that a voice uses. */
    private int rawSamples() {
      return Math.multiplyExact(maxSamples, 6);
    }
  }
}
