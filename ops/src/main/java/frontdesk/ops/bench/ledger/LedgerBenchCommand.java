package frontdesk.ops.bench.ledger;

import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bench ledger}: commands a second and recovery, on a fresh embedded store. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Holds, confirms, cancels and releases in a closed loop; then recovery.")
public final class LedgerBenchCommand implements Callable<Integer> {
  @Option(names = "--seconds", paramLabel = "S", description = "Measured time (default: 60).")
  private int seconds = 60;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events before recovery (default: 100000).")
  private long events = 100_000;

  @Option(names = "--clients", paramLabel = "N", description = "Asking clients (default: 4).")
  private int clients = 4;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var line = Objects.requireNonNull(spec).commandLine();
    if (seconds < 1 || events < 0 || clients < 1 || clients > 16) {
      throw new ParameterException(line, "1 second or more, 1 to 16 clients");
    }
    Path directory = Files.createTempDirectory("frontdesk-bench");
    try {
      Configuration.Outcome outcome =
          Configuration.load(Optional.of(settings(directory)), Map.of());
      if (outcome instanceof Configuration.Refused refused) {
        refused.problems().forEach(line.getErr()::println);
        return Exit.CONFIG;
      }
      Configuration.Loaded loaded = (Configuration.Loaded) outcome;
      NodeStart start =
          new NodeStarter(loaded, Clock.systemUTC(), BuildVersion.current(), CallObserver.NONE)
              .start();
      if (start instanceof NodeStart.Failed failed) {
        line.getErr().println("frontdesk bench ledger: " + failed.line());
        return Exit.UNAVAILABLE;
      }
      try (FrontdeskNode node = ((NodeStart.Started) start).node()) {
        line.getOut()
            .println(
                new LedgerBench(node, clients)
                    .run(Duration.ofSeconds(seconds), events, true)
                    .json());
        line.getOut().flush();
      }
      return Exit.OK;
    } finally {
      remove(directory);
    }
  }

  private static Path settings(Path directory) throws IOException {
    int media;
    try (DatagramSocket free = new DatagramSocket()) {
      media = Math.min(free.getLocalPort(), 65_000) / 2 * 2;
    }
    return Files.writeString(
        directory.resolve("frontdesk.conf"),
        """
        frontdesk {
          node.data-directory = "%s"
          sip { port = 0, bind-addresses = ["127.0.0.1"] }
          media { port-min = %d, port-max = %d, bind-addresses = ["127.0.0.1"] }
          speech { engines = 1, recognizer = sphinx4, synthesizer = freetts }
        }
        """
            .formatted(directory.resolve("data"), media, media + 199));
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
