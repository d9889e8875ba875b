package frontdesk.ops.config;

import frontdesk.config.Configuration;
import frontdesk.config.check.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The option that names a configuration file, and the reading of it: all problems in one list. */
public final class ConfigFile {
  @CommandLine.Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "HOCON file with settings; without it the embedded defaults are used.")
  private @Nullable Path file;

  /** The file; empty: the embedded defaults. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Reads the configuration; prints every problem where it is refused. */
  public Optional<Configuration.Loaded> load(PrintWriter err) {
    return load(System.getenv(), err);
  }

  /** The same with another environment. */
  public Optional<Configuration.Loaded> load(Map<String, String> environment, PrintWriter err) {
    Configuration.Outcome outcome = Configuration.load(file(), environment);
    if (outcome instanceof Configuration.Loaded loaded) {
      return Optional.of(loaded);
    }
    print(((Configuration.Refused) outcome).problems(), err);
    return Optional.empty();
  }

  static void print(List<Problem> problems, PrintWriter err) {
    problems.forEach(problem -> err.println(problem));
    err.println(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    err.flush();
  }
}
