package frontdesk.ops.chaos.providers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code chaos providers}. */
@Command(
    name = "providers",
    mixinStandardHelpOptions = true,
    description = {
      "Lets each kind of provider fail in each way at each moment of a real call: the appointment is",
      "booked all the same, nobody hears nothing for long, nothing is said or done twice. Prints a",
      "table; the last line is one JSON object. Takes some minutes."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every promise held",
      "1:one was broken",
      "69:the faults cannot be made here"
    })
public final class ProviderFaultsCommand implements Callable<Integer> {
  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "At a time (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private int calls = 10;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "Those cells only whose name holds these words, such as \"drop first-turn\".")
  private String only = "";

  @Option(
      names = "--without-embedded",
      description = "Takes the embedded voices away: it must show.")
  private boolean withoutEmbedded;

  @Option(names = "--json", description = "Print the JSON line only.")
  private boolean json;

  @Mixin private FaultRun run = new FaultRun();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = run.out();
    List<Cell> cells = Cell.all().stream().filter(cell -> cell.name().contains(only)).toList();
    say(out, "seed " + run.seed() + ", " + cells.size() + " calls, " + calls + " at a time");
    return run.status(
        (folder, seed) -> {
          List<Matrix.Result> results =
              new Matrix(folder, calls, run.silence(), !withoutEmbedded, seed)
                  .run(cells, result -> say(out, "  " + told(result)));
          MatrixTable.lines(results).forEach(line -> say(out, line));
          out.println(JsonMapper.builder().build().writeValueAsString(counted(results)));
          out.flush();
          return results.stream().allMatch(result -> result.broken().isEmpty());
        });
  }

  private void say(PrintWriter out, String line) {
    if (!json) {
      synchronized (this) {
        out.println(line);
        out.flush();
      }
    }
  }

  private static String told(Matrix.Result result) {
    return result.cell().name()
        + ": "
        + (result.broken().isEmpty() ? "held" : String.join("; ", result.broken()));
  }

  private static Map<String, Object> counted(List<Matrix.Result> results) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("scenario", "providers");
    all.put("calls", results.size());
    all.put("held", results.stream().filter(result -> result.broken().isEmpty()).count());
    all.put("booked", results.stream().filter(result -> result.facts().booked() == 1).count());
    all.put("met", results.stream().filter(result -> result.facts().struck() > 0).count());
    all.put(
        "longest_silence_ms",
        results.stream().mapToLong(result -> result.facts().silence().toMillis()).max().orElse(0));
    all.put(
        "said_twice",
        results.stream().mapToInt(result -> CellJudge.saidTwice(result.facts()).size()).sum());
    all.put(
        "ran_twice",
        results.stream()
            .mapToInt(result -> CellJudge.ranTwice(result.facts().events()).size())
            .sum());
    return all;
  }
}
