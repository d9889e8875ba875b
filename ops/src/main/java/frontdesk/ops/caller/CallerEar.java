package frontdesk.ops.caller;

import frontdesk.engine.media.PacketObserver;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated caller hears: whose turn it is, and how long it waited for an answer.
 *
 * <p>Told by a media-loop thread, asked by the caller's own thread; times are nanoseconds of the
 * loop's clock.
 */
final class CallerEar implements PacketObserver {
  /*
   * The caller is owed an answer from the moment its last audible sample (or key) was sent, or the
   * call was answered, until it takes its turn. Every stretch without an audible packet in that time
   * is a silence; the last one, between the end of the far end's words and the caller's turn, is the
   * caller's own and does not count. A call that ends while nothing has answered at all adds the
   * stretch up to its end. Who only makes noise has said nothing: it is asked again when it has been
   * silent for as long as anybody may be.
   */
  private static final long NANOS_PER_SAMPLE = 125_000;
  private static final long STRETCH_NANOS = 200_000_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final CallerSettings settings;
  private final Semaphore news = new Semaphore(0);
  private final PacketTally tally = new PacketTally();
  private final SoundTally heard = new SoundTally();

  private boolean owed;
  private boolean counts;
  private boolean onHold;
  private long owedSince = NEVER;
  private long lastVoiced = NEVER;
  private long promptBegan = NEVER;
  private long firstVoiced = NEVER;
  private long answered = NEVER;
  private long answeredTurn = NEVER;
  private long spokenNanos;
  private long longestOwed;
  private long firstSent = NEVER;
  private long lastSent = NEVER;

  CallerEar(CallerSettings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized void onPacket(
      long arrivalNanos, int sequence, int timestamp, int samples, int level) {
    tally.count(arrivalNanos, sequence);
    if (onHold) {
      tally.pause();
    }
    if (level >= settings.voicedLevel()) {
      onVoiced(arrivalNanos, samples * NANOS_PER_SAMPLE);
    }
    nudge();
  }

  private void onVoiced(long at, long lengthNanos) {
    heard.voiced(at, lengthNanos);
    long quiet = lastVoiced == NEVER ? Long.MAX_VALUE : at - lastVoiced;
    if (owed) {
      silence(at - Math.max(owedSince, lastVoiced));
      if (answeredTurn == NEVER && quiet >= STRETCH_NANOS) {
        answeredTurn = at;
      }
    }
    if (quiet >= settings.turnQuiet().toNanos() || promptBegan == NEVER) {
      promptBegan = at;
    }
    if (firstVoiced == NEVER) {
      firstVoiced = at;
    }
    spokenNanos += lengthNanos;
    lastVoiced = at;
  }

  /** One tick of what the caller itself says. */
  synchronized void onSaid(short[] samples, int length, long nowNanos) {
    long energy = 0;
    for (int i = 0; i < length; i++) {
      energy += samples[i] * samples[i];
    }
    if (Math.sqrt((double) energy / length) >= settings.voicedLevel()) {
      lastSent = nowNanos;
      firstSent = firstSent == NEVER ? nowNanos : firstSent;
    }
    nudge();
  }

  /** The call was answered: something should be heard. */
  synchronized void answered(long nowNanos) {
    answered = nowNanos;
    owe(nowNanos, true);
  }

  /** The caller has said its line: an answer is owed from its last audible sample on. */
  synchronized void saidLine(long nowNanos) {
    owe(lastSent == NEVER ? nowNanos : lastSent, true);
  }

  /** The caller has made noise: something will follow, and nobody owes it. */
  synchronized void madeNoise(long nowNanos) {
    owe(lastSent == NEVER ? nowNanos : lastSent, false);
  }

  /** The caller has pressed its last key. */
  synchronized void pressed(long nowNanos) {
    owe(nowNanos, true);
  }

  private void silence(long nanos) {
    longestOwed = counts ? Math.max(longestOwed, nanos) : longestOwed;
  }

  private void owe(long since, boolean isCounted) {
    owed = true;
    counts = isCounted;
    owedSince = since;
    answeredTurn = NEVER;
    promptBegan = NEVER;
    spokenNanos = 0;
  }

  /** The caller begins to speak, press or be silent: nothing is owed to it meanwhile. */
  synchronized void takesTurn() {
    owed = false;
  }

  /** The caller begins to say or press something new. */
  synchronized void beginsTurn() {
    firstSent = NEVER;
  }

  /** On hold nothing is expected. */
  synchronized void held() {
    owed = false;
    onHold = true;
    tally.pause();
  }

  /** Off hold: the far end may go on where it was, so quiet counts from now. */
  synchronized void resumed(long nowNanos) {
    onHold = false;
    lastVoiced = nowNanos;
  }

  /** Whether the far end is speaking at this moment. */
  synchronized boolean hearsSpeech(long nowNanos) {
    return lastVoiced != NEVER && nowNanos - lastVoiced < STRETCH_NANOS;
  }

  /** The wait was in vain: what it waited counts. */
  synchronized void gaveUp(long nowNanos) {
    if (owed) {
      silence(nowNanos - Math.max(owedSince, lastVoiced));
    }
    owed = false;
  }

  /** The call is over; silence counts if nothing has answered the caller. */
  synchronized void over(long nowNanos) {
    if (owed && spokenNanos == 0) {
      silence(nowNanos - owedSince);
    }
    owed = false;
    nudge();
  }

  /** Whether the far end has spoken since the caller did, and has finished. */
  synchronized boolean isMyTurn(long nowNanos) {
    if (spokenNanos == 0) {
      return false;
    }
    boolean brief = spokenNanos < settings.shortSpeech().toNanos();
    long enough = (brief ? settings.shortTurnQuiet() : settings.turnQuiet()).toNanos();
    return nowNanos - lastVoiced >= enough;
  }

  /** Whether the far end has been speaking its prompt for that long. */
  synchronized boolean promptRunsFor(long nanos, long nowNanos) {
    return promptBegan != NEVER && nowNanos - promptBegan >= nanos;
  }

  /** Time from the caller's last audible sample to the answer's first, or -1 if there was none. */
  synchronized long gapNanos() {
    return answeredTurn == NEVER ? -1 : answeredTurn - owedSince;
  }

  /** When the caller's turn was said and answered; null where nothing audible was sent. */
  synchronized MeasuredCall.@Nullable Moments moments() {
    return firstSent == NEVER
        ? null
        : new MeasuredCall.Moments(
            firstSent, lastSent, answeredTurn == NEVER ? null : answeredTurn);
  }

  /** Time from the answer to the first audible packet, or -1 if there was none. */
  synchronized long firstAudioNanos() {
    return firstVoiced == NEVER || answered == NEVER ? -1 : firstVoiced - answered;
  }

  synchronized long longestOwedNanos() {
    return longestOwed;
  }

  synchronized List<MeasuredCall.Sound> heard() {
    return heard.sounds();
  }

  synchronized PacketTally.Counts packets() {
    return tally.counts();
  }

  /** Wakes the caller up: something else than sound has happened. */
  void nudge() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /** Waits for news, this long at most; false if there was none. */
  boolean awaitNews(long millis) throws InterruptedException {
    return news.tryAcquire(millis, TimeUnit.MILLISECONDS);
  }
}
