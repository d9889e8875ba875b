package frontdesk.ops.node;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.Recoveries;
import frontdesk.engine.call.CallActor;
import frontdesk.engine.call.CallCare;
import frontdesk.engine.call.CallDependencies;
import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallRouter;
import frontdesk.engine.call.Neighbours;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.Slots;
import frontdesk.engine.call.TakeoverPace;
import frontdesk.engine.call.UserAgentSignaling;
import frontdesk.engine.call.WayToCalls;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.media.MediaLoops;
import frontdesk.engine.provider.resilience.FallbackModel;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.digest.CallerProof;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.ops.cluster.AbandonedHandOvers;
import frontdesk.ops.cluster.MovedCoordinators;
import frontdesk.ops.provider.ProviderMetrics;
import frontdesk.ops.provider.Providers;
import frontdesk.ops.trunk.TrunkDuty;
import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.persistence.journal.StoreWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a node: storage first, SIP last, so that no call comes before everything that it needs is
 * there and warm. Used once, by one thread.
 */
public final class NodeStarter {
  private static final Logger LOG = LoggerFactory.getLogger(NodeStarter.class);

  private static final Duration REFUSALS_EVERY = Duration.ofMinutes(1);

  private final Configuration.Loaded configuration;
  private final FrontdeskSettings settings;
  private final Clock clock;
  private final BuildId build;
  private final CallObserver observer;
  private final Senses senses;
  private final Closing closing = new Closing();
  private final NodeLines lines = new NodeLines();
  private final GrammarWriter grammars = GrammarWriter.english();
  private final SecureRandom random = new SecureRandom();
  private final Neighbours neighbours;
  private Losses losses;
  private Optional<SpeechPorts> ports = Optional.empty();
  private Optional<FallbackModel> models = Optional.empty();

  public NodeStarter(
      Configuration.Loaded configuration, Clock clock, BuildId build, CallObserver observer) {
    this(configuration, clock, build, observer, Senses.SOUND);
  }

  /** The same with something between the node and its speech engines. */
  public NodeStarter(
      Configuration.Loaded configuration,
      Clock clock,
      BuildId build,
      CallObserver observer,
      Senses senses) {
    this.senses = senses;
    this.configuration = configuration;
    this.settings = configuration.settings();
    this.clock = clock;
    this.build = build;
    this.observer = observer;
    this.losses = new Losses(clock, Optional.empty());
    this.neighbours =
        new Neighbours(
            settings.node().name(), EngineSettings.neighbours(settings), System::nanoTime);
  }

  /** Hears and speaks by these instead of what the settings name; before the start. */
  public NodeStarter hearingAndSpeakingBy(SpeechPorts given) {
    ports = Optional.of(given);
    return this;
  }

  /** Starts it; blocks for some seconds. */
  public NodeStart start() {
    try {
      NodeStart start = startOrFail();
      if (start instanceof NodeStart.Failed) {
        closing.now();
      }
      return start;
    } catch (TimeoutException late) {
      LOG.error("the node could not start", late);
      closing.now();
      return new NodeStart.Failed(
          "the node could not start in %s ms: %s"
              .formatted(
                  settings.node().startTimeout().toMillis(),
                  Objects.requireNonNullElse(late.getMessage(), "the log says why")));
    } catch (IOException | ExecutionException | CompletionException e) {
      LOG.error("the node could not start", e);
      closing.now();
      return new NodeStart.Failed("the node could not start; the log says why");
    } catch (InterruptedException e) {
      closing.now(); // before the interrupt is passed on: closing waits too
      Thread.currentThread().interrupt();
      return new NodeStart.Failed("the node was stopped while it started");
    }
  }

