package frontdesk.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.booking.CallbackList;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.NodeLoad;
import frontdesk.engine.patient.PatientRegistry;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.ops.provider.Providers;
import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.passage.Passages;
import frontdesk.protocol.privacy.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Clinics' ledgers, patients and callbacks in memory, without cluster and database: for
 * conversations in writing. The entities are those of a node. Any thread.
 */
public final class LoneClinic implements AutoCloseable {
  private static final String IN_MEMORY =
      """
      pekko {
        loglevel = WARNING
        log-dead-letters = off
        loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
        logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
        actor.provider = local
        coordinated-shutdown.run-by-jvm-shutdown-hook = off
        persistence.journal.plugin = "pekko.persistence.journal.inmem"
        persistence.snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
      }
      """;

  private static final ContentHash NOT_STORED = new ContentHash("0".repeat(64));

  private final ActorSystem<Void> system;
  private final Configuration.Loaded configuration;
  private final KeyStore keys;
  private final BuildId build;
  private int opened;
  private @Nullable Providers providers;

  /**
   * Time as somebody else moves it.
   *
   * @param nanoTime moves with the clock
   */
  public record Time(Clock clock, LongSupplier nanoTime) {}

  private LoneClinic(
      ActorSystem<Void> system, Configuration.Loaded configuration, KeyStore keys, BuildId build) {
    this.system = system;
    this.configuration = configuration;
    this.keys = keys;
    this.build = build;
  }

  /** A place for such clinics. */
  public static LoneClinic start(Configuration.Loaded configuration, KeyStore keys, BuildId build) {
    Config config =
        ConfigFactory.parseString(IN_MEMORY).withFallback(ConfigFactory.defaultReference());
    return new LoneClinic(
        ActorSystem.create(Behaviors.empty(), "frontdesk-lone", config.resolve()),
        configuration,
        keys,
        build);
  }

  /** Opens a clinic of this catalogue that has nothing yet. Blocking. */
  public synchronized ToolDesk.Desks open(Catalogue catalogue, Time time) {
    opened++;
    String name = "lone-" + opened;
    ClinicId clinic = new ClinicId(name);
    FrontdeskSettings settings = configuration.settings();
    EventDigest digest = new CanonicalDigest();
    KeyStore.KeyedHash hash = keys.clinicHash(clinic).toCompletableFuture().join();
    return new ToolDesk.Desks(
        desk(
            "ledger-" + name,
            AppointmentLedger.create(
                new AppointmentLedger.Dependencies(
                    clinic,
                    time.clock(),
                    time.nanoTime(),
                    () -> catalogue,
                    EngineSettings.ledger(settings),
                    digest,
                    hash,
                    build),
                RecoveryWatch.UNWATCHED,
                Passages.UNWATCHED)),
        desk(
            "patients-" + name,
            PatientRegistry.create(
                new ClinicEntity.Dependencies<>(
                    clinic, time.clock(), EngineSettings.patients(settings), digest, build))),
        desk(
            "callbacks-" + name,
            CallbackList.create(
                new ClinicEntity.Dependencies<>(
                    clinic, time.clock(), EngineSettings.callbacks(settings), digest, build),
                RecoveryWatch.UNWATCHED)));
  }

  /** What conversations of a clinic work with; its contents are not stored. */
  public ClinicKnowledge knowledge(Catalogue catalogue) {
    return new ClinicKnowledge(
        catalogue,
        new CallEvent.Contents(NOT_STORED, NOT_STORED, NOT_STORED, NOT_STORED),
        ClinicBook.texts(catalogue).byKey(),
        configuration.settings().dialogue().limits());
  }

  /**
   * What is thought by in conversations of a clinic, where language models are configured; nobody
   * counts what it costs.
   */
  public synchronized Optional<Brain> brain(Catalogue catalogue) {
    if (providers == null) {
      providers =
          Providers.open(configuration.settings(), system, new SecureRandom(), Attempts.UNHEARD);
    }
    return new Brains(
            configuration.settings(),
            configuration::catalogues,
            providers.models(),
            NodeLoad.none())
        .of(catalogue.id(), Meter.FREE, Attempts.UNHEARD);
  }

  /** The bounds of its tools. */
  public ToolDesk.Bounds bounds() {
    return EngineSettings.tools(configuration.settings());
  }

  private <C> ToolDesk.Desk<C> desk(String name, Behavior<C> behavior) {
    ActorRef<C> entity = system.systemActorOf(behavior, name, Props.empty());
    return new ToolDesk.Desk<>() {
      @Override
      public <R> CompletionStage<R> ask(
          org.apache.pekko.japi.function.Function<ActorRef<R>, C> command, Duration timeout) {
        return AskPattern.ask(entity, command, timeout, system.scheduler());
      }
    };
  }

  @Override
  public synchronized void close() {
    if (providers != null) {
      providers.close();
    }
    system.terminate();
    try {
      system
          .getWhenTerminated()
          .toCompletableFuture()
          .get(configuration.settings().node().stopTimeout().toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the clinics did not close", e);
    }
  }
}
