package frontdesk.engine.media;

import frontdesk.engine.media.jitter.JitterCounts;
import frontdesk.engine.media.playout.AudioSource;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.TelephoneKey;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call's audio on this node: a socket, RTP both ways, the jitter buffer and the playout.
 *
 * <p>The line belongs to the node. An owner attaches with an epoch and commands it; commands of an
 * older epoch are refused, so that a predecessor which does not know that it was replaced cannot
 * speak. Commands may come from any thread and never block for long; they are a sign of life of the
 * owner. While nobody gives one and the caller waits, or waits in silence, the line says its
 * holding announcement.
 */
public final class MediaLine implements AutoCloseable {
  /** Samples in a tick of 20 ms. */
  public static final int TICK_SAMPLES = 160;

  private final DatagramChannel channel;
  private final InetSocketAddress advertised;
  private final LineOpening opening;
  private final LongSupplier nanoTime;
  private final Consumer<MediaLine> onClose;
  private final LineCounts counts = new LineCounts();
  private final LineEvents events = new LineEvents();
  private final LineOwnership ownership;
  private final LineInbound inbound;
  private final LineOutbound outbound;
  private final TickReport report;
  private final HeardTicks heardTicks;
  private boolean ticked;
  private @Nullable LineMedia media;
  private long position;
  private boolean silenced;
  private boolean muted;
  private boolean closed;
  private final LastWords lastWords = new LastWords();

  MediaLine(
      DatagramChannel channel,
      InetSocketAddress advertised,
      LineOpening opening,
      MediaSettings settings,
      LongSupplier nanoTime,
      RandomGenerator random,
      Consumer<MediaLine> onClose) {
    this.channel = channel;
    this.advertised = advertised;
    this.opening = opening;
    this.nanoTime = nanoTime;
    this.onClose = onClose;
    ownership = new LineOwnership(settings.timings(), nanoTime.getAsLong());
    inbound = new LineInbound(settings, events, counts, opening);
    report = new TickReport(opening, counts);
    heardTicks = new HeardTicks(settings.maxLateTicks());
    outbound = new LineOutbound(channel, settings, opening, events, counts, random);
  }

  /** What the far end is told to send to: the advertised address and the bound port. */
  public InetSocketAddress address() {
    return advertised;
  }

  /** What happened to its packets. */
  public LineCounts counts() {
    return counts;
  }

  /** What happened in its jitter buffer. */
  public JitterCounts jitterCounts() {
    return inbound.jitter().counts();
  }

  /** Samples since the line opened. */
  public synchronized long positionSamples() {
    return position;
  }

  /** Where packets go now: signalled or latched; null before either. */
  public synchronized @Nullable InetSocketAddress destination() {
    return inbound.destination();
  }

  /**
   * Becomes the owner. The same epoch replaces the listener; a newer one ousts the older owner.
   * Playout goes on. What happened in between is told to the listener.
   *
   * @param newSink takes the inbound audio, or null
   */
  public synchronized LineAnswer attach(
      long epoch, LineListener newOwner, @Nullable AudioSink newSink) {
    return over() ? LineAnswer.CLOSED : ownership.attach(epoch, newOwner, newSink, now());
  }

  /** Gives the line up; it looks after the caller until somebody attaches or it is orphaned. */
  public synchronized LineAnswer detach(long epoch) {
    return over() ? LineAnswer.CLOSED : ownership.detach(epoch, now());
  }

  /** A sign of life and nothing else. */
  public synchronized LineAnswer heartbeat(long epoch) {
    return admit(epoch);
  }

  /** Whether it has most likely no owner any more, though its caller is still looked after. */
  public synchronized boolean unowned() {
    return !over() && ownership.unowned(now());
  }

  /**
   * Says whether the caller is owed an answer: then it is noticed when the owner gives no sign of
   * life, and when nothing that it gave is heard; the latter not by whom it has told to wait.
   */
  public synchronized LineAnswer callerWaits(long epoch, boolean waits, boolean told) {
    LineAnswer answer = admit(epoch);
    if (answer == LineAnswer.ACCEPTED) {
      ownership.callerWaits(waits, told, now());
    }
    return answer;
  }

