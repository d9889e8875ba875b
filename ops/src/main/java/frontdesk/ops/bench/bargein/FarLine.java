package frontdesk.ops.bench.bargein;

import frontdesk.engine.media.rtp.RtpHeader;
import frontdesk.protocol.media.G711Law;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One call of a caller whose line echoes: sends a packet every 20 ms, puts a sound into each
 * prompt, and hears whether the prompt stops. Runs on one thread, which it blocks.
 */
final class FarLine {
  private static final int PACKET = 160;
  private static final int SAMPLES_PER_MS = 8;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long NO_PROMPT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long TOO_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final int DATAGRAM_OCTETS = 2_048;
  private static final double VOICED = 100;
  private static final long NEVER = Long.MIN_VALUE;
  private static final G711Law LAW = G711Law.A_LAW;

  private final BargeInPlan.Call call;
  private final Map<String, short[]> clips;
  private final PromptWatch watch;
  private final Consumer<TrialReport> reports;
  private final LineSound sound;
  private final RtpHeader header = new RtpHeader();
  private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_OCTETS);
  private final ByteBuffer out = ByteBuffer.allocateDirect(RtpHeader.FIXED_OCTETS + PACKET);
  private final short[] samples = new short[PACKET];
  private final short[] decoded = new short[DATAGRAM_OCTETS];

  private long position;
  private boolean anchored;
  private long anchor;
  private int lastTimestamp;
  private int nextSequence;
  private int trial;
  private boolean inPrompt;
  private long begunNanos;
  private long putAt = NEVER;
  private long spokeNanos = NEVER;

  FarLine(
      BargeInPlan.Call call,
      short[] prompt,
      Map<String, short[]> clips,
      Consumer<TrialReport> reports) {
    this.call = call;
    this.clips = clips;
    this.reports = reports;
    watch = new PromptWatch(prompt);
    sound = new LineSound(call);
  }

  /** Calls, and hangs up after the last trial; one report for each prompt that was heard. */
  void run(int nodePort, int number) throws IOException {
    try (Selector selector = Selector.open();
        DatagramChannel rtp = DatagramChannel.open()) {
      rtp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      rtp.configureBlocking(false);
      rtp.register(selector, SelectionKey.OP_READ);
      int port = rtp.socket().getLocalPort();
      try (FarSip sip = new FarSip(nodePort, port, number, new Random(call.seed()))) {
        OptionalInt far = sip.call();
        if (far.isPresent()) {
          rtp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), far.getAsInt()));
          talk(sip, selector, rtp);
          sip.hangUp();
        }
      }
    }
  }

  private void talk(FarSip sip, Selector selector, DatagramChannel rtp) throws IOException {
    long next = System.nanoTime();
    begunNanos = next;
    while (trial < call.trials().size()
        && !sip.isEndedByNode()
        && next - begunNanos < NO_PROMPT_NANOS) {
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        long leftMs = left / 1_000_000;
        if (leftMs > 0) {
          selector.select(leftMs);
        } else {
          java.util.concurrent.locks.LockSupport.parkNanos(left);
        }
        selector.selectedKeys().clear();
        hear(rtp);
      }
      hear(rtp);
      speak(rtp);
      next += TICK_NANOS;
    }
  }

  private void speak(DatagramChannel rtp) throws IOException {
    sound.next(position, samples);
    out.clear();
    int sequence = (int) (position / PACKET) & 0xFFFF;
    RtpHeader.write(
        out, position == 0, LAW.payloadType(), sequence, (int) position, (int) call.seed());
    LAW.encode(samples, 0, PACKET, out);
    rtp.write(out.flip());
    if (spokeNanos == NEVER
        && inPrompt
        && position >= putAt
        && current().kind() == Trial.Kind.CALLER
        && sound.putLevel(position, PACKET) >= VOICED) {
      spokeNanos = System.nanoTime();
    }
    position += PACKET;
  }

  private Trial current() {
    return call.trials().get(trial);
  }

  private void hear(DatagramChannel rtp) throws IOException {
    for (in.clear(); rtp.read(in) > 0; in.clear()) {
      long now = System.nanoTime();
      in.flip();
      if (header.read(in) == RtpHeader.Verdict.VALID && header.payloadType() == LAW.payloadType()) {
        onPacket(now);
      }
    }
  }

  private void onPacket(long now) {
    int length = header.payloadLength();
    LAW.decode(in, header.payloadOffset(), length, decoded);
    if (!anchored) {
      anchored = true;
      anchor = position;
      lastTimestamp = header.timestamp();
      nextSequence = header.sequence();
    }
    anchor += header.timestamp() - lastTimestamp;
    lastTimestamp = header.timestamp();
    sound.received(anchor, decoded, length);
    watch.lost((short) (header.sequence() - nextSequence));
    nextSequence = header.sequence() + 1;
    switch (watch.take(PromptWatch.level(decoded, 0, length), now)) {
      case BEGAN -> begin(now);
      case STOPPED -> end(true);
      case ENDED -> end(false);
      case NONE -> {}
    }
  }

  private void begin(long now) {
    if (trial >= call.trials().size()) {
      return;
    }
    inPrompt = true;
    begunNanos = now;
    spokeNanos = NEVER;
    Trial now1 = current();
    putAt = position + (long) now1.afterMs() * SAMPLES_PER_MS;
    sound.put(putAt, soundOf(now1));
  }

  private double[] soundOf(Trial now) {
    Random random = new Random(now.seed());
    return switch (now.kind()) {
      case CALLER -> Sounds.voice(clips.getOrDefault(now.clip(), new short[0]), now.levelDbfs());
      case ECHO -> new double[0];
      case COUGH -> Sounds.coughs(now.levelDbfs(), random);
      case NOISE -> Sounds.rustle(random);
    };
  }

  private void end(boolean stopped) {
    if (!inPrompt) {
      return;
    }
    inPrompt = false;
    long after = spokeNanos == NEVER ? -1 : watch.lastVoicedNanos() - spokeNanos;
    TrialReport.Outcome outcome;
    if (spokeNanos == NEVER) {
      outcome = stopped ? TrialReport.Outcome.FALSE : TrialReport.Outcome.UNDISTURBED;
    } else {
      outcome =
          stopped && after <= TOO_LATE_NANOS
              ? TrialReport.Outcome.STOPPED
              : TrialReport.Outcome.MISSED;
    }
    reports.accept(
        new TrialReport(
            call.echoDb(),
            call.delayMs(),
            trial + 1,
            current(),
            outcome,
            outcome == TrialReport.Outcome.STOPPED ? Math.max(0, after) : -1));
    trial++;
  }
}
