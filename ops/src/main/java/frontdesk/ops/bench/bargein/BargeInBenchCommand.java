package frontdesk.ops.bench.bargein;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench bargein}: how soon, and how rightly, Frontdesk stops speaking. */
@Command(
    name = "bargein",
    mixinStandardHelpOptions = true,
    description = {
      "Callers of another process whose lines echo hear long prompts; some interrupt, others only",
      "cough, rustle or keep quiet. Measured where they are: from the first voiced packet sent to",
      "the last voiced packet received. Goals: 300 ms p95, 5 %% missed, 2 %% stopped falsely.",
      "The last line is one JSON object."
    })
public final class BargeInBenchCommand implements Callable<Integer> {
  private static final int MOST_PROMPTS = 2_000;
  private static final int MOST_CALLS = 16;

  @Option(
      names = "--prompts",
      paramLabel = "N",
      description = "Prompts to be heard (default: 200).")
  private int prompts = 200;

  @Option(names = "--calls", paramLabel = "N", description = "Calls at a time (default: 8).")
  private int calls = 8;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all that is left to chance (default: 20261121).")
  private long seed = 20_261_121;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (prompts < 1 || prompts > MOST_PROMPTS || calls < 1 || calls > MOST_CALLS) {
      throw output.wrong(
          "1 to " + MOST_PROMPTS + " prompts, 1 to " + MOST_CALLS + " calls at a time");
    }
    PrintWriter out = output.people();
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-bench")) {
      BargeInFigures figures =
          new BargeInBench(folder.path(), out::println).run(prompts, calls, seed);
      print(figures, out);
      output.last(figures.json());
      return Exit.OK;
    }
  }

  private static void print(BargeInFigures figures, PrintWriter out) {
    figures.wrong().forEach(out::println);
    out.printf("%-28s %8s %8s %8s %8s %8s%n", "", "prompts", "missed", "false", "p50 ms", "p95 ms");
    figures.cells().forEach(cell -> print(cell, out));
    print(figures.all(), out);
    out.printf(
        "goals (p95 %.0f ms, missed %.0f %%, false %.0f %%): %s%n",
        BargeInFigures.GOAL_P95_MS,
        BargeInFigures.GOAL_MISSED_PERCENT,
        BargeInFigures.GOAL_FALSE_PERCENT,
        figures.meetsGoals() ? "met" : "missed");
  }

  private static void print(BargeInFigures.Cell cell, PrintWriter out) {
    out.printf(
        "%-28s %8d %4d/%-3d %8d %8.0f %8.0f%n",
        cell.name(),
        cell.prompts(),
        cell.missed(),
        cell.spoken(),
        cell.falses(),
        cell.p50(),
        cell.p95());
  }
}