  /** Applies what was negotiated, first or anew; playout and timestamps go on. */
  public synchronized LineAnswer configure(long epoch, LineMedia newMedia) {
    LineAnswer answer = admit(epoch);
    if (answer == LineAnswer.ACCEPTED) {
      media = newMedia;
      inbound.configure(newMedia, now());
    }
    return answer;
  }

  /**
   * Queues an utterance behind those that wait.
   *
   * @param utteranceId comes back in events and in {@link #flush}
   */
  public synchronized LineAnswer play(long epoch, long utteranceId, AudioSource source) {
    LineAnswer answer = admit(epoch);
    boolean full = answer.accepted() && !outbound.playout().offer(utteranceId, source);
    return full ? LineAnswer.QUEUE_FULL : answer;
  }

  /** Plays something before all that waits; refused while an utterance is being heard. */
  public synchronized LineAnswer interject(long epoch, long utteranceId, Clip clip) {
    LineAnswer answer = admit(epoch);
    boolean over = answer.accepted() && !outbound.playout().interject(utteranceId, clip);
    return over ? LineAnswer.QUEUE_FULL : answer;
  }

  /**
   * Stops speaking at once and drops what waits. The answer says exactly how many samples of each
   * utterance were sent; {@link LineListener#onPlayed} says the same later.
   */
  public synchronized FlushAnswer flush(long epoch) {
    LineAnswer answer = admit(epoch);
    if (answer != LineAnswer.ACCEPTED) {
      return new FlushAnswer.Refused(answer);
    }
    outbound.stopHolding();
    return new FlushAnswer.Flushed(outbound.playout().flush());
  }

  /**
   * Sends a key as an RFC 4733 event; audio waits meanwhile.
   *
   * @param duration 40 ms to 8 s
   */
  public synchronized LineAnswer press(long epoch, TelephoneKey key, Duration duration) {
    LineAnswer answer = admit(epoch);
    if (answer != LineAnswer.ACCEPTED) {
      return answer;
    }
    if (media == null || media.keysOut().isEmpty()) {
      return LineAnswer.NO_KEYS_AGREED;
    }
    int samples = (int) Math.min(duration.toMillis() * 8, Integer.MAX_VALUE);
    return outbound.keys().offer(key.event(), samples)
        ? LineAnswer.ACCEPTED
        : LineAnswer.QUEUE_FULL;
  }

  /**
   * Says something for the last time, whoever owns the line: commands are refused from now on, as
   * on a closed line, and what was being said stops.
   *
   * @param then told once, on the loop's thread, when it was said, or by whoever closes the line
   *     before; whoever is told closes the line
   * @return false when the line is closed or says its last words already
   */
  public synchronized boolean part(Clip words, Runnable then) {
    if (over()) {
      return false;
    }
    outbound.playout().flush();
    outbound.stopHolding();
    outbound.playout().offer(0, words);
    lastWords.begin(words.length(), now(), then);
    return true;
  }

  /** Whether it says its last words, or has said them and is not closed yet. */
  public synchronized boolean isParting() {
    return lastWords.begun() && !closed;
  }

  /**
   * Sends nothing while muted, though its clock and whatever is played go on: this node may be no
   * longer in charge, and does not know yet.
   */
  public synchronized void mute(boolean quiet) {
    muted = quiet;
  }

  /** Ends all sound at once and for good: this node is no longer in charge. */
  public synchronized void silence() {
    silenced = true;
    outbound.silence();
  }

  /** Ends the line: nothing is told any more, its port comes back soon after. Any thread. */
  @Override
  public void close() {
    Runnable waiting;
    synchronized (this) {
      if (!end()) {
        return;
      }
      waiting = lastWords.take();
    }
    onClose.accept(this);
    if (waiting != null) {
      waiting.run();
    }
  }

  /**
   * The same, but for a line that says its last words: that ends by itself. Any thread.
   *
   * @return whether it is closed
   */
  public boolean closeUnlessParting() {
    synchronized (this) {
      if (lastWords.begun() || !end()) {
        return closed;
      }
    }
    onClose.accept(this);
    return true;
  }

  private boolean end() {
    if (closed) {
      return false;
    }
    closed = true;
    outbound.playout().flush();
    return true;
  }

