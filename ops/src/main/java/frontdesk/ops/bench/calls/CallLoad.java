package frontdesk.ops.bench.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Callers under load, evenly spread over time, on one thread and one SIP socket. What the far end
 * says to them (RTP) goes to one more socket and is thrown away unread but for its number.
 */
final class CallLoad implements AutoCloseable {
  private static final int BUFFER_OCTETS = 8_192;
  private static final int SOCKET_BUFFER_OCTETS = 4 << 20;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int ID_OCTETS = 10;

  private final List<InetSocketAddress> nodes;
  private final String called;
  private final long holdNanos;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final DatagramChannel sip;
  private final DatagramChannel rtp;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_OCTETS);
  private final Map<String, LoadCall> calls = new HashMap<>();
  private final PriorityQueue<Waking> timers = new PriorityQueue<>();
  private long made;
  private long rtpPackets;

  private record Waking(long at, LoadCall call) implements Comparable<Waking> {
    @Override
    public int compareTo(Waking other) {
      return Long.compare(at - other.at, 0);
    }
  }

  /**
   * Opens both sockets.
   *
   * @param nodes where SIP goes, in turns; one call's always to the same one
   * @param called the user part of the number or name that is dialled
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  CallLoad(
      List<InetSocketAddress> nodes,
      String called,
      long holdNanos,
      LongSupplier nanoTime,
      RandomGenerator random)
      throws IOException {
    this.nodes = List.copyOf(nodes);
    this.called = called;
    this.holdNanos = holdNanos;
    this.nanoTime = nanoTime;
    this.random = random;
    this.selector = Selector.open();
    this.sip = open();
    this.rtp = open();
  }

  private DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_OCTETS);
    channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, channel);
    return channel;
  }

  int sipPort() {
    return port(sip);
  }

  int rtpPort() {
    return port(rtp);
  }

  private static int port(DatagramChannel channel) {
    return channel.socket().getLocalPort();
  }

  /** Packets that came from lines so far. */
  long rtpPackets() {
    return rtpPackets;
  }

  /** Calls that are not over. */
  long unfinished() {
    return calls.values().stream().filter(call -> call.state() != LoadCall.State.OVER).count();
  }

  /**
   * Calls so often for so long, then waits until the last of these calls is over.
   *
   * @param rate calls a second
   * @param tally counts these calls
   */
  void run(double rate, long lengthNanos, CallTally tally) throws IOException {
    long start = nanoTime.getAsLong();
    long count = (long) (rate * lengthNanos / 1e9);
    long placed = 0;
    while (placed < count || unfinished() > 0) {
      long now = nanoTime.getAsLong();
      long due = start + (long) (placed / rate * 1e9);
      if (placed < count && now >= due) {
        place(tally, now, due);
        placed++;
      } else {
        wakeCalls(now);
        await(placed < count ? due : now + 50 * NANOS_PER_MS);
      }
    }
    calls.clear();
    timers.clear();
  }

  private void place(CallTally tally, long now, long due) {
    InetSocketAddress node = nodes.get((int) (made % nodes.size()));
    String uri = "sip:" + called + "@" + node.getAddress().getHostAddress() + ":" + node.getPort();
    made++;
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    String id = HexFormat.of().formatHex(octets) + made;
    LoadCall call =
        new LoadCall(
            tally,
            new CallWire(this, node),
            new SipText.Dialog(
                id + "@127.0.0.1",
                "<sip:+4420795%05d@127.0.0.1>;tag=".formatted(made % 100_000) + id,
                "<" + uri + ">",
                uri,
                sipPort(),
                rtpPort()),
            "z9hG4bK" + id,
            holdNanos);
    calls.put(call.callId(), call);
    call.begin(now, due);
  }

  private void wakeCalls(long now) {
    for (Waking next = timers.peek(); next != null && next.at() - now <= 0; next = timers.peek()) {
      timers.remove();
      next.call().onTime(now);
    }
  }

  /** Reads what comes until then, or until a call's timer. */
  private void await(long until) throws IOException {
    Waking next = timers.peek();
    long at = next == null ? until : Math.min(until, next.at());
    long leftNanos = at - nanoTime.getAsLong();
    if (leftNanos < NANOS_PER_MS) {
      selector.selectNow(this::onReady);
      if (leftNanos > 0) {
        LockSupport.parkNanos(this, leftNanos);
      }
    } else {
      selector.select(this::onReady, leftNanos / NANOS_PER_MS);
    }
  }

  private void onReady(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.attachment();
    try {
      for (in.clear(); channel.receive(in) != null; in.clear()) {
        if (channel == rtp) {
          rtpPackets++;
        } else {
          onMessage(StandardCharsets.ISO_8859_1.decode(in.flip()).toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a caller's socket failed", e);
    }
  }

  private void onMessage(String message) {
    LoadCall call = calls.get(SipText.header(message, "Call-ID"));
    if (call == null) {
      return; // of an earlier step: its call was over
    }
    int status = SipText.status(message);
    if (status > 0) {
      String cseq = SipText.header(message, "CSeq");
      int number = Integer.parseInt(cseq.substring(0, cseq.indexOf(' ')));
      call.onResponse(status, number, message, nanoTime.getAsLong());
    } else if (message.startsWith("BYE ")) {
      call.onFarEndBye(message);
    }
  }

  /** One call's way to its node. */
  private record CallWire(CallLoad load, InetSocketAddress node) implements LoadCall.Wire {
    @Override
    public void send(String message) {
      try {
        load.sip.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.ISO_8859_1)), node);
      } catch (IOException e) {
        throw new UncheckedIOException("a caller's socket failed", e);
      }
    }

    @Override
    public void wake(LoadCall call, long atNanos) {
      load.timers.add(new Waking(atNanos, call));
    }
  }

  @Override
  public void close() throws IOException {
    sip.close();
    rtp.close();
    selector.close();
  }
}
