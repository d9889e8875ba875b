package frontdesk.ops.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.ops.firstcall.harness.NodeProcess;
import frontdesk.ops.firstcall.harness.StoredFacts;
import frontdesk.ops.playground.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Nodes of one cluster, each a process on a loopback address of its own, on a PostgreSQL of their
 * own. The first is the oldest.
 */
public final class Ring implements AutoCloseable {
  private static final List<String> SMALL =
      List.of("-Xmx500m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Rings of test processes that run side by side do not meet. */
  private static final String NETWORK = "127." + (1 + ProcessHandle.current().pid() % 200) + ".10.";

  private static final int SIP = 5060;
  private static final int CLUSTER = 17_355;

  private final PostgresServer store;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Path> configs = new ArrayList<>();
  private final Path directory;

  private Ring(PostgresServer store, Path directory) {
    this.store = store;
    this.directory = directory;
  }

  /** Starts so many, with these settings on top, and waits until all take calls. */
  public static Ring start(Path directory, int count, String overrides) throws Exception {
    Ring ring = new Ring(PostgresServer.create(), directory);
    try {
      byte[] key = new byte[32];
      new Random(7).nextBytes(key);
      for (int i = 1; i <= count; i++) {
        Path own = Files.createDirectories(directory.resolve("node-" + i));
        Path config =
            Files.writeString(
                own.resolve("frontdesk.conf"),
                ring.settings(i, own, Base64.getEncoder().encodeToString(key)) + overrides);
        ring.configs.add(config);
        ring.nodes.add(NodeProcess.program(QuickNode.class, SMALL, config.toString()));
        if (i == 1) {
          ring.nodes.get(0).awaitReady();
        }
      }
      ring.nodes.forEach(NodeProcess::awaitReady);
      return ring;
    } catch (IOException | RuntimeException | AssertionError e) {
      ring.close();
      throw e;
    }
  }

  private String settings(int number, Path own, String key) {
    return """
    frontdesk {
      node {
        name = frontdesk-%1$d
        data-directory = "%2$s"
        cluster-host = "%6$s%1$d"
        cluster-port = %3$d
      }
      cluster.seed-nodes = ["%6$s1:%3$d", "%6$s2:%3$d"]
      sip { bind-addresses = ["%6$s%1$d"], port = %4$d }
      media { bind-addresses = ["%6$s%1$d"], port-min = 12000, port-max = 12399 }
      call { slots = 30, no-speech-timeout = 20s }
      keys.master-key = "%5$s"
    }
    """
            .formatted(number, own.resolve("data"), CLUSTER, SIP, key, NETWORK)
        + store.settings();
  }

  public NodeProcess node(int number) {
    return nodes.get(number - 1);
  }

  /** What all of them have stored, by the settings of the first one. */
  StoredFacts stored() throws IOException, SQLException {
    Path own = directory.resolve("node-1");
    return StoredFacts.of(
        new NodeFiles(
            own.resolve("frontdesk.conf"),
            own.resolve("data"),
            InetAddress.getByName(host(1)),
            SIP));
  }

  /** The configuration file of a node. */
  public Path config(int number) {
    return configs.get(number - 1);
  }

  /** Stops a node's threads without telling it (SIGSTOP), until it is woken. */
  public void freeze(int number) throws IOException, InterruptedException {
    signal(number, "STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void wake(int number) throws IOException, InterruptedException {
    signal(number, "CONT");
  }

  private void signal(int number, String name) throws IOException, InterruptedException {
    String pid = Long.toString(node(number).pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  /** Where a node takes SIP. */
  public static InetSocketAddress sip(int number) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(host(number)), SIP);
  }

  public static String host(int number) {
    return NETWORK + number;
  }

  /** The number of the node at this address. */
  public static int at(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return Integer.parseInt(host.substring(host.lastIndexOf('.') + 1));
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(NodeProcess::close);
    store.close();
  }
}