  private boolean over() {
    return closed || silenced || lastWords.begun();
  }

  private LineAnswer admit(long epoch) {
    return over() ? LineAnswer.CLOSED : ownership.admit(epoch, now());
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  DatagramChannel channel() {
    return channel;
  }

  LineOpening opening() {
    return opening;
  }

  /** Takes what the socket has, on the loop's thread. */
  void onReadable(ByteBuffer buffer, long nowNanos) {
    receive(buffer, nowNanos, 0);
  }

  private synchronized void receive(ByteBuffer buffer, long nowNanos, int lateTicks) {
    if (!closed) {
      inbound.receive(channel, buffer, nowNanos, position, lateTicks);
    }
  }

  /**
   * One tick of 20 ms, on the loop's thread: what is due is sent. {@link #listen} follows before
   * the next one.
   *
   * @param tick ticks since the line opened; may leave some out
   */
  void tick(long tick, long nowNanos) {
    synchronized (this) {
      ticked = !closed;
      if (closed) {
        return;
      }
      long tickedAt = tick * TICK_SAMPLES;
      report.position = tickedAt;
      counts.skippedTicks += Math.max(0, tickedAt - position) / TICK_SAMPLES;
      inbound.stoodStill(ownership.runs(tick, nowNanos), nowNanos);
      boolean neglected = !lastWords.begun() && ownership.neglected(nowNanos);
      boolean quiet = silenced || muted || ownership.wakes(nowNanos);
      InetSocketAddress destination = quiet ? null : inbound.destination();
      if (outbound.tick(tickedAt, media, destination, neglected, report.played)) {
        ownership.heard(nowNanos);
      }
      position = tickedAt + TICK_SAMPLES;
    }
  }

  /**
   * The other half of the tick, on the loop's thread: hears what has come until now, and tells the
   * outside what the tick brought. Of ticks that were left out those are heard whose audio came, up
   * to a bound: what a caller said while the process stood still waits in the socket.
   *
   * @param tick as in {@link #tick}, or a later one if the process stood still in between
   * @param late whether ticks that were left out are heard
   * @param lagTicks ticks that will follow at once
   */
  void listen(long tick, boolean late, int lagTicks, ByteBuffer buffer, long nowNanos) {
    int missed = late ? heardTicks.missed(tick) : 0;
    if (missed > 0) {
      tellNews(); // it is older than what was said meanwhile
    }
    receive(buffer, nowNanos, missed + lagTicks);
    if (!begins(tick, missed, nowNanos)) {
      return;
    }
    while (heardTicks.next() < tick) {
      hear(tick, lagTicks);
      report.tellHeard();
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      hear(tick, lagTicks);
      inbound.watch(nowNanos);
      takeNews();
      report.orphan = !silenced && !muted && !lastWords.begun() && ownership.becameOrphan(nowNanos);
      report.done = lastWords.over(nowNanos) ? lastWords.take() : null;
    }
    report.tellHeard();
    report.tellNews();
    report.tell(this);
  }

  private void tellNews() {
    synchronized (this) {
      if (closed) {
        return;
      }
      takeNews();
    }
    report.tellNews();
  }

  private void takeNews() {
    report.listener = lastWords.begun() ? null : ownership.listener();
    report.news = report.listener == null ? null : events.take();
  }

  private synchronized boolean begins(long tick, int missed, long nowNanos) {
    if (!ticked || closed) {
      return false;
    }
    ticked = false;
    inbound.stoodStill(ownership.runs(tick, nowNanos), nowNanos);
    int there = inbound.jitter().surplusSamples() / TICK_SAMPLES - 1; // one is this tick's
    heardTicks.passOver(tick, Math.max(0, Math.min(missed, there)));
    return true;
  }

  private synchronized void hear(long until, int lagTicks) {
    long heard = heardTicks.advance();
    report.heardAt = heard * TICK_SAMPLES;
    inbound.jitter().lag((int) (until - heard + lagTicks) * TICK_SAMPLES);
    inbound.jitter().read(report.heard, TICK_SAMPLES);
    report.concealed = inbound.jitter().concealed();
    report.sink = lastWords.begun() || closed ? null : ownership.sink();
  }
}
