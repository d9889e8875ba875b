package frontdesk.ops.chaos.senses;

import frontdesk.config.Configuration;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.Senses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A node in this process that something is done to. */
public final class TroubledNode implements AutoCloseable {
  private final FrontdeskNode node;
  private final CallWatch watch;

  private TroubledNode(FrontdeskNode node, CallWatch watch) {
    this.node = node;
    this.watch = watch;
  }

  /**
   * Starts one on the loopback address, on a port of the system's choice. Takes some seconds; those
   * of scenarios that run side by side are started one after the other.
   *
   * @param folder where it keeps everything
   * @param overrides HOCON with full paths
   */
  public static synchronized TroubledNode start(
      Path folder, String overrides, Clock clock, Senses senses)
      throws IOException, FaultNotPossible {
    CallWatch watch = new CallWatch();
    NodeStart start =
        new NodeStarter(
                configuration(folder, overrides), clock, BuildVersion.current(), watch, senses)
            .start();
    if (start instanceof NodeStart.Started started) {
      return new TroubledNode(started.node(), watch);
    }
    throw new FaultNotPossible("no node can be started here: " + ((NodeStart.Failed) start).line());
  }

  /** The defaults with these settings on top; the recognizer is the same on every machine. */
  static Configuration.Loaded configuration(Path folder, String overrides)
      throws IOException, FaultNotPossible {
    Path config = Files.createDirectories(folder).resolve("frontdesk.conf");
    Files.writeString(
        config,
        """
        frontdesk {
          node.data-directory = "%s"
          sip.port = 0
          speech { engines = 1, recognizer = sphinx4, synthesizer = freetts }
        }
        """
                .formatted(folder.resolve("data"))
            + overrides
            + "\n");
    if (Configuration.load(Optional.of(config), Map.of()) instanceof Configuration.Loaded loaded) {
      return loaded;
    }
    throw new FaultNotPossible("the scenario's own settings are refused: this is a defect");
  }

  /** The node itself. */
  public FrontdeskNode node() {
    return node;
  }

  /** What it says in its calls. */
  public CallWatch watch() {
    return watch;
  }

  /** Whom to call to reach a clinic. */
  public String uri(String called) {
    int port =
        node.listenPoints().stream()
            .filter(point -> point.kind() == TransportKind.UDP)
            .findFirst()
            .orElseThrow()
            .bound()
            .getPort();
    return "sip:" + called + "@127.0.0.1:" + port;
  }

  /** What stands in its store. */
  public Journal journal() {
    return new Journal(node.storage(), node.build());
  }

  @Override
  public void close() {
    node.close();
  }
}
