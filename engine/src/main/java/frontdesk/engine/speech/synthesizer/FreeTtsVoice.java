package frontdesk.engine.speech.synthesizer;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFormat;

/**
 * The FreeTTS voice "kevin", 8 kHz, American English, from the class path alone.
 *
 * <p>A FreeTTS voice is not safe for threads and says nothing when shared: it merely speaks
 * wrongly. Each instance has a voice of its own.
 */
final class FreeTtsVoice implements TextVoice {
  /**
   * Voices share state inside FreeTTS, and two that speak at once trip over it once in a few
   * thousand sentences. One at a time is enough: a second of audio takes some milliseconds. Whoever
   * waits in vain takes the one at work for lost, and the next one does not wait for it.
   */
  private static volatile ReentrantLock turn = new ReentrantLock();

  private static final String NAME = "kevin";
  private static final int RATE_HZ = 8_000;

  private final Voice voice;
  private final Recorder recorder = new Recorder();
  private final Duration patience;

  /** Loads it; {@code patience} is how long another text may take. */
  FreeTtsVoice(Duration patience) throws IOException {
    this.patience = patience;
    // The directory is asked directly: VoiceManager looks for files beside its jar.
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals(NAME))
            .findFirst()
            .orElseThrow(() -> new IOException("FreeTTS has no voice " + NAME));
    voice.setAudioPlayer(recorder);
    ReentrantLock engine = engine(patience);
    try {
      voice.allocate();
    } finally {
      engine.unlock();
    }
    if (!voice.isLoaded()) {
      throw new IOException("FreeTTS voice " + NAME + " does not load");
    }
  }

  private static synchronized void giveUp(ReentrantLock lost) {
    if (turn == lost) {
      turn = new ReentrantLock();
    }
  }

  private static ReentrantLock engine(Duration patience) throws IOException {
    ReentrantLock engine = turn;
    try {
      if (engine.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return engine;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("FreeTTS is not waited for any more");
    }
    giveUp(engine);
    throw new IOException("another text holds FreeTTS up");
  }

  @Override
  public Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled)
      throws IOException {
    recorder.start(maxSamples, cancelled);
    voice.setDurationStretch((float) (1 / manner.rate()));
    boolean spoken;
    ReentrantLock engine = engine(patience);
    try {
      spoken = voice.speak(text);
    } finally {
      engine.unlock();
    }
    if (!spoken && !recorder.stopped()) {
      throw new IOException("FreeTTS did not speak");
    }
    return new Sound(recorder.take(), RATE_HZ);
  }

  @Override
  public void close() {
    voice.deallocate();
  }

  /** Keeps what would be played. */
  private static final class Recorder implements AudioPlayer {
    private AudioFormat format = new AudioFormat(RATE_HZ, 16, 1, true, true);
    private short[] samples = new short[0];
    private int length;
    private int maxSamples;
    private BooleanSupplier cancelled = () -> false;

    void start(int most, BooleanSupplier stop) {
      maxSamples = most;
      cancelled = stop;
      length = 0;
      samples = new short[Math.min(most, RATE_HZ * 4)];
    }

    boolean stopped() {
      return length == maxSamples || cancelled.getAsBoolean();
    }

    short[] take() {
      short[] taken = Arrays.copyOf(samples, length);
      samples = new short[0];
      length = 0;
      return taken;
    }

    @Override
    public boolean write(byte[] audio) {
      return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int size) {
      int count = Math.min(size / 2, maxSamples - length);
      if (length + count > samples.length) {
        samples = Arrays.copyOf(samples, Math.min(maxSamples, 2 * (length + count)));
      }
      int high = format.isBigEndian() ? 0 : 1;
      for (int i = 0; i < count; i++) {
        int at = offset + 2 * i;
        samples[length++] = (short) ((audio[at + high] << 8) | (audio[at + 1 - high] & 0xff));
      }
      return !stopped();
    }

    @Override
    public void begin(int size) {
      // The room is made as the audio comes.
    }

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public void setAudioFormat(AudioFormat audioFormat) {
      format = audioFormat;
    }

    @Override
    public AudioFormat getAudioFormat() {
      return format;
    }

    @Override
    public boolean drain() {
      return true;
    }

    @Override
    public float getVolume() {
      return 1;
    }

    @Override
    public long getTime() {
      return length * 1_000L / RATE_HZ;
    }

    @Override
    public void setVolume(float volume) {
      // The level is set afterwards, by Finish.
    }

    @Override
    public void pause() {
      // Recording takes no time.
    }

    @Override
    public void resume() {
      // Never paused.
    }

    @Override
    public void reset() {
      // Each text starts afresh.
    }

    @Override
    public void resetTime() {
      // Time is counted from the start of the text.
    }

    @Override
    public void cancel() {
      // The supplier given with the text says when to stop.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }

    @Override
    public void startFirstSampleTimer() {
      // For measurements of FreeTTS itself.
    }

    @Override
    public void showMetrics() {
      // For measurements of FreeTTS itself.
    }
  }
}
