package frontdesk.ops.cluster;

import frontdesk.config.ClusterSettings;
import frontdesk.config.ClusterSettings.Discovery;
import frontdesk.config.NodeAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Brings a node into its cluster before it hosts anything: an entity that starts on a node that is
 * in no cluster, or in one where its name is taken, may live twice. Blocking; used once, at start.
 */
final class Joining {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ActorSystem<?> system;
  private final String nodeName;
  private final ClusterSettings cluster;
  private final Duration patience;

  /** What came of it. */
  sealed interface Outcome {
    /** The node is a member like every other. */
    record Joined() implements Outcome {}

    /** It is not; the actor system is to be terminated. One clear line. */
    record Failed(String line) implements Outcome {}
  }

  /**
   * A node that wants to be let in.
   *
   * @param cluster whom to ask, or how to find them; neither for a cluster of its own
   * @param patience until it is a member
   */
  Joining(ActorSystem<?> system, String nodeName, ClusterSettings cluster, Duration patience) {
    this.system = system;
    this.nodeName = nodeName;
    this.cluster = cluster;
    this.patience = patience;
  }

  /** Joins and waits. */
  Outcome join() throws InterruptedException, ExecutionException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    system
        .getWhenTerminated()
        .whenComplete(
            (done, failure) ->
                outcome.complete(
                    new Outcome.Failed(
                        "the cluster does not take this node: its settings differ from the"
                            + " cluster's; the log names them")));
    system.systemActorOf(
        Arrival.create(nodeName, cluster, patience, outcome), "arrival", Props.empty());
    ask();
    try {
      return outcome.get(
          patience.plus(GRACE).plus(Arrival.PROBE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Outcome.Failed(
          "the node was not let into the cluster within " + patience.toSeconds() + " s");
    }
  }

  private void ask() {
    if (cluster.discovery().method() != Discovery.Method.NONE) {
      ClusterBootstrap.get(system).start();
      return;
    }
    Cluster member = Cluster.get(system);
    member
        .manager()
        .tell(
            cluster.seedNodes().isEmpty()
                ? Join.create(member.selfMember().address())
                : new JoinSeedNodes(CollectionConverters.asScala(addresses()).toSeq()));
  }

  private List<Address> addresses() {
    return cluster.seedNodes().stream().map(seed -> addressOf(system, seed)).toList();
  }

  /** The address that Pekko knows a node by: its protocol is ours. */
  static Address addressOf(ActorSystem<?> system, NodeAddress node) {
    return new Address(
        Cluster.get(system).selfMember().address().protocol(),
        system.name(),
        node.host(),
        node.port());
  }
}
