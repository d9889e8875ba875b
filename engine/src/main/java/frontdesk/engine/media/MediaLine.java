package frontdesk.engine.media;

import frontdesk.engine.media.jitter.JitterCounts;
import frontdesk.engine.media.playout.AudioSource;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.TelephoneKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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

  private static final int MAX_DATAGRAMS_PER_READ = 64;
  private static final long TICK_NANOS = 20_000_000;

  /** What is on its way when the last words end is still to be heard. */
  private static final int LAST_TICKS = 25;

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
  private final int maxLateTicks;
  private boolean ticked;
  private long heardTicks;
  private @Nullable LineMedia media;
  private long position;
  private boolean silenced;
  private boolean muted;
  private boolean closed;
  private boolean parting;
  private long partsAtNanos;
  private Runnable parted = () -> {};

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
    maxLateTicks = settings.maxLateTicks();
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
   * @param then told once, on the loop's thread, when it was said; whoever is told closes the line
   * @return false when the line is closed or says its last words already
   */
  public synchronized boolean part(Clip lastWords, Runnable then) {
    if (over()) {
      return false;
    }
    outbound.playout().flush();
    outbound.stopHolding();
    outbound.playout().offer(0, lastWords);
    parting = true;
    parted = then;
    partsAtNanos = now() + TICK_NANOS * (lastWords.length() / TICK_SAMPLES + LAST_TICKS);
    return true;
  }

  /** Whether it says its last words, or has said them. */
  public synchronized boolean isParting() {
    return parting;
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
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      outbound.playout().flush();
    }
    onClose.accept(this);
  }

  private boolean over() {
    return closed || silenced || parting;
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
    synchronized (this) {
      if (closed) {
        return;
      }
      try {
        for (int i = 0; i < MAX_DATAGRAMS_PER_READ; i++) {
          buffer.clear();
          SocketAddress from = channel.receive(buffer);
          if (from == null) {
            return;
          }
          buffer.flip();
          inbound.onDatagram(buffer, from, nowNanos, position);
        }
      } catch (IOException e) {
        counts.malformed++;
      }
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
      boolean neglected = !parting && ownership.neglected(nowNanos);
      InetSocketAddress destination = silenced || muted ? null : inbound.destination();
      if (outbound.tick(tickedAt, media, destination, neglected, report.played)) {
        ownership.heard(nowNanos);
      }
      position = tickedAt + TICK_SAMPLES;
    }
  }

  /**
   * The other half of the tick, on the loop's thread: hears what has come until now, and tells the
   * outside what the tick brought. Ticks that were left out are heard too, up to a bound: what a
   * caller said while the process stood still waits in the socket.
   *
   * @param tick as in {@link #tick}, or a later one if the process stood still in between
   */
  void listen(long tick, ByteBuffer buffer, long nowNanos) {
    onReadable(buffer, nowNanos);
    if (!begins(tick)) {
      return;
    }
    while (heardTicks < tick) {
      hear(tick);
      report.tellHeard();
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      hear(tick);
      inbound.watch(nowNanos);
      report.listener = parting ? null : ownership.listener();
      report.news = report.listener == null ? null : events.take();
      report.orphan = !silenced && !parting && ownership.becameOrphan(nowNanos);
      report.done = parting && nowNanos - partsAtNanos >= 0 ? parted : null;
      parted = report.done == null ? parted : () -> {};
    }
    report.tellHeard();
    report.tell(this);
  }

  private synchronized boolean begins(long tick) {
    if (!ticked || closed) {
      return false;
    }
    ticked = false;
    if (tick - heardTicks > maxLateTicks) {
      heardTicks = tick;
    }
    return true;
  }

  private synchronized void hear(long until) {
    report.heardAt = heardTicks * TICK_SAMPLES;
    int behind = (int) ((until - heardTicks) * TICK_SAMPLES);
    heardTicks++;
    inbound.jitter().read(report.heard, TICK_SAMPLES, behind);
    report.concealed = inbound.jitter().concealed();
    report.sink = parting || closed ? null : ownership.sink();
  }
}
