package frontdesk.ops.chaos.cluster;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.TemporaryFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos upgrade}. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "Replaces each node of several by one of this build, one after the other, under calls that"
          + " an",
      "older build began: none is dropped. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class UpgradeCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--from",
      paramLabel = "REVISION",
      description = {
        "The older build: a revision of the repository in which the command is run, built there",
        "without a network (default: ${DEFAULT-VALUE})."
      },
      defaultValue = "HEAD~1")
  private String from = "HEAD~1";

  @Option(
      names = "--from-classpath",
      paramLabel = "PATH",
      description = "The older build, built already: its class path; wins over --from.")
  private @Nullable String fromClassPath;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "That begin before each node's turn (default: ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int calls = 6;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    ClusterRunner runner = new ClusterRunner(commandLine, options);
    String newer =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    if (fromClassPath != null) {
      return runner.run(new UpgradedCluster(fromClassPath, newer, calls));
    }
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-older-build")) {
      OlderBuild build = OlderBuild.of(Path.of(""), from, folder.path());
      return runner.run(new UpgradedCluster(build.classPath(), newer, calls));
    } catch (FaultNotPossible notHere) {
      commandLine.getErr().println("frontdesk chaos: " + notHere.getMessage());
      commandLine.getErr().flush();
      return Exit.UNAVAILABLE;
    }
  }
}
