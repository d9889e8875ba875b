package frontdesk.ops.bench.turn;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench turn}: how long a caller waits for an answer. */
@Command(
    name = "turn",
    mixinStandardHelpOptions = true,
    description = {
      "Callers of another process book appointments, once with ears and a voice that take no time",
      "(what is left is the engine's share; goal 10 ms p50, 50 ms p95), once with embedded speech",
      "(what the caller waits, from mouth to ear; goal 800 and 1,300 ms). Some pause within their",
      "sentences: those that are cut off are counted. The last line is one JSON object."
    })
public final class TurnBenchCommand implements Callable<Integer> {
  private static final int MOST_TURNS = 1_400;
  private static final int MOST_CALLS = 16;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Sentences for each of both measures (default: 105).")
  private int turns = 105;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls at a time; more are sooner done, and disturb each other (default: 8).")
  private int calls = 8;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (turns < 1 || turns > MOST_TURNS || calls < 1 || calls > MOST_CALLS) {
      throw output.wrong("1 to " + MOST_TURNS + " turns, 1 to " + MOST_CALLS + " calls at a time");
    }
    PrintWriter out = output.people();
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-bench")) {
      TurnFigures figures = new TurnBench(folder.path(), calls, out::println).run(turns);
      print(figures, out);
      output.last(figures.json());
      return Exit.OK;
    }
  }

  private static void print(TurnFigures figures, PrintWriter out) {
    out.printf(
        "the engine's share: p50 %.1f ms (goal %.0f), p95 %.1f ms (goal %.0f), %d turns: %s%n",
        figures.p50Ms(),
        TurnFigures.GOAL_P50_MS,
        figures.p95Ms(),
        TurnFigures.GOAL_P95_MS,
        figures.turns(),
        figures.engineMeetsGoal() ? "met" : "missed");
    out.printf(
        "mouth to ear: p50 %.0f ms (goal %.0f), p95 %.0f ms (goal %.0f), %d turns: %s%n",
        figures.mouthToEarP50Ms(),
        TurnFigures.GOAL_MOUTH_TO_EAR_P50_MS,
        figures.mouthToEarP95Ms(),
        TurnFigures.GOAL_MOUTH_TO_EAR_P95_MS,
        figures.spokenTurns(),
        figures.waitMeetsGoal() ? "met" : "missed");
    out.printf(
        "  of that, until the turn was taken to be over: p50 %.0f ms, p95 %.0f ms; after it:"
            + " p50 %.0f ms, p95 %.0f ms%n",
        figures.endOfTurnP50Ms(),
        figures.endOfTurnP95Ms(),
        figures.afterTurnP50Ms(),
        figures.afterTurnP95Ms());
    out.printf(
        "cut off within a sentence: %d; by the pause in it, in ms: %s%n",
        figures.cutoffs(), figures.cutoffsByPauseMs());
    out.printf("left out: %d%n", figures.leftOut());
  }
}
