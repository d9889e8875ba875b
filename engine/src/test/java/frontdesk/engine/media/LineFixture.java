package frontdesk.engine.media;

import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.media.rtp.RtpHeader;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.media.TelephoneKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A line on a real loopback socket with a clock that the test moves, and a far end beside it. */
final class LineFixture implements AutoCloseable {
  static final int KEYS = 101;
  static final int TICK_NANOS = 20_000_000;

  final DatagramChannel far;
  final MediaLine line;
  final List<Packet> received = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<MediaLine> orphans = new ArrayList<>();
  final LineListener listener = new Notes();

  private final DatagramChannel near;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(2_048);
  private final ByteBuffer out = ByteBuffer.allocateDirect(2_048);
  long nowNanos = 1_000_000_000L;
  private long ticks;

  /** One RTP packet that the far end got. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Packet(int type, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload) {}

  LineFixture(Clip holding) {
    this(holding, MediaSettings.loopback());
  }

  LineFixture(Clip holding, MediaSettings settings) {
    near = socket();
    far = socket();
    InetSocketAddress address = addressOf(near);
    line =
        new MediaLine(
            near,
            address,
            LineOpening.of(holding, orphans::add),
            settings,
            () -> nowNanos,
            new Random(7),
            gone -> {});
  }

  static DatagramChannel socket() {
    try {
      DatagramChannel channel = DatagramChannel.open();
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InetSocketAddress addressOf(DatagramChannel channel) {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LineMedia media() {
    return LineMedia.simple(addressOf(far), G711Law.A_LAW, OptionalInt.of(KEYS));
  }

  /** Attached with epoch 1 and configured. */
  LineFixture talking(@Nullable AudioSink sink) {
    line.attach(1, listener, sink);
    line.configure(1, media());
    return this;
  }

  void ticks(int count) {
    for (int i = 0; i < count; i++) {
      tickOnly();
    }
    collect();
  }

  /** One tick of the line; what it sends is left in the socket. */
  void tickOnly() {
    tickLagging(0);
  }

  /** The same while so many more are late. */
  void tickLagging(int lagTicks) {
    line.tick(ticks, nowNanos);
    line.listen(ticks++, true, lagTicks, buffer, nowNanos);
    nowNanos += TICK_NANOS;
  }

  /** One tick, whose second half comes so many ticks later, after this has happened. */
  void tickThenPause(int count, Runnable meanwhile) {
    line.tick(ticks, nowNanos);
    meanwhile.run();
    skipTicks(count);
    line.listen(ticks++, true, 0, buffer, nowNanos);
    nowNanos += TICK_NANOS;
  }

  /** Lets time pass without ticks, as a process that is paused does. */
  void skipTicks(int count) {
    ticks += count;
    nowNanos += (long) count * TICK_NANOS;
  }

  void send(int type, int sequence, int timestamp, int ssrc, byte[] payload) {
    send(far, type, sequence, timestamp, ssrc, payload);
  }

  void send(DatagramChannel from, int type, int sequence, int timestamp, int ssrc, byte[] payload) {
    out.clear();
    RtpHeader.write(out, false, type, sequence, timestamp, ssrc);
    out.put(payload);
    out.flip();
    try {
      from.send(out, line.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect() {
    try {
      while (true) {
        ByteBuffer in = ByteBuffer.allocate(2_048);
        SocketAddress from = far.receive(in);
        if (from == null) {
          return;
        }
        in.flip();
        RtpHeader header = new RtpHeader();
        header.read(in);
        byte[] payload = new byte[header.payloadLength()];
        in.get(header.payloadOffset(), payload);
        received.add(
            new Packet(
                header.payloadType(),
                header.marker(),
                header.sequence(),
                header.timestamp(),
                header.ssrc(),
                payload));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All audio that the far end got, decoded. */
  short[] receivedAudio() {
    int length =
        received.stream().filter(p -> p.type() == 8).mapToInt(p -> p.payload().length).sum();
    short[] audio = new short[length];
    int at = 0;
    for (Packet packet : received) {
      if (packet.type() == 8) {
        for (byte code : packet.payload()) {
          audio[at++] = G711Law.A_LAW.decode(code);
        }
      }
    }
    return audio;
  }

  static short[] tone(int samples, int amplitude) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) (amplitude * Math.sin(2 * Math.PI * 200 * i / 8_000));
    }
    return tone;
  }

  static Clip clip(int samples) {
    return new Clip("tone", tone(samples, 8_000));
  }

  static Clip noHolding() {
    return new Clip("none", new short[0]);
  }

  static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }

  static byte[] payload(int samples, int amplitude) {
    byte[] payload = new byte[samples];
    short[] tone = tone(samples, amplitude);
    for (int i = 0; i < samples; i++) {
      payload[i] = G711Law.A_LAW.encode(tone[i]);
    }
    return payload;
  }

  @Override
  public void close() {
    line.close();
    try {
      near.close();
      far.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  class Notes implements LineListener {
    @Override
    public void onKey(TelephoneKey key, long positionSamples) {
      told.add("key " + key.symbol());
    }

    @Override
    public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
      told.add("played " + utteranceId + " " + samplesSent + " " + complete);
    }

    @Override
    public void onInboundLost() {
      told.add("inbound lost");
    }

    @Override
    public void onPlaying(long utteranceId) {
      told.add("playing " + utteranceId);
    }

    @Override
    public void onInboundStarted() {
      told.add("inbound started");
    }

    @Override
    public void onHolding() {
      told.add("holding");
    }
  }
}
