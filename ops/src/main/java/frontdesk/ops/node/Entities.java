package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.ClinicEntity;
import frontdesk.engine.QuarantineGate;
import frontdesk.engine.Recoveries;
import frontdesk.engine.RecoveryWatch;
import frontdesk.engine.audit.AccessJournal;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.booking.CallbackList;
import frontdesk.engine.call.MoneyTerms;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.patient.PatientRegistry;
import frontdesk.engine.provider.cost.AlertSender;
import frontdesk.engine.provider.cost.Meters;
import frontdesk.engine.provider.cost.SpendAccount;
import frontdesk.engine.provider.cost.SpendLimits;
import frontdesk.engine.provider.cost.Tariffs;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.passage.Passages;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.provider.SpendProtocol;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sharded entities of clinics: ledger, callbacks, patients, access journal, account. Any
 * thread.
 */
final class Entities {
  private static final Logger LOG = LoggerFactory.getLogger(Entities.class);

  private static final int PERCENT = 100;

  private final ClusterSharding sharding;
  private final EntityHealth health;

  private Entities(ClusterSharding sharding, EntityHealth health) {
    this.sharding = sharding;
    this.health = health;
  }

  /** Starts their sharding on this node. */
  static Entities init(
      ClusterSharding sharding,
      Clock clock,
      BuildId build,
      EventDigest digest,
      Supplier<Catalogues> catalogues,
      KeyStore keys,
      EntityHealth health,
      FrontdeskSettings settings,
      Passages passages,
      Optional<AlertSender> alerts) {
    Gate gate = new Gate(sharding, new Recoveries(health, build), settings.quarantine().waiting());
    Map<ClinicId, KeyStore.KeyedHash> hashes = hashes(catalogues.get(), keys);
    gate.before(
        AppointmentLedger.TYPE_KEY,
        EntityKind.LEDGER,
        (clinic, watch) ->
            AppointmentLedger.create(
                new AppointmentLedger.Dependencies(
                    clinic,
                    clock,
                    System::nanoTime,
                    () -> catalogues.get().byId(clinic).orElseThrow(),
                    EngineSettings.ledger(settings),
                    digest,
                    Objects.requireNonNull(hashes.get(clinic)),
                    build),
                watch,
                passages));
    gate.before(
        CallbackList.TYPE_KEY,
        EntityKind.CALLBACK,
        (clinic, watch) ->
            CallbackList.create(
                new ClinicEntity.Dependencies<>(
                    clinic, clock, EngineSettings.callbacks(settings), digest, build),
                watch));
    gate.before(
        PatientRegistry.TYPE_KEY,
        EntityKind.PATIENT,
        (clinic, watch) ->
            PatientRegistry.create(
                new ClinicEntity.Dependencies<>(
                    clinic, clock, EngineSettings.patients(settings), digest, build),
                watch));
    gate.before(
        AccessJournal.TYPE_KEY,
        EntityKind.ACCESS,
        (clinic, watch) ->
            AccessJournal.create(
                new ClinicEntity.Dependencies<>(
                    clinic, clock, EngineSettings.access(settings), digest, build),
                watch));
    gate.before(
        SpendAccount.TYPE_KEY,
        EntityKind.SPEND,
        (clinic, watch) ->
            SpendAccount.create(
                new ClinicEntity.Dependencies<>(
                    clinic, clock, EngineSpend.account(settings, clinic), digest, build),
                new SpendAccount.Outside(
                    () -> catalogues.get().byId(clinic).orElseThrow().zone(),
                    alerts,
                    () -> ownLimits(catalogues.get(), clinic)),
                watch));
    return new Entities(sharding, health);
  }

  /** As its file says them now. */
  private static SpendLimits ownLimits(Catalogues catalogues, ClinicId clinic) {
    return EngineSpend.limits(catalogues.byId(clinic).orElseThrow().speech().providers().spend());
  }

  private static Map<ClinicId, KeyStore.KeyedHash> hashes(Catalogues catalogues, KeyStore keys) {
    Map<ClinicId, KeyStore.KeyedHash> hashes = new HashMap<>();
    for (var loaded : catalogues.all()) {
      ClinicId clinic = loaded.catalogue().id();
      hashes.put(clinic, keys.clinicHash(clinic).toCompletableFuture().join());
    }
    return hashes;
  }

