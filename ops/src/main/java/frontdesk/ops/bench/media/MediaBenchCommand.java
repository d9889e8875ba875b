package frontdesk.ops.bench.media;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench media}: what the audio of many calls costs. */
@Command(
    name = "media",
    mixinStandardHelpOptions = true,
    description = {
      "Many calls with speech of their own both ways, half A-law, half mu-law; their callers are",
      "another process, which checks every sample. Goal: 1,000 calls on one core, at most 0.6 MB",
      "each, no datagram dropped, gaps between packets within 0.5 ms (standard deviation), nothing",
      "allocated. The last line is the JSON of the largest step that meets it, or of the smallest."
    })
public final class MediaBenchCommand implements Callable<Integer> {
  private static final int MOST_CALLS = 16_384;

  @Option(
      names = "--calls",
      split = ",",
      paramLabel = "N",
      description = "Calls at once; several numbers are several steps (default: 1000).")
  private List<Integer> calls = List.of(1_000);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of a step after its warm-up; below 60 the figures lie (default: 60).")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      description = "Seconds before it counts (default: 20).")
  private int warmUpSeconds = 20;

  @Option(names = "--threads", paramLabel = "T", description = "Media-loop threads (default: 1).")
  private int threads = 1;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (calls.stream().anyMatch(count -> count < 1 || count > MOST_CALLS)
        || seconds < 1
        || warmUpSeconds < 0
        || threads < 1
        || threads > 16) {
      throw output.wrong("1 to " + MOST_CALLS + " calls, 1 second or more, 1 to 16 threads");
    }
    PrintWriter out = output.people();
    MediaBench bench =
        new MediaBench(threads, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds));
    @Nullable MediaFigures best = null;
    for (int step : calls.stream().sorted().toList()) {
      MediaFigures figures = bench.run(step);
      print(figures, out);
      if (best == null || MediaGoal.metBy(figures)) {
        best = figures;
      }
    }
    output.last(Objects.requireNonNull(best).json());
    return Exit.OK;
  }

  private static void print(MediaFigures figures, PrintWriter out) {
    out.printf(
        "%d calls for %.0f s: %.2f cores (callers %.2f), %.2f MB a call, %d dropped, %d lost, "
            + "gaps 20 ms +- %.3f (%d of %d more than 2 ms off, longest %.0f), "
            + "%.3f octets allocated a packet%n",
        figures.calls(),
        figures.seconds(),
        figures.coresUsed(),
        figures.callersCores(),
        figures.mbPerCall(),
        figures.kernelDrops(),
        figures.lostPackets(),
        figures.pacingStdMs(),
        figures.lateGaps(),
        figures.gaps(),
        figures.longestGapMs(),
        figures.allocBytesPerPacket());
    out.printf(
        "  checked: %.1f %% of what was said to callers, %.1f %% of what they said; %d mixed up,"
            + " %d not as said; voice activity took %.1f %% of it; %s%n",
        figures.verifiedOutPercent(),
        figures.verifiedInPercent(),
        figures.mixedUp(),
        figures.notAsSaid(),
        figures.noticedPercent(),
        MediaGoal.metBy(figures)
            ? "goal met" + (figures.calls() < MediaGoal.CALLS ? " but for the number of calls" : "")
            : "goal missed");
  }
}
