package frontdesk.ops.chaos.providers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code chaos hostile-model}. */
@Command(
    name = "hostile-model",
    mixinStandardHelpOptions = true,
    description = {
      "Calls a node whose language model means harm at every word: calls forbidden tools, invents",
      "times and prices, tells its prompt, writes megabytes, never stops, and obeys what is written",
      "into a wish, a name and a note. The call books as it does without a model, and nothing else",
      "is said or done. Prints a line for each; the last one is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every promise held",
      "1:one was broken",
      "69:the faults cannot be made here"
    })
public final class HostileModelCommand implements Callable<Integer> {
  @Mixin private FaultRun run = new FaultRun();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = run.out();
    out.println("seed " + run.seed());
    out.flush();
    return run.status(
        (folder, seed) -> {
          List<HostileCalls.Result> results =
              new HostileCalls(folder, run.silence(), seed).run(Hostility.all());
          results.forEach(result -> out.println("  " + result.told()));
          out.println(JsonMapper.builder().build().writeValueAsString(counted(results)));
          out.flush();
          return results.stream().allMatch(result -> result.broken().isEmpty());
        });
  }

  private static Map<String, Object> counted(List<HostileCalls.Result> results) {
    Map<String, Object> all = new TreeMap<>();
    all.put("scenario", "hostile-model");
    all.put("calls", results.size());
    all.put("held", results.stream().filter(result -> result.broken().isEmpty()).count());
    all.put("asked", results.stream().mapToLong(result -> result.facts().asked()).sum());
    all.put(
        "longest_silence_ms",
        results.stream().mapToLong(result -> result.facts().silence().toMillis()).max().orElse(0));
    return all;
  }
}
