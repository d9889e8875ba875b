package frontdesk.ops.config;

import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands about the configuration. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Checks configurations, and tells a node of changed catalogues.",
    subcommands = {ConfigCommand.Check.class, ReloadCommand.class})
public final class ConfigCommand {
  private ConfigCommand() {}

  /** Checks a configuration with its clinics; starts nothing. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Lists all problems of a configuration and its clinics; exit 78 if any.")
  static final class Check implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "HOCON file with settings.")
    private @Nullable Path file;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
      PrintWriter out = commandLine.getOut();
      Configuration.Outcome outcome = Configuration.load(Optional.ofNullable(file));
      if (outcome instanceof Configuration.Refused refused) {
        ConfigFile.print(refused.problems(), commandLine.getErr());
        return Exit.CONFIG;
      }
      int clinics = ((Configuration.Loaded) outcome).catalogues().all().size();
      out.println("no problems; " + clinics + " clinics");
      out.flush();
      return Exit.OK;
    }
  }
}
