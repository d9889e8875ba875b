package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.audit.AccessJournal;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.booking.CallbackList;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.patient.PatientRegistry;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** The sharded entities of clinics: ledger, callbacks, patients, access journal. Any thread. */
final class Entities {
  private final ClusterSharding sharding;

  private Entities(ClusterSharding sharding) {
    this.sharding = sharding;
  }

  /** Starts their sharding on this node. */
  static Entities init(
      ClusterSharding sharding,
      Clock clock,
      BuildId build,
      EventDigest digest,
      Catalogues catalogues,
      KeyStore keys,
      FrontdeskSettings settings) {
    Map<ClinicId, KeyStore.KeyedHash> hashes = new HashMap<>();
    for (var loaded : catalogues.all()) {
      ClinicId clinic = loaded.catalogue().id();
      hashes.put(clinic, keys.clinicHash(clinic).toCompletableFuture().join());
    }
    sharding.init(
        Entity.of(
            AppointmentLedger.TYPE_KEY,
            entity -> {
              ClinicId clinic = new ClinicId(entity.getEntityId());
              Catalogue catalogue = catalogues.byId(clinic).orElseThrow();
              return AppointmentLedger.create(
                  new AppointmentLedger.Dependencies(
                      clinic,
                      clock,
                      System::nanoTime,
                      () -> catalogue,
                      EngineSettings.ledger(settings),
                      digest,
                      java.util.Objects.requireNonNull(hashes.get(clinic)),
                      build));
            }));
    sharding.init(
        Entity.of(
            CallbackList.TYPE_KEY,
            entity ->
                CallbackList.create(
                    new CallbackList.Dependencies(
                        new ClinicId(entity.getEntityId()),
                        clock,
                        EngineSettings.callbacks(settings),
                        digest,
                        build))));
    sharding.init(
        Entity.of(
            PatientRegistry.TYPE_KEY,
            entity ->
                PatientRegistry.create(
                    new PatientRegistry.Dependencies(
                        new ClinicId(entity.getEntityId()),
                        clock,
                        EngineSettings.patients(settings),
                        digest,
                        build))));
    sharding.init(
        Entity.of(
            AccessJournal.TYPE_KEY,
            entity ->
                AccessJournal.create(
                    new AccessJournal.Dependencies(
                        new ClinicId(entity.getEntityId()),
                        clock,
                        EngineSettings.access(settings),
                        digest,
                        build))));
    return new Entities(sharding);
  }

  /** All of a clinic's entities store a snapshot as often as its ledger. */
  /** The desks of one clinic, for its calls. */
  ToolDesk.Desks desks(ClinicId clinic) {
    return new ToolDesk.Desks(
        desk(AppointmentLedger.TYPE_KEY, clinic),
        desk(PatientRegistry.TYPE_KEY, clinic),
        desk(CallbackList.TYPE_KEY, clinic));
  }

  /** Wakes a clinic's entities, so that no caller waits for it. Blocking. */
  void warm(ClinicId clinic, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    PatientId nobody = new PatientId("nobody");
    List<CompletionStage<?>> answers =
        List.of(
            desk(AppointmentLedger.TYPE_KEY, clinic)
                .<LedgerProtocol.Appointments>ask(
                    replyTo -> new LedgerProtocol.FindAppointments(nobody, replyTo), patience),
            desk(PatientRegistry.TYPE_KEY, clinic)
                .<PatientProtocol.Description>ask(
                    replyTo -> new PatientProtocol.Describe(nobody, replyTo), patience),
            desk(CallbackList.TYPE_KEY, clinic)
                .<CallbackProtocol.OpenCallbacks>ask(CallbackProtocol.ListOpen::new, patience));
    for (CompletionStage<?> answer : answers) {
      answer.toCompletableFuture().get(patience.toSeconds(), TimeUnit.SECONDS);
    }
  }

  <C> ToolDesk.Desk<C> desk(EntityTypeKey<C> key, ClinicId clinic) {
    EntityRef<C> ref = sharding.entityRefFor(key, clinic.value());
    return new ToolDesk.Desk<>() {
      @Override
      public <R> CompletionStage<R> ask(
          org.apache.pekko.japi.function.Function<ActorRef<R>, C> command, Duration timeout) {
        return ref.ask(command, timeout);
      }
    };
  }
}
