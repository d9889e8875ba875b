package frontdesk.ops.bench.media;

import frontdesk.engine.media.rtp.RtpHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A caller: speaks in packets of 20 ms, pauses, and checks what it hears.
 *
 * <p>One thread speaks, another one hears.
 */
final class FarCall {
  private static final int PACKET = 160;
  private static final int ROUND = MarkedSpeech.UTTERANCE_SAMPLES + MarkedSpeech.PAUSE_SAMPLES;
  private static final int FAINT = 6;

  private final DatagramChannel channel;
  private final MarkedSpeech speech;
  private final int says;
  private final SpeechChecker checker;
  private final Pacing pacing;
  private final ByteBuffer out = ByteBuffer.allocateDirect(RtpHeader.FIXED_OCTETS + PACKET);
  private final byte[] octets = new byte[PACKET];
  private final short[] decoded = new short[PACKET];
  private final RtpHeader header = new RtpHeader();

  private int position;
  private int sequence;
  private int timestamp;
  private long sent;
  private long sendFailures;

  private int expected = -1;
  private long lastNanos;
  private long received;
  private long lost;
  private long strange;

  FarCall(int call, MarkedSpeech speech, Pacing pacing) throws IOException {
    this.speech = speech;
    this.pacing = pacing;
    says = MarkedSpeech.numberOf(call, true);
    checker = new SpeechChecker(speech, MarkedSpeech.numberOf(call, false));
    // Everybody starts somewhere else, so that not all speak and pause at once.
    position = (call * 7) % (ROUND / PACKET) * PACKET;
    sequence = (call * 211) & 0xFFFF;
    timestamp = call * 1_000_003;
    channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  DatagramChannel channel() {
    return channel;
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  void connect(int port) throws IOException {
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Sends the next 20 ms. */
  void speak() {
    out.clear();
    RtpHeader.write(out, position == 0, speech.law().payloadType(), sequence, timestamp, ~says);
    if (position < MarkedSpeech.UTTERANCE_SAMPLES) {
      speech.octets(says, position, octets, PACKET);
    } else {
      for (int i = 0; i < PACKET; i++) {
        octets[i] = speech.law().encode((short) ((timestamp + i * i) % FAINT));
      }
    }
    out.put(octets).flip();
    try {
      sent += channel.write(out) > 0 ? 1 : 0;
    } catch (IOException e) {
      // The line may be gone already when the measurement ends; counted, and said at the end.
      sendFailures++;
    }
    position = (position + PACKET) % ROUND;
    sequence = (sequence + 1) & 0xFFFF;
    timestamp += PACKET;
  }

  /** Takes one packet that came. */
  void hear(ByteBuffer datagram, long nowNanos) {
    if (header.read(datagram) != RtpHeader.Verdict.VALID
        || header.payloadType() != speech.law().payloadType()
        || header.payloadLength() != PACKET) {
      strange++;
      return;
    }
    received++;
    int ahead = expected < 0 ? 0 : (header.sequence() - expected) & 0xFFFF;
    if (ahead == 0 && expected >= 0) {
      pacing.add(nowNanos - lastNanos);
    } else if (ahead > 0) {
      lost += ahead;
      checker.interrupt();
    }
    expected = (header.sequence() + 1) & 0xFFFF;
    lastNanos = nowNanos;
    speech.law().decode(datagram, header.payloadOffset(), PACKET, decoded);
    checker.hear(decoded, PACKET);
  }

  SpeechChecker checker() {
    return checker;
  }

  long sent() {
    return sent;
  }

  long sendFailures() {
    return sendFailures;
  }

  long received() {
    return received;
  }

  long lost() {
    return lost;
  }

  /** Packets that are none of this call's codec and length. */
  long strange() {
    return strange;
  }
}
