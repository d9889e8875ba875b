package frontdesk.ops.chaos.providers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.chaos.FaultNotPossible;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Option(
      names = "--silence-ms",
      paramLabel = "MS",
      description =
          "How long a caller may hear nothing while an answer is owed (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private long silenceMillis = 2_000;

  @Option(names = "--seed", description = "Of everything random (default: a new one, printed).")
  private @Nullable Long seed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    long chosen = seed != null ? seed : new SecureRandom().nextLong();
    out.println("seed " + chosen);
    out.flush();
    Path folder = Files.createTempDirectory("frontdesk-chaos");
    try {
      List<HostileCalls.Result> results =
          new HostileCalls(folder, Duration.ofMillis(silenceMillis), chosen).run(Hostility.all());
      results.forEach(result -> out.println("  " + result.told()));
      out.println(JsonMapper.builder().build().writeValueAsString(counted(results)));
      out.flush();
      return results.stream().allMatch(result -> result.broken().isEmpty()) ? Exit.OK : Exit.NO;
    } catch (FaultNotPossible notHere) {
      out.println(notHere.getMessage());
      out.flush();
      return Exit.UNAVAILABLE;
    } finally {
      ProviderFaultsCommand.remove(folder);
    }
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
