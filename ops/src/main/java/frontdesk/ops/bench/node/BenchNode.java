package frontdesk.ops.bench.node;

import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.SpeechPorts;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole node in this process: real journal on an embedded store in a temporary directory, any
 * free SIP port on loopback. Closing it removes the directory.
 */
public final class BenchNode implements AutoCloseable {
  private static final int LAST_PORT = 65_000;
  private static final int FIRST_PORT = 12_000;
  private static final int PORTS_PER_CALL = 2;

  private final TemporaryFolder folder;
  private final FrontdeskNode node;

  private BenchNode(TemporaryFolder folder, FrontdeskNode node) {
    this.folder = folder;
    this.node = node;
  }

  /**
   * Starts it; blocks for some seconds.
   *
   * @param slots calls that it takes at once
   * @param speech ears and voice, or those of the settings
   * @param settings further settings, HOCON as in a configuration file; they win
   * @throws IOException with a sentence for whoever asked for the benchmark
   */
  public static BenchNode start(
      int slots, Optional<SpeechPorts> speech, String settings, CallObserver observer)
      throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("frontdesk-bench");
    boolean started = false;
    try {
      Configuration.Outcome outcome =
          Configuration.load(Optional.of(file(folder.path(), slots, settings)), Map.of());
      if (outcome instanceof Configuration.Refused refused) {
        throw new IOException(
            refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
      }
      NodeStarter starter =
          new NodeStarter(
              (Configuration.Loaded) outcome, Clock.systemUTC(), BuildVersion.current(), observer);
      speech.ifPresent(starter::hearingAndSpeakingBy);
      NodeStart start = starter.start();
      if (start instanceof NodeStart.Failed failed) {
        throw new IOException(failed.line());
      }
      started = true;
      return new BenchNode(folder, ((NodeStart.Started) start).node());
    } finally {
      if (!started) {
        folder.close();
      }
    }
  }

  private static Path file(Path directory, int slots, String settings) throws IOException {
    int ports = PORTS_PER_CALL * (slots + slots / 2 + 64);
    int first;
    try (DatagramSocket free = new DatagramSocket()) {
      int found = free.getLocalPort();
      first = (found + ports > LAST_PORT ? FIRST_PORT : found) / 2 * 2;
    }
    return Files.writeString(
        directory.resolve("frontdesk.conf"),
        """
        frontdesk {
          node.data-directory = "%s"
          sip { port = 0, bind-addresses = ["127.0.0.1"] }
          media { port-min = %d, port-max = %d, bind-addresses = ["127.0.0.1"] }
          call.slots = %d
        }
        """
                .formatted(directory.resolve("data"), first, first + ports - 1, slots)
            + settings);
  }

  /** The UDP port on which it listens for SIP. */
  public int port() {
    return node.listenPoints().stream()
        .filter(point -> point.kind() == TransportKind.UDP)
        .findFirst()
        .orElseThrow()
        .bound()
        .getPort();
  }

  /** Recognizer and voice, a line each. */
  public List<String> notes() {
    return node.notes();
  }

  /** The node itself, for what is measured from within. */
  public FrontdeskNode node() {
    return node;
  }

  /** What calls use of it now. */
  public FrontdeskNode.Usage usage() {
    return node.usage();
  }

  @Override
  public void close() throws IOException {
    try {
      node.close();
    } finally {
      folder.close();
    }
  }
}
