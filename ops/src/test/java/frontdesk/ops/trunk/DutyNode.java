package frontdesk.ops.trunk;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.TrunkSettings;
import frontdesk.config.TrunkingSettings;
import frontdesk.engine.sip.Admission;
import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.ops.cluster.NodeRole;
import frontdesk.ops.firstcall.harness.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  private static final TrunkingSettings SETTINGS =
      new TrunkingSettings(
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          10,
          new TrunkingSettings.Callers(
              "desk", Optional.empty(), Duration.ofMinutes(1), 10, 10, 10));

  private final ActorSystem<Void> system;
  private final UserAgent userAgent;
  private final TrunkDuty duty;

  private DutyNode(ActorSystem<Void> system, UserAgent userAgent, TrunkDuty duty) {
    this.system = system;
    this.userAgent = userAgent;
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
    TransportSettings transport =
        TransportSettings.of(List.of(ListenSettings.of(TransportKind.UDP, host, 0)));
    Random random = new Random(name.hashCode()); // two nodes never use one Call-ID
    if (UserAgent.start(SipSettings.of(transport), new NoCalls(), new NoRoom(), random)
        instanceof UserAgent.Start.Started started) {
      UserAgent agent = started.userAgent();
      return new DutyNode(
          system, agent, TrunkDuty.begin(system, name, List.of(trunk), SETTINGS, agent));
    }
    throw new AssertionError("no user agent on " + host);
  }

  /** The contact that it is to be registered by. */
  String contact() {
    ListenPoint point = userAgent.listenPoints().get(0);
    return "sip:provider@" + point.advertisedHost() + ":" + point.advertisedPort();
  }

  /** No new calls from now on. */
  void drain() {
    var unused = duty.leave();
  }

  /** Dies: nothing more is sent, and another node is told so. */
  void dieSeenBy(DutyNode witness) {
    userAgent.close();
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
    userAgent.close();
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

  private static final class NoRoom implements Admission {
    @Override
    public Verdict tryAdmit() {
      return new Full(Duration.ofSeconds(1));
    }

    @Override
    public boolean isDraining() {
      return false;
    }
  }

  private static final class NoCalls implements UserAgentListener {
    @Override
    public void onInvite(IncomingCall call) {
      throw new AssertionError("nobody calls");
    }

    @Override
    public void onCancelled(IncomingCall call) {
      throw new AssertionError("nobody calls");
    }

    @Override
    public void onDialogEvent(DialogEvent event) {
      throw new AssertionError("there is no dialog");
    }

    @Override
    public void onUnknownDialog(DialogClaim claim) {
      claim.unknown();
    }
  }
}
