package frontdesk.engine.media;

import frontdesk.engine.media.rtp.RtpHeader;
import frontdesk.protocol.media.G711Law;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * A sender whose every stretch of samples is unlike any other, so that what is heard tells by
 * itself where in the stream it comes from.
 */
final class SentAudio {
  static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);

  /** Stands where the sender was silent: no sample has this value. */
  static final short SILENT = 7;

  private static final int SLOTS = 1 << 16;

  private final Random noise;
  private final int[] newestLike = new int[SLOTS];
  private int[] olderLike = new int[16_000];
  private short[] samples = new short[16_000];
  private int length;
  private int sequence;
  private int timestamp;
  private int ssrc = 77;
  private G711Law law = G711Law.A_LAW;
  private int packetSamples = 160;

  SentAudio(int sequence, int timestamp, long seed) {
    this.sequence = sequence;
    this.timestamp = timestamp;
    noise = new Random(seed);
  }

  /** Everything said so far; silences are marked. */
  int length() {
    return length;
  }

  short at(int index) {
    return index < 0 || index >= length ? SILENT : samples[index];
  }

  /** The newest place that may hold the four samples from here on; -1 if none does. */
  int newestLike(short[] frame, int from) {
    return newestLike[slot(frame, from)] - 1;
  }

  /** The place before this one that may hold the same four samples; -1 if none does. */
  int olderLike(int place) {
    return olderLike[place] - 1;
  }

  private static int slot(short[] audio, int from) {
    int hash = 0;
    for (int i = 0; i < 4; i++) {
      hash = hash * 31 + audio[from + i];
    }
    return (hash * 0x9E37_79B9) >>> 16;
  }

  private void append(short sample) {
    samples[length++] = sample;
    if (length >= 4) {
      int slot = slot(samples, length - 4);
      olderLike[length - 4] = newestLike[slot];
      newestLike[slot] = length - 3;
    }
  }

  /** The next packet, ready to be read. */
  ByteBuffer packet() {
    ByteBuffer datagram = ByteBuffer.allocate(RtpHeader.FIXED_OCTETS + packetSamples);
    RtpHeader.write(datagram, false, law.payloadType(), sequence, timestamp, ssrc);
    room();
    for (int i = 0; i < packetSamples; i++) {
      byte code = law.encode((short) (noise.nextInt(16_000) - 8_000));
      datagram.put(code);
      append(law.decode(code));
    }
    sequence = (sequence + 1) & 0xFFFF;
    timestamp += packetSamples;
    return datagram.flip();
  }

  void pause() {
    room();
    for (int i = 0; i < packetSamples; i++) {
      append(SILENT);
    }
    timestamp += packetSamples;
  }

  private void room() {
    if (length + packetSamples > samples.length) {
      samples = Arrays.copyOf(samples, 2 * samples.length);
      olderLike = Arrays.copyOf(olderLike, samples.length);
    }
  }

  void newSource() {
    ssrc += 1_111;
  }

  void jump(int by) {
    timestamp += by;
  }

  void restartSequence() {
    sequence = (sequence + 30_000) & 0xFFFF;
  }

  void law(G711Law newLaw) {
    law = newLaw;
  }

  int packetMs() {
    return packetSamples / 8;
  }

  void packetMs(int milliseconds) {
    packetSamples = milliseconds * 8;
  }
}
