package frontdesk.ops.provider;

import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.config.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the providers that the settings name, and finds out whether they work. */
@Command(
    name = "providers",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the speech and language services that are configured, and in which order each clinic",
      "uses them. With --probe each is asked something small, and what is wrong is said in a",
      "sentence; the exit status is then 1 where anything is."
    })
public final class ProvidersCommand implements Callable<Integer> {
  private static final int SHORTEST = 1;
  private static final int LONGEST = 120;

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(
      names = "--probe",
      description = "Ask each one something small: this costs a fraction of a cent.")
  private boolean probe;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "For each answer, 1 to 120; default: ${DEFAULT-VALUE}.")
  private int wait;

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (wait < SHORTEST || wait > LONGEST) {
      err.println("--wait must be from " + SHORTEST + " to " + LONGEST + " seconds");
      err.flush();
      return Exit.USAGE;
    }
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    List<Probing.Finding> findings =
        probe ? new Probing(loaded.get().settings(), Duration.ofSeconds(wait)).run() : List.of();
    ProvidersReport report = new ProvidersReport(loaded.get(), findings);
    print.print(report.json(), report::print);
    return report.sound() ? Exit.OK : Exit.NO;
  }
}
