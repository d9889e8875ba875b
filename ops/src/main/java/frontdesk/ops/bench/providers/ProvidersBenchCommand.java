package frontdesk.ops.bench.providers;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.bench.providers.PassFigures.Times;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench providers}: how long a caller waits where vendors hear and answer. */
@Command(
    name = "providers",
    mixinStandardHelpOptions = true,
    description = {
      "Callers of another process, and in it stand-ins of a recognizer, a language model and a",
      "voice at the published pace (p50/p95: final transcript 250/350 ms, first token 350/700,",
      "first audio 90/200). From the end of a caller's speech to the first audio of the answer,",
      "with and without early start (goal 800 ms p50, 1,300 p95), each step's share of it, and the",
      "engine's: all that is neither the end of the turn nor a vendor's pace (goal 50 ms p95, with",
      "100 calls at a time too). The same is done once before that, for a process that has just",
      "started is slow for some minutes; its figures are told as \"cold\". As many calls as at a",
      "time, 20 at least, warm up each node. The last line is one JSON object."
    })
public final class ProvidersBenchCommand implements Callable<Integer> {
  private static final int MOST_TURNS = 2_000;
  private static final int MOST_CALLS = 200;
  private static final int MOST_BETWEEN_MS = 500;
  private static final int TURNS_OF_A_CALL = 6;
  private static final int FEWEST_WARM_UP_CALLS = 20;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Sentences with and without early start each, at least (default: 120).")
  private int turns = 120;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls at a time, of six sentences each (default: 8).")
  private int calls = 8;

  @Option(
      names = "--between-tokens-ms",
      paramLabel = "MS",
      description =
          "Between two words of the model's answers, of which no figure is published (default: 0).")
  private int betweenTokensMs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the pace that is drawn for each answer (default: 7).")
  private long seed = 7;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (turns < 1
        || turns > MOST_TURNS
        || calls < 1
        || calls > MOST_CALLS
        || betweenTokensMs < 0
        || betweenTokensMs > MOST_BETWEEN_MS) {
      throw output.wrong(
          "1 to %d turns, 1 to %d calls at a time, 0 to %d ms between tokens"
              .formatted(MOST_TURNS, MOST_CALLS, MOST_BETWEEN_MS));
    }
    PrintWriter out = output.people();
    int all = Math.max(calls, (turns + TURNS_OF_A_CALL - 1) / TURNS_OF_A_CALL);
    ProvidersPlan plan =
        new ProvidersPlan(
            Paces.PUBLISHED.withBetweenTokensMs(betweenTokensMs),
            seed,
            Math.max(FEWEST_WARM_UP_CALLS, calls),
            all,
            calls,
            TURNS_OF_A_CALL);
    out.println("seed " + seed);
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-bench")) {
      ProvidersBench bench = new ProvidersBench(folder.path(), out::println);
      PassFigures cold = bench.pass(plan, ProvidersBench.Start.EARLY);
      print("with early start, a process that has just started", cold, out);
      PassFigures early = bench.pass(plan, ProvidersBench.Start.EARLY);
      print("with early start", early, out);
      PassFigures late = bench.pass(plan, ProvidersBench.Start.LATE);
      print("without early start", late, out);
      ProvidersFigures figures =
          ProvidersFigures.of(cold, early, late, plan, bench.clockUncertainNanos());
      out.printf(
          "the engine's share: p95 %.1f ms (goal %.0f): %s%n",
          figures.engineP95Ms(),
          ProvidersFigures.GOAL_ENGINE_P95_MS,
          met(figures.engineP95Ms(), ProvidersFigures.GOAL_ENGINE_P95_MS));
      output.last(figures.json());
    }
    return Exit.OK;
  }

  private static String met(double ms, double goal) {
    return ms >= 0 && ms <= goal ? "met" : "missed";
  }

  private static void print(String what, PassFigures pass, PrintWriter out) {
    Times total = pass.total();
    out.printf(
        "%s: p50 %.0f ms (goal %.0f: %s), p95 %.0f ms (goal %.0f: %s), %d turns, %d left out%n",
        what,
        total.p50Ms(),
        ProvidersFigures.GOAL_P50_MS,
        met(total.p50Ms(), ProvidersFigures.GOAL_P50_MS),
        total.p95Ms(),
        ProvidersFigures.GOAL_P95_MS,
        met(total.p95Ms(), ProvidersFigures.GOAL_P95_MS),
        pass.turns(),
        pass.leftOut());
    share("end of turn", pass.endOfTurn(), out);
    share("recognizer", pass.recognizer(), out);
    share("model", pass.model(), out);
    share("voice", pass.voice(), out);
    share("engine", pass.engine(), out);
    share("  to model", pass.engineToModel(), out);
    share("  to say", pass.engineToSay(), out);
    share("  to voice", pass.engineToVoice(), out);
    share("  to caller", pass.engineToCaller(), out);
    out.printf("  asking the model: %s%n", pass.news());
  }

  private static void share(String name, Times times, PrintWriter out) {
    out.printf(
        "  %-12s p50 %4.0f ms, p95 %4.0f ms, mean %6.1f ms%n",
        name, times.p50Ms(), times.p95Ms(), times.meanMs());
  }
}
