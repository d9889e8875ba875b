package frontdesk.ops.chaos.providers;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A run of calls whose providers fail: what is promised to callers, chance, and a folder. */
final class FaultRun {
  @Option(
      names = "--silence-ms",
      paramLabel = "MS",
      description =
          "How long a caller may hear nothing while an answer is owed (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private long silenceMillis = 2_000;

  @Option(names = "--seed", description = "Of everything random (default: a new one, printed).")
  private @Nullable Long seed;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** What is done in the folder; whether every promise was kept. */
  @FunctionalInterface
  interface Calls {
    boolean held(Path folder, long seed) throws Exception;
  }

  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  Duration silence() {
    return Duration.ofMillis(silenceMillis);
  }

  /** The seed that was given, or a new one; the same each time. */
  long seed() {
    long chosen = seed != null ? seed : new SecureRandom().nextLong();
    seed = chosen;
    return chosen;
  }

  /** The exit status of these calls; their folder is gone after. */
  int status(Calls calls) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-chaos")) {
      return calls.held(folder.path(), seed()) ? Exit.OK : Exit.NO;
    } catch (FaultNotPossible notHere) {
      out().println(notHere.getMessage());
      out().flush();
      return Exit.UNAVAILABLE;
    }
  }
}
