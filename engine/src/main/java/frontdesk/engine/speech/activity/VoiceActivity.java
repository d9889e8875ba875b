package frontdesk.engine.speech.activity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller's utterances in the audio of one line: when they start, also against Frontdesk's
 * own voice, and when they are over.
 *
 * <p>Fed on the media-loop thread with every frame, 20 ms as a rule, without allocation; only
 * {@link #expect} may be called by other threads.
 */
public final class VoiceActivity {
  /** The length of frame that the times of the settings are counted in. */
  public static final int FRAME_MS = 20;

  /** The longest start window and echo delay. */
  public static final int MAX_WINDOW_MS = 1_200;

  /** What our own packets and jitter buffer add to the way of an echo. */
  private static final int OWN_DELAY_MS = 120;

  private static final int SAMPLES_PER_MS = 8;

  /** Voiced speech on a telephone line has more, noise less. */
  static final double VOICED_PERIODICITY = 0.55;

  /** Within an utterance a frame may be this much quieter than one that starts it. */
  private static final double HYSTERESIS_DB = 3;

  /** What is left must be above the echo that was taken out by more than this. */
  private static final double LEFT_MARGIN_DB = 0;

  /** A frame no more than this above the echo that was foretold is that echo. */
  private static final double EXPLAINED_DB = 4;

  private final VoiceSettings settings;
  private final VoiceListener listener;
  private final FrameMeter inbound = new FrameMeter();
  private final FrameMeter played = new FrameMeter();
  private final NoiseFloor floor = new NoiseFloor();
  private final EchoGauge echo;
  private final EchoCanceller canceller;
  private final SampleRing recent;

  /** For the last frames: bit 0 of a mask is the newest. */
  private long loudFrames;

  private long voicedFrames;
  private final long windowMask;

  private boolean speaking;
  private long startPosition;
  private int quietMs;
  private int voicedMs;
  private int loudMs;
  private boolean likelyOver;
  private volatile ExpectedAnswer expected = ExpectedAnswer.NORMAL;

  /** Hears one line. */
  public VoiceActivity(VoiceSettings settings, VoiceListener listener) {
    this.settings = settings;
    this.listener = listener;
    Duration farthest = settings.maxEchoDelay().plusMillis(OWN_DELAY_MS);
    this.echo = new EchoGauge(frames(farthest));
    this.canceller = new EchoCanceller((int) farthest.toMillis());
    this.windowMask = (1L << frames(settings.startWindow())) - 1;
    long ringMs = settings.preRoll().plus(settings.startWindow()).toMillis() + FRAME_MS;
    this.recent = new SampleRing((int) ringMs * SAMPLES_PER_MS);
  }

  private static int frames(Duration duration) {
    return (int) ((duration.toMillis() + FRAME_MS - 1) / FRAME_MS);
  }

  /** Says what kind of answer is asked for; holds until said otherwise. Any thread. */
  public void expect(ExpectedAnswer answer) {
    expected = answer;
  }

  /**
   * All seems to be said: with this frame the shorter silence ends the turn. Only from within
   * {@link VoiceListener#onQuiet}.
   */
  public void likelyOver() {
    likelyOver = true;
  }

  /** Whether an utterance is under way. */
  public boolean speaking() {
    return speaking;
  }

  /**
   * Takes the next frame of the line.
   *
   * @param samples what came in
   * @param length how many samples of it, and of the reference
   * @param playedReference what was being played at the same time; null for nothing
   * @param position of the first sample, since the line opened
   */
  public void onFrame(
      short[] samples, int length, short @Nullable [] playedReference, long position) {
    inbound.take(samples, length);
    played.take(
        playedReference == null ? samples : playedReference, playedReference == null ? 0 : length);
    double level = inbound.levelDb();
    echo.take(level, played.levelDb());
    boolean playing = echo.playing();
    canceller.take(inbound.history(), played.history(), playing);
    boolean loud =
        playing ? isLoudOverPlayout(level) : isLoud(level, floor.db() + settings.snrDb());
    boolean voiced =
        loud
            && isPitchWanted()
            && inbound.periodicity(canceller.trusted() ? canceller.left() : inbound.history())
                > VOICED_PERIODICITY;
    floor.take(level);
    recent.append(samples, length, position);
    loudFrames = (loudFrames << 1) | (loud ? 1 : 0);
    voicedFrames = (voicedFrames << 1) | (voiced ? 1 : 0);
    if (speaking) {
      listener.onSpeechAudio(samples, 0, length, position);
      go(loud, voiced, length / SAMPLES_PER_MS, position + length);
    } else {
      startIfSpeech(playing, length);
    }
  }

  /** Once an utterance is known to be speech nobody asks for its pitch: it costs a lot to find. */
  private boolean isPitchWanted() {
    return !speaking || voicedMs < settings.minVoiced().toMillis();
  }

  private boolean isLoud(double level, double least) {
    double above = Math.max(least, settings.leastSpeechDbfs());
    return level > (speaking ? above - HYSTERESIS_DB : above);
  }

  /** Whether it is more than our own voice coming back. */
  private boolean isLoudOverPlayout(double level) {
    double least = floor.db() + settings.bargeInSnrDb();
    boolean known = canceller.trusted();
    if (known
        && isLoud(canceller.leftDb(), Math.max(least, canceller.foretoldDb() + LEFT_MARGIN_DB))) {
      return true;
    }
    // Levels alone tell where no echo is known, and hisses too high for the canceller's ear.
    boolean explained = known && canceller.foretoldDb() > level - EXPLAINED_DB;
    return !explained
        && isLoud(level, Math.max(least, echo.expectedDb() + settings.echoMarginDb()));
  }

  private void startIfSpeech(boolean playing, int length) {
    int loud = Long.bitCount(loudFrames & windowMask);
    int voiced = Long.bitCount(voicedFrames & windowMask);
    int needed = frames(playing ? settings.bargeInSpeech() : settings.startSpeech());
    if (loud < needed || voiced < Math.max(1, settings.voicedShare() * needed)) {
      return;
    }
    int framesBack = 64 - Long.numberOfLeadingZeros(loudFrames & windowMask);
    speaking = true;
    quietMs = 0;
    voicedMs = voiced * FRAME_MS;
    loudMs = framesBack * FRAME_MS;
    startPosition = recent.end() - (long) framesBack * length;
    listener.onSpeechStart(startPosition, playing);
    recent.replay(startPosition - settings.preRoll().toMillis() * SAMPLES_PER_MS, listener);
  }

  private void go(boolean loud, boolean voiced, int frameMs, long end) {
    loudMs += frameMs;
    voicedMs += voiced ? frameMs : 0;
    quietMs = loud ? 0 : quietMs + frameMs;
    likelyOver = false; // the listener says it anew
    listener.onQuiet(quietMs);
    if (quietMs >= endOfTurnMs()) {
      end(
          end,
          voicedMs < settings.minVoiced().toMillis() ? SpeechEnd.NO_SPEECH : SpeechEnd.SILENCE);
    } else if (loudMs >= settings.maxUtterance().toMillis()) {
      end(end, SpeechEnd.TOO_LONG);
    }
  }

  private long endOfTurnMs() {
    return switch (expected) {
      case SHORT -> unlessLikely(settings.shortEndOfTurn());
      case NORMAL -> unlessLikely(settings.endOfTurn());
      case LONG -> settings.longEndOfTurn().toMillis();
    };
  }

  private long unlessLikely(Duration usual) {
    long likely = settings.likelyEndOfTurn().toMillis();
    return likelyOver ? Math.min(likely, usual.toMillis()) : usual.toMillis();
  }

  private void end(long position, SpeechEnd reason) {
    speaking = false;
    loudFrames = 0;
    voicedFrames = 0;
    recent.clear();
    listener.onSpeechEnd(position, voicedMs, reason);
  }

  /** Forgets the line: an utterance under way ends, noise and echo are learnt anew. */
  public void reset() {
    if (speaking) {
      end(recent.end(), SpeechEnd.RESET);
    }
    inbound.reset();
    played.reset();
    floor.reset();
    echo.reset();
    canceller.reset();
    recent.clear();
    loudFrames = 0;
    voicedFrames = 0;
  }
}
