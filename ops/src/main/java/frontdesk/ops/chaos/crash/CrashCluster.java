package frontdesk.ops.chaos.crash;

import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.NodePlace;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of crash runs and their database: it lives on while they come and go. A node keeps its
 * place, name and address whenever it is started again. Orders from one thread; {@link #up} from
 * any.
 */
final class CrashCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrashCluster.class);
  private static final Duration READY = Duration.ofMinutes(4);

  /** In a row, until nodes are given up. */
  private static final int STARTS = 5;

  /** Of a node's last words. */
  private static final int SHOWN = 4;

  private final Playground playground;
  private final ClusterPlan plan;
  private final ClassArchive archive;
  private final List<NodePlace> places = new ArrayList<>();

  /** What each node's file said when it was made. */
  private final List<String> settings = new ArrayList<>();

  private final List<CrashNode> nodes = new CopyOnWriteArrayList<>();

  private CrashCluster(Playground playground, ClusterPlan plan) {
    this.playground = playground;
    this.plan = plan;
    this.archive = new ClassArchive(playground.folder());
  }

  /**
   * Starts database and nodes, and waits until all are up.
   *
   * @param failed told of each start that failed, with the node's last words
   */
  static CrashCluster start(ClusterPlan plan, Consumer<String> failed)
      throws IOException, InterruptedException, TimeoutException {
    Playground playground = Playground.prepare(plan);
    CrashCluster cluster = new CrashCluster(playground, plan);
    boolean started = false;
    try {
      for (int i = 0; i < plan.nodes(); i++) {
        NodePlace place = playground.configure();
        cluster.places.add(place);
        cluster.settings.add(Files.readString(place.config()));
      }
      for (int i = 0; i < plan.nodes(); i++) {
        cluster.nodes.add(cluster.launched(i));
        awaitReady(cluster.nodes.get(i), failed);
      }
      cluster.makeWhole(failed);
      cluster.archive.writtenBy(cluster.nodes.get(0).handle());
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  private CrashNode launched(int index) throws IOException {
    List<NodePlace> others = up().stream().map(CrashNode::place).toList();
    NodePlace place = places.get(index);
    // A node that others can take in must not make a cluster of its own.
    List<NodePlace> seeds = others.isEmpty() ? List.of(place) : others;
    String seedNodes =
        seeds.stream()
            .map(seed -> '"' + seed.clusterAddress() + '"')
            .collect(Collectors.joining(", ", "frontdesk.cluster.seed-nodes = [", "]\n"));
    Files.writeString(place.config(), settings.get(index) + seedNodes);
    return CrashNode.start(place, plan.heap(), archive);
  }

  /** The node at this place now. */
  CrashNode node(int index) {
    return nodes.get(index);
  }

  int size() {
    return places.size();
  }

  /** Those that take calls and orders. */
  List<CrashNode> up() {
    return nodes.stream().filter(CrashNode::isUp).toList();
  }

  /** Places of nodes that are gone. */
  List<Integer> gone() {
    return IntStream.range(0, nodes.size()).filter(i -> !nodes.get(i).isAlive()).boxed().toList();
  }

  /**
   * Starts whoever is gone, and waits until all are up. One that does not start is started again,
   * as whoever looks after a service does.
   *
   * @param failed told of each start that failed, with the node's last words
   * @throws IOException when starts fail again and again
   */
  void makeWhole(Consumer<String> failed)
      throws IOException, InterruptedException, TimeoutException {
    for (int i = 0; i < STARTS && !gone().isEmpty(); i++) {
      for (int index : gone()) {
        nodes.set(index, launched(index));
        if (up().isEmpty()) {
          // The others are to join it, and not to make clusters of their own.
          awaitReady(nodes.get(index), failed);
        }
      }
      for (CrashNode node : nodes) {
        awaitReady(node, failed);
      }
    }
    if (!gone().isEmpty()) {
      throw new IOException("nodes do not start: " + gone());
    }
  }

  private static void awaitReady(CrashNode node, Consumer<String> failed)
      throws IOException, InterruptedException, TimeoutException {
    try {
      node.awaitReady(READY);
    } catch (IOException e) {
      LOG.debug("a start failed", e);
      failed.accept(node.place().name() + ": " + lastWords(node.place().log()));
    }
  }

  private static String lastWords(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
  }

  /** Any node that is up, if one is. */
  Optional<CrashNode> any(Random random) {
    List<CrashNode> up = up();
    return up.isEmpty() ? Optional.empty() : Optional.of(up.get(random.nextInt(up.size())));
  }

  /** A node's settings, of which the store is every node's. */
  Path config() {
    return places.get(0).config();
  }

  /** Where tokens are made. */
  Path folder() {
    return playground.folder();
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(CrashNode::close);
    try {
      for (CrashNode node : nodes) {
        node.ended(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    playground.close();
  }
}
