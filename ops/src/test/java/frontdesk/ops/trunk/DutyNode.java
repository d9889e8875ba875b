package frontdesk.ops.trunk;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.TrunkSettings;
import frontdesk.config.TrunkingSettings;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.ops.cluster.NodeRole;
import frontdesk.ops.firstcall.harness.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;

/** So much of a node as has to do with trunks: a member of a cluster with a user agent. */
final class DutyNode implements AutoCloseable {
  static final TrunkingSettings SETTINGS =
      new TrunkingSettings(
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          10,
          new TrunkingSettings.Callers(
              "desk", Optional.empty(), Duration.ofMinutes(1), 10, 10, 10));

  private final ActorSystem<Void> system;
  private final DutyAgent agent;
  private final TrunkDuty duty;

  private DutyNode(ActorSystem<Void> system, DutyAgent agent, TrunkDuty duty) {
    this.system = system;
    this.agent = agent;
    this.duty = duty;
  }

  /** The first node of a cluster. */
  static DutyNode first(String name, String host, TrunkSettings trunk) {
    ActorSystem<Void> system = system(name, host);
    return begin(system, Cluster.get(system).selfMember().address(), name, host, trunk);
  }

  /** Another node of this one's cluster. */
  DutyNode joinedBy(String name, String host, TrunkSettings trunk) {
    Address here = Cluster.get(system).selfMember().address();
    return begin(system(name, host), here, name, host, trunk);
  }

  private static ActorSystem<Void> system(String name, String host) {
    Config config =
        ConfigFactory.parseString(
                """
                pekko.remote.artery.canonical { hostname = "%s", port = 0 }
                pekko.cluster.roles = ["%s"]
                pekko.cluster.split-brain-resolver.stable-after = 10s
                pekko.cluster.failure-detector.acceptable-heartbeat-pause = 6s
                pekko.actor.serialization-bindings {
                  "frontdesk.protocol.audit.NodeMessage" = jackson-cbor
                }
                pekko.actor.allow-java-serialization = off
                """
                    .formatted(host, NodeRole.of(name)))
            .withFallback(ConfigFactory.parseResources("frontdesk/ops/node/pekko.conf"))
            .withFallback(ConfigFactory.defaultReference())
            .resolve();
    return ActorSystem.create(Behaviors.empty(), "frontdesk", config);
  }

  private static DutyNode begin(
      ActorSystem<Void> system, Address seed, String name, String host, TrunkSettings trunk) {
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(seed));
    Await.until(
        name + " is a member",
        Duration.ofSeconds(30),
        () -> cluster.selfMember().status() == MemberStatus.up());
    DutyAgent agent = DutyAgent.start(host, TransactionTimers.DEFAULTS);
    return new DutyNode(
        system, agent, TrunkDuty.begin(system, name, List.of(trunk), SETTINGS, agent.userAgent()));
  }

  /** The contact that it is to be registered by. */
  String contact() {
    return "sip:provider@" + agent.place();
  }

  /** No new calls from now on. */
  void drain() {
    var unused = duty.leave();
  }

  /** Dies: nothing more is sent, and another node is told so. */
  void dieSeenBy(DutyNode witness) {
    agent.close();
    Cluster.get(witness.system)
        .manager()
        .tell(new Down(Cluster.get(system).selfMember().address()));
    end();
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops as a node does; once. */
  void stop() {
    if (system.getWhenTerminated().toCompletableFuture().isDone()) {
      return;
    }
    duty.close();
    agent.close();
    end();
  }

  private void end() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the actor system did not end", e);
    }
  }
}