  /** Starts kinds of entities behind the gate: one that is quarantined is not recovered. */
  private record Gate(ClusterSharding sharding, Recoveries recoveries, int waiting) {
    <C> void before(
        EntityTypeKey<C> key,
        EntityKind kind,
        BiFunction<ClinicId, RecoveryWatch, Behavior<C>> create) {
      sharding.init(
          Entity.of(
              key,
              entity -> {
                ClinicId clinic = new ClinicId(entity.getEntityId());
                return QuarantineGate.before(
                    new QuarantineGate.Entity(kind, clinic, entity.getShard(), waiting),
                    recoveries,
                    watch -> create.apply(clinic, watch));
              }));
    }
  }

  /** On what terms calls spend money: without tariffs, nobody asks for any. */
  MoneyTerms money(FrontdeskSettings settings) {
    Tariffs tariffs = EngineSpend.tariffs(settings);
    Meters meters =
        new Meters(
            tariffs,
            clinic -> desk(SpendAccount.TYPE_KEY, clinic)::ask,
            EngineSpend.meters(settings),
            System::nanoTime,
            (pause, task) ->
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(task));
    return new MoneyTerms(
        Optional.of(meters).filter(any -> !tariffs.byName().isEmpty()),
        (int) Math.round(settings.spend().premiumScore() * PERCENT));
  }

  /** The desks of one clinic, for its calls. */
  ToolDesk.Desks desks(ClinicId clinic) {
    return new ToolDesk.Desks(
        desk(AppointmentLedger.TYPE_KEY, clinic),
        desk(PatientRegistry.TYPE_KEY, clinic),
        desk(CallbackList.TYPE_KEY, clinic));
  }

  /**
   * Wakes a clinic's entities, so that no caller waits for it. One that is set apart is left as it
   * is: its clinic's callers hear so, and other clinics are served. Blocking.
   *
   * @param patience for each to recover
   * @param attempt for one answer
   */
  void warm(ClinicId clinic, Duration patience, Duration attempt)
      throws InterruptedException, ExecutionException, TimeoutException {
    PatientId nobody = new PatientId("nobody");
    Map<EntityKind, Supplier<CompletionStage<?>>> questions = new EnumMap<>(EntityKind.class);
    questions.put(
        EntityKind.LEDGER,
        () ->
            desk(AppointmentLedger.TYPE_KEY, clinic)
                .<LedgerProtocol.Appointments>ask(
                    replyTo -> new LedgerProtocol.FindAppointments(nobody, replyTo), attempt));
    questions.put(
        EntityKind.PATIENT,
        () ->
            desk(PatientRegistry.TYPE_KEY, clinic)
                .<PatientProtocol.Description>ask(
                    replyTo -> new PatientProtocol.Describe(nobody, replyTo), attempt));
    questions.put(
        EntityKind.CALLBACK,
        () ->
            desk(CallbackList.TYPE_KEY, clinic)
                .<CallbackProtocol.OpenCallbacks>ask(CallbackProtocol.ListOpen::new, attempt));
    questions.put(
        EntityKind.SPEND,
        () ->
            desk(SpendAccount.TYPE_KEY, clinic)
                .<SpendProtocol.Totals>ask(SpendProtocol.AskTotals::new, attempt));
    Map<EntityKind, CompletionStage<?>> answers = new EnumMap<>(EntityKind.class);
    questions.forEach((kind, question) -> answers.put(kind, question.get()));
    long deadline = System.nanoTime() + patience.toNanos();
    for (Map.Entry<EntityKind, CompletionStage<?>> answer : answers.entrySet()) {
      EntityKind kind = answer.getKey();
      awake(
          kind.persistenceId(clinic.value()),
          answer.getValue(),
          Objects.requireNonNull(questions.get(kind)),
          deadline);
    }
  }

  private void awake(
      String persistenceId,
      CompletionStage<?> first,
      Supplier<CompletionStage<?>> question,
      long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletionStage<?> answer = first;
    while (true) {
      try {
        answer.toCompletableFuture().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        if (health.isSetApart(persistenceId)) {
          LOG.warn("{} is quarantined: the node starts without it", persistenceId);
          return;
        }
        if (System.nanoTime() >= deadline) {
          throw e;
        }
        answer = question.get();
      } catch (TimeoutException late) {
        throw new TimeoutException(persistenceId + " does not answer");
      }
    }
  }

  <C> ToolDesk.Desk<C> desk(EntityTypeKey<C> key, ClinicId clinic) {
    EntityRef<C> ref = sharding.entityRefFor(key, clinic.value());
    // A kind's name is its type key's.
    String persistenceId = key.name() + "|" + clinic.value();
    return new ToolDesk.Desk<>() {
      @Override
      public <R> CompletionStage<R> ask(
          org.apache.pekko.japi.function.Function<ActorRef<R>, C> command, Duration timeout) {
        return health.ask(persistenceId, () -> ref.ask(command, timeout));
      }
    };
  }
}
