package frontdesk.ops.bench.media;

import frontdesk.engine.media.LineOpening;
import frontdesk.engine.media.LineTimings;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.media.MediaSettings;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.media.jitter.JitterSettings;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.G711Law;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/**
 * One step: so many calls for so long, after a warm-up. Blocks its thread, which stands in for the
 * calls' actors.
 */
final class MediaBench {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final double ROUND = MarkedSpeech.UTTERANCE_SAMPLES + MarkedSpeech.PAUSE_SAMPLES;

  private final int threads;
  private final Duration warmUp;
  private final Duration measured;

  /** What the lines counted, up to a moment. */
  private record Moment(
      long packets,
      long skipped,
      long drops,
      long allocated,
      long verified,
      long speech,
      long mixedUp,
      long damaged,
      double heard) {}

  /**
   * @param threads media-loop threads
   */
  MediaBench(int threads, Duration warmUp, Duration measured) {
    this.threads = threads;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /** Runs it; fails if the system gives no sockets for so many calls. */
  MediaFigures run(int calls) throws IOException {
    try (MediaLoop loop = new MediaLoop(settings(calls), System::nanoTime, new SecureRandom());
        FarEndProcess callers = FarEndProcess.start(calls)) {
      List<BenchLine> lines = open(loop, calls);
      for (int call = 0; call < calls; call++) {
        lines.get(call).connect(callers.ports().get(call));
      }
      callers.connect(lines.stream().map(line -> line.line().address().getPort()).toList());
      converse(lines, warmUp);
      callers.measure();
      Moment before = now(lines);
      ProcessClock clock = ProcessClock.start();
      converse(lines, measured);
      double cores = clock.cores();
      Moment after = now(lines);
      double resident = ProcessClock.residentMb();
      return figures(calls, before, after, cores, resident, callers.stop());
    }
  }

  private MediaSettings settings(int calls) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new MediaSettings(
        threads,
        loopback,
        loopback,
        0,
        0,
        calls,
        64,
        12,
        10,
        50,
        LineTimings.DEFAULTS,
        JitterSettings.DEFAULTS);
  }

  private static List<BenchLine> open(MediaLoop loop, int calls) throws IOException {
    short[] recorded = MarkedSpeech.recorded();
    List<MarkedSpeech> speech =
        List.of(
            MarkedSpeech.of(G711Law.A_LAW, recorded), MarkedSpeech.of(G711Law.MU_LAW, recorded));
    LineOpening opening = LineOpening.of(new Clip("none", new short[0]), orphan -> {});
    List<BenchLine> lines = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      OpenAnswer answer = loop.open(opening);
      if (answer instanceof OpenAnswer.Refused refused) {
        throw new IOException("line " + call + " was refused: " + refused.reason());
      }
      lines.add(new BenchLine(((OpenAnswer.Opened) answer).line(), call, speech.get(call % 2)));
    }
    return lines;
  }

  /** Lets the lines speak, a hundredth of them at a time so that they do not begin together. */
  private static void converse(List<BenchLine> lines, Duration length) {
    int steps = 100;
    long start = System.nanoTime();
    long stepNanos = LOOK.toNanos() / steps;
    for (long step = 0; step * stepNanos < length.toNanos(); step++) {
      long remaining = start + step * stepNanos - System.nanoTime();
      while (remaining > 0) {
        LockSupport.parkNanos(remaining);
        remaining = start + step * stepNanos - System.nanoTime();
      }
      for (int line = (int) (step % steps); line < lines.size(); line += steps) {
        lines.get(line).look();
      }
    }
  }

  private static Moment now(List<BenchLine> lines) throws IOException {
    Set<Integer> ports = new HashSet<>();
    lines.forEach(line -> ports.add(line.line().address().getPort()));
    long[] loops = ProcessClock.threads("frontdesk-media-");
    return new Moment(
        sum(lines, line -> line.line().counts().received() + line.line().counts().sent()),
        sum(lines, line -> line.line().counts().skippedTicks()),
        UdpSockets.drops(ports),
        ProcessClock.allocated(loops),
        sum(lines, line -> line.ear().checker().verifiedSamples()),
        sum(lines, line -> line.ear().speechSamples()),
        sum(lines, line -> line.ear().checker().foreign()),
        sum(lines, line -> line.ear().checker().damagedMarks()),
        sum(lines, line -> line.line().counts().received()));
  }

  private static long sum(List<BenchLine> lines, ToLongFunction<BenchLine> count) {
    return lines.stream().mapToLong(count).sum();
  }

  private MediaFigures figures(
      int calls, Moment before, Moment after, double cores, double residentMb, FarEndReport far) {
    FarEnd.Sums sums = far.sums();
    double said = calls * measured.toMillis() * 8.0 * MarkedSpeech.UTTERANCE_SAMPLES / ROUND;
    return new MediaFigures(
        rounded(cores, 3),
        rounded(residentMb / calls, 3),
        after.drops() - before.drops() + far.drops(),
        rounded(far.pacingStdMs(), 3),
        far.lateGaps(),
        rounded(
            (double) (after.allocated() - before.allocated())
                / (after.packets() - before.packets()),
            3),
        calls,
        measured.toSeconds(),
        far.gaps(),
        rounded(far.longestGapMs(), 1),
        sums.lost() + sums.strange(),
        after.skipped() - before.skipped(),
        sums.foreign() + after.mixedUp() - before.mixedUp(),
        sums.broken() + sums.damagedMarks(),
        rounded(100 * sums.verifiedSamples() / said, 1),
        rounded(100 * (after.verified() - before.verified()) / said, 1),
        rounded(100 * (after.speech() - before.speech()) / said, 1),
        rounded(far.cores(), 3));
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
