package frontdesk.ops.node;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.QuarantineSettings;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.provider.cost.AlertSender;
import frontdesk.ops.cluster.Formation;
import frontdesk.ops.cluster.Membership;
import frontdesk.ops.cluster.NodeHealth;
import frontdesk.ops.cluster.SessionWitness;
import frontdesk.ops.cluster.Witness;
import frontdesk.ops.provider.cost.AlertWebhook;
import frontdesk.ops.tools.OpenTools;
import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.persistence.audit.JdbcQuarantine;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.LifeSession;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.passage.Passages;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a node that knows clinics but takes no calls: storage and entities. */
record NodeCore(
    Configuration.Loaded configuration,
    BuildId build,
    Storage storage,
    ActorSystem<?> system,
    Membership membership,
    NodeHealth nodeHealth,
    EntityHealth health,
    LiveCatalogues catalogues,
    Entities entities) {
  private static final Logger LOG = LoggerFactory.getLogger(NodeCore.class);

  /** Opens the store, in a data directory that is made where it is missing. Blocking. */
  static Storage.Opening openStorage(
      Configuration.Loaded configuration, Clock clock, Closing closing) {
    var settings = configuration.settings();
    Optional<String> noDirectory = StartChecks.dataDirectory(settings.node().dataDirectory());
    if (noDirectory.isPresent()) {
      return new Storage.Opening.Failed(noDirectory.get());
    }
    Storage.Opening opening = Storage.open(settings, clock, Storage.Purpose.WRITE);
    if (opening instanceof Storage.Opening.Opened opened) {
      closing.later(opened.storage());
    }
    return opening;
  }

  /** What came of starting one. */
  sealed interface Start {
    /** It is a member of its cluster, and its entities can be asked. */
    record Started(NodeCore core) implements Start {}

    /** It is not in its cluster; {@code closing} ends what was started. One clear line. */
    record Failed(String line) implements Start {}
  }

  /**
   * Joins the cluster and starts the entities on an open store; what was started is ended by {@code
   * closing}. Blocking.
   */
  static Start start(
      Configuration.Loaded configuration,
      Clock clock,
      BuildId build,
      Storage storage,
      Closing closing,
      Passages passages)
      throws InterruptedException, ExecutionException {
    var settings = configuration.settings();
    Optional<String> trouble = Formation.trouble(settings.node(), settings.cluster());
    if (trouble.isPresent()) {
      return new Start.Failed(trouble.get());
    }
    NodeHealth nodeHealth = new NodeHealth();
    OpenTools tools = new OpenTools(settings.tools());
    var session = session(storage, settings).map(closing::later);
    CountDownLatch ended = new CountDownLatch(1);
    closing.later(ended::countDown);
    ActorSystem<Void> system = actorSystem(configuration, storage, nodeHealth, tools, closing);
    if (settings.cluster().isShared()) {
      keepConnected(system, ended, settings);
    }
    session.ifPresent(one -> one.hold(Formation.lifeOf(system)));
    Formation.Outcome formed =
        new Formation(
                system,
                settings.node(),
                settings.cluster(),
                session.<Witness>map(SessionWitness::new).orElseGet(Witness::ofNobody),
                System::nanoTime)
            .form();
    if (formed instanceof Formation.Outcome.Failed failed) {
      return new Start.Failed(failed.line());
    }
    Membership membership = ((Formation.Outcome.Formed) formed).membership();
    nodeHealth.aliveUnless(
        () ->
            membership.standing() == Membership.Standing.OUT
                ? Optional.of("out of its cluster")
                : Optional.empty());
    LiveCatalogues catalogues = new LiveCatalogues(configuration.catalogues());
    EntityHealth health = health(storage, clock, settings.quarantine());
    Entities entities =
        Entities.init(
            ClusterSharding.get(system),
            clock,
            build,
            new CanonicalDigest(),
            catalogues,
            storage.keys(),
            health,
            settings,
            passages,
            alerts(system, settings, clock));
    tools.answeredBy(
        new NodeTools(catalogues, clinic -> entities.desk(AppointmentLedger.TYPE_KEY, clinic)));
    return new Start.Started(
        new NodeCore(
            configuration,
            build,
            storage,
            system,
            membership,
            nodeHealth,
            health,
            catalogues,
            entities));
  }

  private static ActorSystem<Void> actorSystem(
      Configuration.Loaded configuration,
      Storage storage,
      NodeHealth health,
      OpenTools tools,
      Closing closing) {
    var settings = configuration.settings();
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "frontdesk",
            ActorSystemSetup.create(
                BootstrapSetup.create(
                    NodeConfig.actorSystem(
                        settings, storage.journalSettings(), configuration.libraries())),
                health,
                tools));
    closing.later(
        () -> {
          system.terminate();
          system
              .getWhenTerminated()
              .toCompletableFuture()
              .get(settings.node().stopTimeout().toSeconds(), TimeUnit.SECONDS);
        });
    return system;
  }

  private static Optional<AlertSender> alerts(
      ActorSystem<Void> system, FrontdeskSettings settings, Clock clock) {
    var alerts = settings.spend().alerts();
    return alerts
        .url()
        .map(url -> new AlertWebhook(system, url, alerts::secret, alerts.timeout(), clock));
  }

  private static EntityHealth health(Storage storage, Clock clock, QuarantineSettings quarantine) {
    return new EntityHealth(
        new JdbcQuarantine(storage.journal(), clock, quarantine.attempts()),
        System::nanoTime,
        quarantine.recheck());
  }

  /** Closed after the actor system: while it may still write, its session stands. */
  private static Optional<LifeSession> session(Storage storage, FrontdeskSettings settings) {
    return storage.journal().address() instanceof DatabaseAddress.Postgresql shared
        ? Optional.of(
            new LifeSession(
                shared, settings.node().name(), settings.cluster().watch().sessionCheck()))
        : Optional.empty();
  }

  /**
   * Told to stop, the process still talks to the other nodes until this one has left them: without
   * a hook to wait for, Pekko's transport closes every connection as soon as the signal comes.
   */
  private static void keepConnected(
      ActorSystem<?> system, CountDownLatch ended, FrontdeskSettings settings) {
    Duration longest =
        settings
            .takeover()
            .drainPatience()
            .plus(settings.takeover().handOverTimeout())
            .plus(settings.node().stopTimeout());
    CoordinatedShutdown.get(system)
        .addJvmShutdownHook(
            () -> {
              try {
                if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                  LOG.warn("the node did not close within {} s", longest.toSeconds());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
