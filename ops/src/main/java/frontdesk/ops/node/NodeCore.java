package frontdesk.ops.node;

import frontdesk.config.Configuration;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.protocol.id.BuildId;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** The part of a node that knows clinics but takes no calls: storage and entities. */
record NodeCore(
    Configuration.Loaded configuration,
    BuildId build,
    Storage storage,
    ActorSystem<?> system,
    Entities entities) {
  /** What came of starting it. */
  sealed interface Start {
    record Started(NodeCore core) implements Start {}

    record Failed(String line) implements Start {}
  }

  /** Opens the store and starts the entities; what was opened is closed by {@code closing}. */
  static Start start(
      Configuration.Loaded configuration, Clock clock, BuildId build, Closing closing) {
    var settings = configuration.settings();
    Storage.Opening opening = Storage.open(settings, clock, Storage.Purpose.WRITE);
    if (opening instanceof Storage.Opening.Failed failed) {
      return new Start.Failed(failed.line());
    }
    Storage storage = closing.later(((Storage.Opening.Opened) opening).storage());
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "frontdesk",
            NodeConfig.actorSystem(settings, storage.journalSettings(), configuration.libraries()));
    closing.later(
        () -> {
          system.terminate();
          system
              .getWhenTerminated()
              .toCompletableFuture()
              .get(settings.node().stopTimeout().toSeconds(), TimeUnit.SECONDS);
        });
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    Catalogues catalogues = configuration.catalogues();
    Entities entities =
        Entities.init(
            ClusterSharding.get(system),
            clock,
            build,
            new CanonicalDigest(),
            catalogues,
            storage.keys(),
            settings);
    return new Start.Started(new NodeCore(configuration, build, storage, system, entities));
  }
}
