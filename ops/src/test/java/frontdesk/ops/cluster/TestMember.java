package frontdesk.ops.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.ClusterSettings;
import frontdesk.config.NodeAddress;
import frontdesk.config.NodeSettings;
import frontdesk.config.SettingsLoader;
import frontdesk.ops.playground.ClosedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** A member of a cluster without entities; closing it is as if its process were killed. */
final class TestMember implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final NodeSettings node;
  final ClusterSettings cluster;
  final ActorSystem<Void> system;
  final NodeHealth health = new NodeHealth();
  final Membership membership = new Membership();
  final AtomicLong clockAheadNanos = new AtomicLong();
  final Gate gate;
  private final TestWitness witness = new TestWitness();

  TestMember(NodeSettings node, ClusterSettings cluster) throws IOException {
    this(node, cluster, ConfigFactory.empty());
  }

  /** The same on other ground: what a host or a container platform would set. */
  TestMember(NodeSettings node, ClusterSettings cluster, Config ground) throws IOException {
    this.node = node;
    this.cluster = cluster;
    this.gate = new Gate(node.clusterHost());
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "frontdesk",
            ActorSystemSetup.create(
                BootstrapSetup.create(ground.withFallback(config(node, cluster))), health));
  }

  private static Config config(NodeSettings node, ClusterSettings cluster) {
    return ConfigFactory.parseMap(
            Map.of(
                "pekko.actor.serialization-bindings",
                Map.of("\"frontdesk.protocol.audit.NodeMessage\"", "jackson-cbor"),
                "pekko.actor.allow-java-serialization",
                "off",
                "pekko.coordinated-shutdown.run-by-actor-system-terminate",
                "off",
                "pekko.remote.artery.advanced.shutdown-flush-timeout",
                "100ms",
                "pekko.management.cluster.bootstrap.contact-point-discovery.stable-margin",
                "500ms",
                "pekko.loglevel",
                "WARNING"))
        .withFallback(ClusterConfig.pekko(node, cluster))
        .withFallback(ConfigFactory.parseResources("frontdesk/ops/node/pekko.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  /** The settings of a node with a port of its own. */
  static NodeSettings node(String name, String host) throws IOException {
    return node(name, host, ClosedPorts.at(InetAddress.getByName(host)), PATIENCE);
  }

  static NodeSettings node(String name, String host, int port, Duration patience) {
    return new NodeSettings(name, Path.of("unused"), 1, host, port, patience, PATIENCE);
  }

  /** Settings that let nodes in by this one. */
  static ClusterSettings seededBy(NodeSettings seed) {
    return cluster(
        List.of(new NodeAddress(seed.clusterHost(), seed.clusterPort())), Optional.empty());
  }

  static ClusterSettings cluster(List<NodeAddress> seeds, Optional<ClusterSettings.Tls> tls) {
    ClusterSettings defaults = SettingsLoader.defaults().cluster();
    return new ClusterSettings(
        seeds,
        "127.0.0.1",
        0,
        defaults.discovery(),
        Duration.ofSeconds(3),
        tls,
        defaults.watch(),
        new ClusterSettings.Suspicion(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(4)));
  }

  /** Joins by seed nodes and watches the others through the gate. */
  TestMember joined() throws Exception {
    Joining.Outcome outcome = new Joining(system, node.name(), cluster, node.startTimeout()).join();
    if (outcome instanceof Joining.Outcome.Failed failed) {
      throw new AssertionError(failed.line());
    }
    system.systemActorOf(
        PeerWatch.create(
            new PeerWatch.Parts(
                cluster.watch(),
                gate.node(),
                witness,
                membership,
                () -> System.nanoTime() + clockAheadNanos.get())),
        PeerWatch.NAME,
        DispatcherSelector.defaultDispatcher());
    return this;
  }

  void databaseAnswers(boolean answers) {
    witness.answers = answers;
  }

  Incarnation incarnation() {
    return Incarnation.of(Cluster.get(system).selfMember().uniqueAddress());
  }

  /** Whether it sees exactly these members up, itself included. */
  boolean sees(TestMember... members) {
    List<Incarnation> up =
        StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
            .filter(member -> member.status() == MemberStatus.up())
            .map(Member::uniqueAddress)
            .map(Incarnation::of)
            .toList();
    return up.size() == members.length
        && Arrays.stream(members).map(TestMember::incarnation).allMatch(up::contains);
  }

  /** Whether this life is in its membership, in whatever state. */
  boolean knows(Incarnation life) {
    return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
        .map(Member::uniqueAddress)
        .map(Incarnation::of)
        .anyMatch(life::equals);
  }

  /** Starts as a node does, by its settings alone. */
  Formation.Outcome formed() throws Exception {
    return formed(witness);
  }

  /** The same with another database. */
  Formation.Outcome formed(Witness witness) throws Exception {
    return new Formation(system, node, cluster, witness, System::nanoTime).form();
  }

  /** Its watch hears this, as if another's had said it. */
  void hear(PeerWords words) {
    Adapter.toClassic(system)
        .actorSelection("/system/" + PeerWatch.NAME)
        .tell(words, ActorRef.noSender());
  }

  @Override
  public void close() throws IOException {
    gate.close();
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(15, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
