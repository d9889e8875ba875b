package frontdesk.engine.media;

import frontdesk.engine.media.jitter.JitterBuffer;
import frontdesk.engine.media.keys.KeyReceiver;
import frontdesk.engine.media.rtp.RtpHeader;
import frontdesk.engine.media.rtp.SourceGate;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.media.TelephoneKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * A line's way in: datagram, header, source, then a key or the jitter buffer. Guarded by the line's
 * lock; never allocates per packet.
 */
final class LineInbound {
  /** Audio in one packet, at most: 200 ms. */
  private static final int MAX_SAMPLES = 1_600;

  private static final int MAX_DATAGRAMS_PER_READ = 64;

  /** Of 10 ms, twice as many as are expected. */
  private static final int DATAGRAMS_IN_A_TICK = 4;

  private static final int NONE = -1;

  private final RtpHeader header = new RtpHeader();
  private final SourceGate gate;
  private final JitterBuffer jitter;
  private final KeyReceiver keys = new KeyReceiver();
  private final LineEvents events;
  private final LineCounts counts;
  private final @Nullable PacketObserver observer;
  private final long timeoutNanos;
  private final @Nullable G711Law[] laws = new @Nullable G711Law[128];
  private final short[] decoded = new short[MAX_SAMPLES];

  private int keysIn = NONE;
  private boolean receives;
  private boolean awaited;
  private long heardNanos;
  private boolean started;
  private boolean lost;

  LineInbound(MediaSettings settings, LineEvents events, LineCounts counts, LineOpening opening) {
    gate = new SourceGate(settings.timings().relatchAfter().toNanos(), opening.strangers());
    jitter = new JitterBuffer(settings.jitter());
    timeoutNanos = settings.timings().inboundTimeout().toNanos();
    this.events = events;
    this.counts = counts;
    this.observer = opening.observer();
  }

  void configure(LineMedia media, long nowNanos) {
    for (int i = 0; i < laws.length; i++) {
      laws[i] = null;
    }
    for (LineMedia.Format format : media.receive()) {
      laws[format.payloadType()] = format.law();
    }
    keysIn = media.keysIn().orElse(NONE);
    receives = media.direction().receives();
    awaited = receives && !media.held();
    heardNanos = nowNanos;
    lost = false;
    gate.signal(media.reachable(), nowNanos);
  }

  @Nullable InetSocketAddress destination() {
    return gate.destination();
  }

  JitterBuffer jitter() {
    return jitter;
  }

  /**
   * Takes what the socket has.
   *
   * @param position samples since the line opened
   * @param lateTicks that will be heard at once: so much more may wait than usually
   */
  void receive(
      DatagramChannel channel, ByteBuffer buffer, long nowNanos, long position, int lateTicks) {
    jitter.lag(lateTicks * MediaLine.TICK_SAMPLES);
    int most = MAX_DATAGRAMS_PER_READ + DATAGRAMS_IN_A_TICK * lateTicks;
    try {
      for (int i = 0; i < most; i++) {
        buffer.clear();
        SocketAddress from = channel.receive(buffer);
        if (from == null) {
          return;
        }
        buffer.flip();
        onDatagram(buffer, from, nowNanos, position);
      }
    } catch (IOException e) {
      counts.malformed++;
    }
  }

  void onDatagram(ByteBuffer datagram, SocketAddress from, long nowNanos, long positionSamples) {
    counts.received++;
    if (header.read(datagram) != RtpHeader.Verdict.VALID) {
      counts.malformed++;
      return;
    }
    int type = header.payloadType();
    G711Law law = laws[type];
    if (!receives || (law == null && type != keysIn)) {
      counts.unwanted++;
      return;
    }
    if (type == keysIn && !gate.isCurrent(from, header.ssrc())) {
      onForeignKey(datagram, from, positionSamples);
      return;
    }
    switch (gate.admit(from, header, nowNanos)) {
      case ADMITTED_AFRESH -> {
        jitter.restart();
        onAdmitted(datagram, law, nowNanos, positionSamples);
      }
      case ADMITTED -> onAdmitted(datagram, law, nowNanos, positionSamples);
      case NOT_YET, OTHER_SOURCE, OTHER_ADDRESS -> counts.notAdmitted++;
    }
  }

  /** Some senders give key events an SSRC of their own: heard, but never taken for the audio. */
  private void onForeignKey(ByteBuffer datagram, SocketAddress from, long positionSamples) {
    if (gate.isFarEnd(from)) {
      onKey(datagram, false, positionSamples);
    } else {
      counts.notAdmitted++;
    }
  }

  private void onAdmitted(
      ByteBuffer datagram, @Nullable G711Law law, long nowNanos, long positionSamples) {
    heardNanos = nowNanos;
    if (!started) {
      started = true;
      lost = false;
      events.onInboundStarted();
    }
    if (law == null) {
      onKey(datagram, true, positionSamples);
      return;
    }
    int length = header.payloadLength();
    if (length == 0 || length > MAX_SAMPLES) {
      counts.malformed++;
      return;
    }
    law.decode(datagram, header.payloadOffset(), length, decoded);
    jitter.put(header.timestamp(), decoded, length);
    if (observer != null) {
      observer.onPacket(nowNanos, header.sequence(), header.timestamp(), length, level(length));
    }
  }

  private void onKey(ByteBuffer datagram, boolean trusted, long positionSamples) {
    int code =
        keys.accept(
            header.ssrc(),
            header.timestamp(),
            datagram,
            header.payloadOffset(),
            header.payloadLength(),
            trusted);
    if (code != KeyReceiver.NOTHING) {
      TelephoneKey.ofEvent(code).ifPresent(key -> events.onKey(key, positionSamples));
    }
  }

  private int level(int length) {
    long energy = 0;
    for (int i = 0; i < length; i++) {
      energy += decoded[i] * decoded[i];
    }
    return (int) Math.sqrt((double) energy / length);
  }

  /** The line did not run for so long: nobody was listened to. */
  void stoodStill(long nanos, long nowNanos) {
    heardNanos = Math.min(nowNanos, heardNanos + nanos);
  }

  /** Tells once when nothing was heard for too long. */
  void watch(long nowNanos) {
    if (!awaited) {
      heardNanos = nowNanos;
    } else if (!lost && nowNanos - heardNanos >= timeoutNanos) {
      lost = true;
      started = false;
      events.onInboundLost();
    }
  }
}
