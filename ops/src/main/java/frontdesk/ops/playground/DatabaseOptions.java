package frontdesk.ops.playground;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database a cluster on this machine works on, on the command line of whatever starts it. */
public final class DatabaseOptions {
  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "A PostgreSQL that is there already, as jdbc:postgresql://HOST/DATABASE; its password from",
        "FRONTDESK_JOURNAL_PASSWORD. Default: a private one in a temporary folder."
      })
  private @Nullable String url;

  @Option(
      names = "--database-user",
      paramLabel = "USER",
      description = "Who uses it (default: ${DEFAULT-VALUE}).",
      defaultValue = "postgres")
  private String user = "postgres";

  /** Empty where a private one is to be started. */
  public Optional<ClusterPlan.Database> database() {
    return Optional.ofNullable(url).map(given -> new ClusterPlan.Database(given, user));
  }
}
