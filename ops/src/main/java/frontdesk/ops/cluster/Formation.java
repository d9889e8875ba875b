package frontdesk.ops.cluster;

import frontdesk.config.ClusterSettings;
import frontdesk.config.NodeAddress;
import frontdesk.config.NodeSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an actor system a watched and watching member of its cluster: management port, joining,
 * {@link PeerWatch}. Blocking; used once, at start.
 */
public final class Formation {
  private static final Logger LOG = LoggerFactory.getLogger(Formation.class);

  private final ActorSystem<?> system;
  private final NodeSettings node;
  private final ClusterSettings cluster;
  private final Witness witness;
  private final LongSupplier nanoTime;

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The node is a member.
     *
     * @param management where its health is told, with the actual port
     */
    record Formed(Membership membership, NodeAddress management) implements Outcome {}

    /** It is not; the actor system is to be terminated. One clear line. */
    record Failed(String line) implements Outcome {}
  }

  /** A node that is to be formed; its actor system has {@link ClusterConfig}. */
  public Formation(
      ActorSystem<?> system,
      NodeSettings node,
      ClusterSettings cluster,
      Witness witness,
      LongSupplier nanoTime) {
    this.system = system;
    this.node = node;
    this.cluster = cluster;
    this.witness = witness;
    this.nanoTime = nanoTime;
  }

  /**
   * Looks, before the actor system is made, whether it can be.
   *
   * @return why not, in one line
   */
  public static Optional<String> trouble(NodeSettings node, ClusterSettings cluster) {
    return cluster.tls().stream()
        .flatMap(tls -> Stream.of(tls.key(), tls.certificate(), tls.authority()))
        .filter(file -> !Files.isReadable(file))
        .map(Path::toAbsolutePath)
        .map(file -> "the file " + file + ", by which nodes trust each other, cannot be read")
        .findFirst()
        .or(() -> portTrouble(node.clusterHost(), node.clusterPort()))
        .or(() -> portTrouble(cluster.managementHost(), cluster.managementPort()));
  }

  private static Optional<String> portTrouble(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as those do that bind it next
      socket.bind(new InetSocketAddress(host, port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s:%d, for other nodes, cannot be bound: %s".formatted(host, port, e.getMessage()));
    }
  }

  /** What the cluster knows this life of a process by. */
  public static long lifeOf(ActorSystem<?> system) {
    return Cluster.get(system).selfMember().uniqueAddress().longUid();
  }

  /** Forms it. */
  public Outcome form() throws InterruptedException, ExecutionException {
    Optional<NodeAddress> management = startManagement();
    if (management.isEmpty()) {
      return new Outcome.Failed(
          "the management port %s:%d cannot be opened; the log says why"
              .formatted(cluster.managementHost(), cluster.managementPort()));
    }
    Joining joining = new Joining(system, node.name(), cluster, node.startTimeout());
    if (joining.join() instanceof Joining.Outcome.Failed failed) {
      return new Outcome.Failed(failed.line());
    }
    Membership membership = new Membership();
    system.systemActorOf(
        PeerWatch.create(
            new PeerWatch.Parts(cluster.watch(), management.get(), witness, membership, nanoTime)),
        PeerWatch.NAME,
        DispatcherSelector.fromConfig("pekko.actor.internal-dispatcher"));
    // After the watch: a member that does not answer roll calls throws others into doubt.
    Optional<String> trouble =
        new SoleCluster(system, witness, cluster.strangersPatience(), nanoTime).trouble();
    if (trouble.isPresent()) {
      return new Outcome.Failed(trouble.get());
    }
    system.systemActorOf(
        StrangerWatch.create(witness, membership, cluster.strangersPatience(), nanoTime),
        "stranger-watch",
        Props.empty());
    return new Outcome.Formed(membership, management.get());
  }

  private Optional<NodeAddress> startManagement() throws InterruptedException {
    try {
      Uri uri =
          PekkoManagement.get(system)
              .start()
              .toCompletableFuture()
              .get(node.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return Optional.of(new NodeAddress(cluster.managementHost(), uri.port()));
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("the management port cannot be opened", e);
      return Optional.empty();
    }
  }
}
