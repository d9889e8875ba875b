package frontdesk.ops.firstcall.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller's end of the audio, made of a socket: keeps every packet that comes, and sends twenty
 * milliseconds of silence fifty times a second, or keys (RFC 4733) in their place. Two threads of
 * its own.
 */
public final class RawRtp implements AutoCloseable {
  private static final long FRAME_NANOS = 20_000_000;
  private static final int FRAME_SAMPLES = 160;
  private static final int TELEPHONE_EVENT = 101;
  private static final int EVENT_PACKETS = 5;
  private static final int END_PACKETS = 3;
  private static final int MU_LAW_SILENCE = 0xFF;
  private static final int A_LAW_SILENCE = 0xD5;
  private static final String KEYS = "0123456789*#";

  private final DatagramSocket socket;
  private final List<RawPacket> packets = new CopyOnWriteArrayList<>();
  private final Queue<Character> keys = new ConcurrentLinkedQueue<>();
  private final Queue<byte[]> speech = new ConcurrentLinkedQueue<>();
  private final int ssrc = new Random().nextInt();
  private volatile @Nullable InetSocketAddress remote;
  private volatile int payloadType;
  private volatile boolean muted;
  private volatile boolean closed;
  private int sequence = new Random().nextInt(60_000);
  private int timestamp = new Random().nextInt();

  private RawRtp(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Opens a port on this address and listens. */
  public static RawRtp open(InetAddress address) throws IOException {
    RawRtp rtp = new RawRtp(new DatagramSocket(0, address));
    rtp.start("raw-rtp-in", rtp::listen);
    rtp.start("raw-rtp-out", rtp::talk);
    return rtp;
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** From now on sends there. */
  public void sendTo(InetSocketAddress where) {
    remote = where;
  }

  /** Sends silence of this static payload type: 0 mu-law, 8 A-law. */
  public void payloadType(int type) {
    payloadType = type;
  }

  /** Whether nothing is sent at all. */
  public void mute(boolean nothing) {
    muted = nothing;
  }

  /** Presses a key; it goes out after those pressed before. */
  public void press(char key) {
    keys.add(key);
  }

  /** Says this, encoded as the payload type in use; what is left over of a packet is left out. */
  public void say(byte[] octets) {
    for (int at = 0; at + FRAME_SAMPLES <= octets.length; at += FRAME_SAMPLES) {
      speech.add(java.util.Arrays.copyOfRange(octets, at, at + FRAME_SAMPLES));
    }
  }

  /** All that came so far, in the order of arrival. */
  public RawAudio heard() {
    return new RawAudio(packets);
  }

  private void listen() {
    DatagramPacket datagram = new DatagramPacket(new byte[2048], 2048);
    while (!closed) {
      try {
        socket.receive(datagram);
        RawPacket.parse(datagram, System.nanoTime()).ifPresent(packets::add);
      } catch (SocketException end) {
        closed = true;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void talk() {
    long next = System.nanoTime();
    while (!closed) {
      next += FRAME_NANOS;
      Character key = keys.peek();
      if (remote == null || muted) {
        timestamp += FRAME_SAMPLES;
      } else if (key == null) {
        byte[] said = speech.poll();
        send(payloadType, false, timestamp, said == null ? silence() : said);
        timestamp += FRAME_SAMPLES;
      } else {
        next = sendKey(KEYS.indexOf(key), next);
        keys.poll();
      }
      park(next);
    }
  }

  /** One event: its packets repeat the timestamp of its beginning; the last one comes thrice. */
  private long sendKey(int event, long from) {
    long next = from;
    for (int i = 1; i <= EVENT_PACKETS + END_PACKETS && !closed; i++) {
      boolean end = i > EVENT_PACKETS;
      int duration = Math.min(i, EVENT_PACKETS + 1) * FRAME_SAMPLES;
      byte[] payload = {
        (byte) event, (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration
      };
      send(TELEPHONE_EVENT, i == 1, timestamp, payload);
      park(next);
      next += FRAME_NANOS;
    }
    timestamp += (EVENT_PACKETS + END_PACKETS) * FRAME_SAMPLES;
    return next;
  }

  private byte[] silence() {
    byte[] frame = new byte[FRAME_SAMPLES];
    java.util.Arrays.fill(frame, (byte) (payloadType == 0 ? MU_LAW_SILENCE : A_LAW_SILENCE));
    return frame;
  }

  private void send(int type, boolean marker, int at, byte[] payload) {
    InetSocketAddress to = remote;
    if (to == null) {
      return;
    }
    ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
    packet.put((byte) 0x80).put((byte) (marker ? 0x80 | type : type));
    packet.putShort((short) sequence++).putInt(at).putInt(ssrc).put(payload);
    try {
      socket.send(new DatagramPacket(packet.array(), packet.capacity(), to));
    } catch (SocketException gone) {
      closed = socket.isClosed();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void park(long until) {
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
  }
}
