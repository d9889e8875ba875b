package frontdesk.engine.media;

import frontdesk.engine.media.jitter.JitterCounts;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.G711Law;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;

/** Plays a case into a line's way in, tick by tick, and measures what comes out. */
final class JitterRun {
  private static final int FRAME = MediaLine.TICK_SAMPLES;
  private static final int FAR = 320_000;
  private static final int SECOND = 8_000;
  private static final long TICK_NANOS = 20_000_000L;

  final SentAudio sent;
  final HeardAudio heard;
  private final LineInbound inbound;
  private final short[] frame = new short[FRAME];
  private final ArrayDeque<ByteBuffer> held = new ArrayDeque<>();
  private ByteBuffer last = ByteBuffer.allocate(0);
  private long nowNanos = 1_000_000_000L;
  private int ticks;
  private int greatestDelay;

  JitterRun(int sequence, int timestamp, long seed) {
    sent = new SentAudio(sequence, timestamp, seed);
    heard = new HeardAudio(sent);
    inbound =
        new LineInbound(
            MediaSettings.loopback(),
            new LineEvents(),
            new LineCounts(),
            LineOpening.of(new Clip("nothing", new short[0]), orphan -> {}));
    List<LineMedia.Format> both =
        List.of(LineMedia.Format.of(G711Law.A_LAW), LineMedia.Format.of(G711Law.MU_LAW));
    inbound.configure(
        new LineMedia(
            SentAudio.FROM,
            both.get(0),
            both,
            OptionalInt.empty(),
            OptionalInt.empty(),
            20,
            LineMedia.Direction.SENDRECV,
            false),
        nowNanos);
  }

  static JitterRun of(JitterCase one) {
    JitterRun run = new JitterRun(one.sequence(), one.timestamp(), 5);
    one.ticks().forEach(run::tick);
    return run;
  }

  void tick(String signs) {
    signs.chars().forEach(sign -> take((char) sign));
    listen();
  }

  /** Hears one frame. */
  void listen() {
    inbound.jitter().read(frame, FRAME);
    heard.hear(frame);
    greatestDelay = Math.max(greatestDelay, delaySamples());
    nowNanos += TICK_NANOS;
    ticks++;
  }

  private void take(char sign) {
    switch (sign) {
      case '.' -> {}
      case 'p' -> arrive(sent.packet());
      case 'x' -> sent.packet();
      case 'h' -> held.add(sent.packet());
      case 'r' -> arrive(held.remove());
      case 'R' -> arrive(held.removeLast());
      case 'd' -> arrive(last);
      case 'z' -> sent.pause();
      case 'S' -> sent.newSource();
      case 'J' -> sent.jump(FAR);
      case 'B' -> sent.jump(-FAR);
      case 'j' -> sent.jump(SECOND);
      case 'b' -> sent.jump(-SECOND);
      case 'Q' -> sent.restartSequence();
      case 'a' -> sent.law(G711Law.A_LAW);
      case 'u' -> sent.law(G711Law.MU_LAW);
      default -> sent.packetMs(10 * Character.digit(sign, 10));
    }
  }

  void arrive(ByteBuffer packet) {
    last = packet.duplicate();
    inbound.onDatagram(packet.duplicate(), SentAudio.FROM, nowNanos, (long) ticks * FRAME);
  }

  /** How far what is heard lies behind the newest that arrived. */
  private int delaySamples() {
    return inbound.jitter().depthSamples();
  }

  /** A measured quantity by the name that the cases use. */
  String quantity(String name) {
    JitterCounts counts = inbound.jitter().counts();
    String frames = heard.frames();
    return switch (name) {
      case "frames" -> frames;
      case "made up" -> Long.toString(frames.chars().filter(sign -> sign == '~').count());
      case "late" -> Long.toString(counts.late());
      case "duplicates" -> Long.toString(counts.duplicates());
      case "streams" -> Long.toString(counts.restarts());
      case "passed over ms" -> Long.toString(heard.skippedSamples() / 8);
      case "left out ms" -> Long.toString(counts.droppedSamples() / 8);
      case "greatest delay ms" -> Long.toString(greatestDelay / 8);
      case "delay ms" -> Long.toString(delaySamples() / 8);
      default -> throw new IllegalArgumentException("no quantity " + name);
    };
  }
}