  private NodeStart startOrFail()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Optional<String> noPorts =
        StartChecks.sipPorts(settings).or(() -> StartChecks.audioPorts(settings));
    if (noPorts.isPresent()) {
      return new NodeStart.Failed(noPorts.get());
    }
    Storage.Opening opening = NodeCore.openStorage(configuration, clock, closing);
    if (opening instanceof Storage.Opening.Failed failed) {
      return new NodeStart.Failed(failed.line());
    }
    Storage storage = ((Storage.Opening.Opened) opening).storage();
    // The store is ours now, and nobody else gives signs here.
    losses =
        new Losses(clock, LifeSign.last(settings.node().dataDirectory(), clock, MachineClock::now));
    closing.later(LifeSign.begin(settings.node().dataDirectory(), clock, MachineClock::now));
    NodeCore.Start coreStart =
        NodeCore.start(configuration, clock, build, storage, closing, observer::onPassage);
    if (coreStart instanceof NodeCore.Start.Failed failed) {
      return new NodeStart.Failed(failed.line());
    }
    NodeCore core = ((NodeCore.Start.Started) coreStart).core();
    losses.watch(core.system());
    MovedCoordinators.watch(core.system(), settings.takeover().coordinatorSettle());
    AbandonedHandOvers.watch(core.system());
    if (settings.cluster().isShared()) {
      ReadyReaders.prepare(core.system());
    }
    return startCalls(core, storage);
  }

  private NodeStart startCalls(NodeCore core, Storage storage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Catalogues catalogues = configuration.catalogues();
    ClinicBook clinics = book(catalogues, storage);
    Speech speech = warmSpeech(core, catalogues);
    wake(core, catalogues);
    MediaLoops loops = closing.later(mediaLoops());
    Slots slots = new Slots(settings.call().slots(), settings.call().retryAfter());
    slots.beside(neighbours);
    UserAgentSignaling signaling = UserAgentSignaling.among(neighbours, slots);
    StoreWatch watch =
        closing.later(
            storage.watch(
                settings.node().name(), new StoreAlarm(slots, lines, signaling, observer)));
    core.health().relyOn(watch);
    ActorSystem<?> system = core.system();
    WayToCalls calls =
        CallActor.init(
            system,
            dependencies(core, watch, clinics, speech, loops, signaling),
            new CallCare(
                new Recoveries(core.health(), build),
                new CallRemainsReader(storage.journal()),
                settings.quarantine().retry(),
                settings.quarantine().farewellTimeout()));
    wakeReleased(core, calls);
    List<ShardId> shards = ownShards(system, calls);
    neighbours.begin(system, slots, new Elsewhere(lines, signaling, observer));
    watch.begin();
    UserAgent.Start sip =
        UserAgent.start(
            EngineSettings.sip(settings),
            router(core, calls, shards, storage, slots, signaling),
            slots,
            random,
            EngineSettings.proof(settings, random)
                .map(proof -> new CallerProof(proof, clock, random)));
    if (sip instanceof UserAgent.Start.Failed failed) {
      return new NodeStart.Failed(failed.sentence());
    }
    UserAgent userAgent = closing.later(((UserAgent.Start.Started) sip).userAgent());
    signaling.use(userAgent);
    neighbours.open(shards);
    Refusals refusals = closing.later(Refusals.of(userAgent, loops, speech, REFUSALS_EVERY));
    TrunkDuty trunks =
        closing.later(
            TrunkDuty.begin(
                system, settings.node().name(), settings.trunks(), settings.trunking(), userAgent));
    return new NodeStart.Started(
        new FrontdeskNode(
            core,
            new FrontdeskNode.Parts(
                loops,
                lines,
                slots,
                userAgent,
                refusals,
                speech.notes(),
                calls,
                neighbours,
                trunks,
                new CatalogueReload(settings, core.catalogues(), clinics, speech)),
            closing));
  }

  private ClinicBook book(Catalogues catalogues, Storage storage) {
    return ClinicBook.store(
        catalogues,
        settings.dialogue().limits(),
        grammars,
        storage.contents(),
        settings.catalogues().versionsKept());
  }

  /** So that no caller waits for the entities of a clinic. */
  private void wake(NodeCore core, Catalogues catalogues)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var loaded : catalogues.all()) {
      core.entities()
          .warm(
              loaded.catalogue().id(),
              settings.node().startTimeout(),
              settings.quarantine().wakeAttempt());
    }
    closing.later(
        AwakeLedgers.begin(
            core.system(),
            core.entities(),
            core.catalogues(),
            settings.ledger().reminders().lookEvery(),
            settings.quarantine().wakeAttempt()));
  }

  /** Before any call wakes: it speaks at once. */
  private Speech warmSpeech(NodeCore core, Catalogues catalogues)
      throws IOException, InterruptedException {
    Providers providers =
        closing.later(
            Providers.open(
                settings, core.system(), random, new ProviderMetrics(core.nodeHealth().meters())));
    models = providers.models();
    Speech speech =
        closing.later(
            ports
                .map(given -> Speech.by(given, settings))
                .orElseGet(() -> Speech.open(settings, senses, catalogues, providers)));
    speech.warm(catalogues, grammars);
    return speech;
  }

  private MediaLoops mediaLoops() {
    return new MediaLoops(
        settings.media().binding().bound().stream()
            .map(
                address ->
                    new MediaLoop(
                        EngineSettings.media(settings, address), System::nanoTime, random))
            .toList());
  }

  private CallDependencies dependencies(
      NodeCore core,
      StoreWatch watch,
      ClinicBook clinics,
      Speech speech,
      MediaLoops loops,
      UserAgentSignaling signaling) {
    Entities entities = core.entities();
    Brains brains =
        new Brains(settings, core.catalogues(), models, EngineBrain.load(core, settings));
    return new CallDependencies(
        clock,
        System::nanoTime,
        new CountedCalls(observer, core.nodeHealth().meters()),
        EngineSettings.call(settings),
        new CallDependencies.Journal(build, new CanonicalDigest(), core.storage().keys(), watch),
        new CallDependencies.Clinics(
            clinics,
            entities::desks,
            entities.money(settings),
            (call, clinic, meter, told) -> brains.of(clinic, meter, told)),
        new CallDependencies.Sip(
            new OfferAnswer(EngineSettings.networks(settings.sip())), signaling),
        new CallDependencies.Media(
            lines,
            loops,
            speech.announcements()::holding,
            speech.announcements()::lastWords,
            call -> onOrphaned(call, signaling)),
        new CallDependencies.Speech(
            (call, clinic, meter, told) -> speech.recognizer(clinic, meter, told),
            EngineSpeech.activity(settings.speech()),
            grammars,
            EngineSpeech.interpreter(settings.speech(), speech.understood()),
            speech::tongues,
            (call, clinic, meter, told) -> speech.voice(clinic, meter, told)),
        new CallDependencies.Takeover(
            losses::lastAlive,
            new TakeoverPace(settings.takeover().atOnce(), settings.takeover().turn())));
  }

  /** Nobody has spoken on this line for too long: it ends, and so does what the caller hears. */
  private void onOrphaned(CallId call, UserAgentSignaling signaling) {
    LOG.warn("call {}: its line had no owner for too long and is ended", call);
    signaling.abandon(call);
  }

  private CallRouter router(
      NodeCore core,
      WayToCalls calls,
      List<ShardId> shards,
      Storage storage,
      Slots slots,
      UserAgentSignaling signaling) {
    return new CallRouter(
        new CallRouter.Dependencies(
            calls,
            new CalledNumbers(core.catalogues(), settings.trunks()),
            new CallerNumberReader(core.catalogues()),
            shards,
            storage.keys(),
            slots,
            neighbours,
            signaling,
            random,
            settings.call().replyTimeout(),
            settings.call().ringDelay()));
  }

  /**
   * A call that was quarantined is forgotten by sharding: once it is released somebody has to wake
   * it, so that it gets its end.
   */
  private void wakeReleased(NodeCore core, WayToCalls calls) {
    EntityHealth health = core.health();
    Consumer<Quarantine.Entry> wake =
        entry -> {
          if (entry.kind() == EntityKind.CALL) {
            String id = entry.persistenceId().substring(EntityKind.CALL.persistenceId("").length());
            calls.tell(new CallId(id), new CallProtocol.FindDialog(core.system().ignoreRef()));
          }
        };
    health.whenReleased(wake);
    health.list(settings.local().maxFindings()).toCompletableFuture().join().stream()
        .filter(entry -> !entry.isQuarantined())
        .forEach(wake);
  }

  private List<ShardId> ownShards(ActorSystem<?> system, WayToCalls calls)
      throws InterruptedException, ExecutionException, TimeoutException {
    var node = settings.node();
    return OwnShards.of(
            system,
            calls,
            node.name(),
            random,
            node.startTimeout(),
            settings.quarantine().wakeAttempt())
        .open(node.shards());
  }
}
