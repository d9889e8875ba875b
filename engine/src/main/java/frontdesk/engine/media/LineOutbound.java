package frontdesk.engine.media;

import frontdesk.engine.media.keys.KeySender;
import frontdesk.engine.media.playout.ComfortNoise;
import frontdesk.engine.media.playout.HoldingAnnouncement;
import frontdesk.engine.media.playout.Playout;
import frontdesk.engine.media.rtp.RtpHeader;
import frontdesk.protocol.media.G711Law;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A line's way out: each tick a key's packet, or as much audio as keeps the far end supplied.
 * Guarded by the line's lock; never allocates per packet.
 */
final class LineOutbound {
  /*
   * A packet's samples are fetched when it is sent, never earlier: so a flush leaves no utterance's
   * rest in a half-made packet, and what was fetched was sent. The packet of a long packet time runs
   * ahead of the tick; the ring remembers it, so that each tick knows what the far end hears in it.
   */
  private static final int TICK = MediaLine.TICK_SAMPLES;
  private static final int MAX_PACKET = 480;
  private static final int RING = 1_024;

  private final DatagramChannel channel;
  private final LineCounts counts;
  private final LineEvents events;
  private final Playout playout;
  private final HoldingAnnouncement holding;
  private final ComfortNoise noise;
  private final KeySender keys = new KeySender();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(RtpHeader.FIXED_OCTETS + MAX_PACKET);
  private final short[] samples = new short[MAX_PACKET];
  private final short[] ring = new short[RING];
  private final int ssrc;
  private final int timestampBase;

  private int sequence;
  private long sentUntil;
  private boolean marker = true;

  LineOutbound(
      DatagramChannel channel,
      MediaSettings settings,
      LineOpening opening,
      LineEvents events,
      LineCounts counts,
      RandomGenerator random) {
    this.channel = channel;
    this.counts = counts;
    this.events = events;
    playout = new Playout(settings.maxUtterances(), events);
    int gapSamples = (int) settings.timings().holdingGap().toMillis() * 8;
    holding = new HoldingAnnouncement(opening.holding(), gapSamples);
    ssrc = random.nextInt();
    timestampBase = random.nextInt();
    sequence = random.nextInt() & 0x7FFF;
    noise = new ComfortNoise(settings.comfortNoiseAmplitude(), ssrc);
  }

  Playout playout() {
    return playout;
  }

  KeySender keys() {
    return keys;
  }

  /** Stops the holding announcement where it is. */
  void stopHolding() {
    holding.reset();
  }

  /**
   * One tick: sends what is due and answers what the far end hears in it.
   *
   * @param destination where to send, or null to send nothing
   * @param neglected whether the line has to speak for itself
   * @return whether some of it was the owner's
   */
  boolean tick(
      long position,
      @Nullable LineMedia media,
      @Nullable InetSocketAddress destination,
      boolean neglected,
      short[] played) {
    long end = position + TICK;
    boolean owners = false;
    marker |= sentUntil < position;
    sentUntil = Math.max(sentUntil, position);
    if (media == null || destination == null || !media.maySend()) {
      skipTo(end);
      marker = true;
    } else if (media.keysOut().isPresent() && sentUntil == position && keys.advance(position)) {
      sendKey(media.keysOut().getAsInt(), destination);
      skipTo(end);
    } else {
      int length = media.ptimeMs() * 8;
      while (sentUntil < end) {
        owners |= fill(length, media.held(), neglected);
        sendAudio(length, media.send(), destination);
      }
    }
    for (int i = 0; i < TICK; i++) {
      played[i] = ring[(int) (position + i) & (RING - 1)];
    }
    return owners;
  }

  private void skipTo(long end) {
    for (long at = sentUntil; at < end; at++) {
      ring[(int) at & (RING - 1)] = 0;
    }
    sentUntil = Math.max(sentUntil, end);
  }

  /** Whether the owner has something to say in this packet. */
  private boolean fill(int length, boolean held, boolean neglected) {
    int filled = 0;
    boolean owners = false;
    if (!held) {
      filled = playout.read(samples, 0, length);
      owners = filled > 0;
      if (owners) {
        holding.yieldTo(samples, 0, filled);
      } else {
        long rounds = holding.rounds();
        filled = holding.read(neglected, samples, 0, length);
        if (holding.rounds() != rounds) {
          counts.announced++;
          events.onHolding();
        }
      }
    }
    noise.fill(samples, filled, length - filled);
    return owners;
  }

  private void sendAudio(int length, LineMedia.Format format, InetSocketAddress destination) {
    begin(marker, format.payloadType(), sentUntil);
    G711Law law = format.law();
    law.encode(samples, 0, length, packet);
    send(destination);
    marker = false;
    for (int i = 0; i < length; i++) {
      ring[(int) (sentUntil + i) & (RING - 1)] = samples[i];
    }
    sentUntil += length;
  }

  private void sendKey(int payloadType, InetSocketAddress destination) {
    begin(keys.first(), payloadType, keys.startedAt());
    keys.write(packet);
    send(destination);
  }

  private void begin(boolean marked, int payloadType, long position) {
    packet.clear();
    int timestamp = timestampBase + (int) position;
    RtpHeader.write(packet, marked, payloadType, sequence, timestamp, ssrc);
    sequence = (sequence + 1) & 0xFFFF;
  }

  private void send(InetSocketAddress destination) {
    packet.flip();
    try {
      if (channel.send(packet, destination) > 0) {
        counts.sent++;
      } else {
        counts.sendFailures++;
      }
    } catch (IOException | UnsupportedAddressTypeException e) {
      // A far end that cannot be reached, or only by the other IP version, is the watchdog's
      // business; the clock goes on.
      counts.sendFailures++;
    }
  }

  /** Keeps silent for good: drops what waits. */
  void silence() {
    playout.flush();
    holding.reset();
    Arrays.fill(ring, (short) 0);
  }
}
