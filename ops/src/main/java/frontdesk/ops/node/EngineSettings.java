package frontdesk.ops.node;

import frontdesk.config.AddressRange;
import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.audit.AccessSettings;
import frontdesk.engine.booking.CallbackSettings;
import frontdesk.engine.booking.CallerLimits;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.engine.booking.ReminderTimes;
import frontdesk.engine.call.CallSettings;
import frontdesk.engine.call.Neighbours;
import frontdesk.engine.call.RecognizerStage;
import frontdesk.engine.call.SynthesizerStage;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.media.LineTimings;
import frontdesk.engine.media.MediaSettings;
import frontdesk.engine.media.jitter.JitterSettings;
import frontdesk.engine.patient.PatientSettings;
import frontdesk.engine.patient.SameName;
import frontdesk.engine.patient.UsualChoices;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.digest.ProofSettings;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpLimits;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Turns the node's settings into those of the engine's parts; pure. Those of hearing and speaking
 * are in {@link EngineSpeech}.
 */
final class EngineSettings {
  /** How we call ourselves in SIP's User-Agent and Server. */
  private static final String PRODUCT = "Frontdesk";

  private static final int OWN_SECRET_BYTES = 32;
  private static final int TICK_MS = 20;

  private EngineSettings() {}

  static SipSettings sip(FrontdeskSettings settings) {
    var sip = settings.sip();
    var limits = sip.limits();
    var dialogs = sip.dialogs();
    return new SipSettings(
        transport(sip),
        new TransactionTimers(sip.timers().t1(), sip.timers().t2(), sip.timers().t4()),
        new SdpLimits(
            limits.sdpBytes(),
            limits.sdpLineBytes(),
            limits.sdpLines(),
            limits.sdpMedia(),
            limits.sdpFormats()),
        sip.transactionLimit(),
        dialogs.limit(),
        sip.queuedMessages(),
        dialogs.claims(),
        dialogs.waitingPerClaim(),
        dialogs.claimTimeout(),
        dialogs.answerTimeout(),
        dialogs.ringTimeout(),
        dialogs.minSessionExpires(),
        dialogs.mendTranslated(),
        settings.call().retryAfter(),
        PRODUCT);
  }

  /** What trunks prove that call from outside the allowed networks; nothing where none does. */
  static Optional<ProofSettings> proof(FrontdeskSettings settings, RandomGenerator random) {
    List<ProofSettings.Account> accounts =
        settings.trunks().stream()
            .flatMap(trunk -> trunk.caller().stream())
            .map(caller -> new ProofSettings.Account(caller.user(), caller.password()))
            .toList();
    var callers = settings.trunking().callers();
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProofSettings(
                callers.realm(),
                accounts,
                callers.nonceSecret().orElseGet(() -> ownSecret(random)),
                callers.nonceLifetime(),
                callers.maxNonces(),
                callers.refusalsPerSecond(),
                callers.refusalsPerSource()));
  }

  private static Secret ownSecret(RandomGenerator random) {
    byte[] bits = new byte[OWN_SECRET_BYTES];
    random.nextBytes(bits);
    return new Secret(HexFormat.of().formatHex(bits));
  }

  private static TransportSettings transport(frontdesk.config.SipSettings sip) {
    var limits = sip.limits();
    var tcp = sip.tcpConnections();
    return new TransportSettings(
        listen(sip),
        new ParseLimits(
            limits.messageBytes(),
            limits.headersBytes(),
            limits.headerBytes(),
            limits.headerCount(),
            limits.uriChars(),
            limits.methodChars()),
        networks(sip),
        sip.silentToOthers(),
        tcp.connectionLimit(),
        tcp.perSource(),
        tcp.queuedBytes(),
        tcp.idleTimeout(),
        tcp.connectTimeout(),
        sip.receiveBufferBytes(),
        sip.logLinesPerSecond());
  }

  private static List<ListenSettings> listen(frontdesk.config.SipSettings sip) {
    List<ListenSettings> listen = new ArrayList<>();
    for (InetAddress address : sip.binding().bound()) {
      String host = IpLiteral.host(sip.binding().advertisedFor(address));
      if (sip.udp()) {
        listen.add(
            new ListenSettings(TransportKind.UDP, address, sip.port(), host, sip.advertisedPort()));
      }
      if (sip.tcp()) {
        listen.add(
            new ListenSettings(TransportKind.TCP, address, sip.port(), host, sip.advertisedPort()));
      }
    }
    return listen;
  }

  /** The networks that are listened to, and whose loopback addresses may be sent audio. */
  static List<Network> networks(frontdesk.config.SipSettings sip) {
    return sip.allowedNetworks().stream().map(EngineSettings::network).toList();
  }

  private static Network network(AddressRange range) {
    return new Network(range.network(), range.prefixBits());
  }

  /** The media of one bound address; a node has a loop for each. */
  static MediaSettings media(FrontdeskSettings settings, InetAddress address) {
    var media = settings.media();
    var line = settings.line();
    return new MediaSettings(
        media.loopThreads(),
        address,
        media.binding().advertisedFor(address),
        media.portMin(),
        media.portMax(),
        settings.call().slots() + media.spareLines(),
        media.waitingPrompts(),
        media.comfortAmplitude(),
        media.catchUpTicks(),
        (int) (media.lateHearing().toMillis() / TICK_MS),
        new LineTimings(
            line.heartbeatTimeout(),
            line.holdingGap(),
            line.orphanTimeout(),
            media.inboundTimeout(),
            line.relatchAfter(),
            settings.cluster().suspicion().acceptablePause(),
            line.wakingQuiet()),
        new JitterSettings(
            media.jitter().initialDelay(),
            media.jitter().minDelay(),
            media.jitter().maxDelay(),
            media.jitter().window()));
  }

  static CallSettings call(FrontdeskSettings settings) {
    var call = settings.call();
    var audio = call.audio();
    return new CallSettings(
        call.turnDeadline(),
        call.fillerAfter(),
        call.fillerLatest(),
        settings.providers().resilience().responseAlert(),
        call.noSpeechTimeout(),
        call.anythingElseTimeout(),
        call.recallTimeout(),
        call.keyPause(),
        call.maxDuration(),
        call.resumeWindow(),
        call.resumeAttempts(),
        call.resumeRetry(),
        call.resumeLongestWait(),
        call.heartbeat(),
        call.maxNameDuration(),
        settings.speech().maxUtterance(),
        settings.speech().pause(),
        settings.speech().alternatives(),
        settings.speech().hints(),
        new RecognizerStage.Bounds(audio.waitingFrames(), audio.batchFrames(), audio.batchWithin()),
        new SynthesizerStage.Bounds(
            call.turnDeadline(),
            settings.speech().synthesis().gap(),
            settings.speech().synthesis().ahead()),
        tools(settings));
  }

  static ToolDesk.Bounds tools(FrontdeskSettings settings) {
    var tools = settings.call().tools();
    return new ToolDesk.Bounds(
        tools.askTimeout(),
        tools.attempts(),
        settings.ledger().holdDuration(),
        Duration.ofHours(settings.dialogue().limits().callbackDueHours()),
        sameName(settings),
        usual(settings));
  }

  private static SameName.Settings sameName(FrontdeskSettings settings) {
    var names = settings.patients().sameName();
    return new SameName.Settings(names.similarity(), names.leastLetters());
  }

  private static UsualChoices.Settings usual(FrontdeskSettings settings) {
    var usual = settings.patients().usual();
    return new UsualChoices.Settings(usual.lookedAt(), usual.least(), usual.share());
  }

  static Neighbours.Settings neighbours(FrontdeskSettings settings) {
    var takeover = settings.takeover();
    return new Neighbours.Settings(
        takeover.reserve(), takeover.reportInterval(), takeover.forgottenAfter());
  }

  static LedgerSettings ledger(FrontdeskSettings settings) {
    var ledger = settings.ledger();
    return new LedgerSettings(
        ledger.holdDuration(),
        ledger.idempotencyRetention(),
        ledger.maxHoldsPerCall(),
        ledger.maxStoredAnswers(),
        ledger.maxAppointments(),
        ledger.maxSlotsPerAnswer(),
        ledger.maxPendingWrites(),
        ledger.snapshotEvery(),
        new CallerLimits(
            ledger.perCaller().holdsPerDay(),
            ledger.perCaller().bookingsPerDay(),
            ledger.perCaller().changesPerDay(),
            ledger.perCaller().changesPerCall(),
            ledger.perCaller().maxCallers()),
        new LedgerSettings.WaitingLimits(
            ledger.waiting().most(),
            ledger.waiting().perPatient(),
            ledger.waiting().offerFor(),
            ledger.waiting().offers()),
        new ReminderTimes(
            ledger.reminders().before(),
            ledger.reminders().quietFrom(),
            ledger.reminders().quietUntil(),
            ledger.reminders().least(),
            ledger.reminders().followUpLate(),
            ledger.reminders().atOnce(),
            ledger.reminders().lookEvery()),
        new LedgerSettings.SeriesLimits(ledger.series().most(), ledger.series().within()));
  }

  static CallbackSettings callbacks(FrontdeskSettings settings) {
    var callbacks = settings.callbacks();
    return new CallbackSettings(
        callbacks.maxOpen(),
        callbacks.maxDoneRemembered(),
        callbacks.maxPendingWrites(),
        callbacks.snapshotEvery());
  }

  static PatientSettings patients(FrontdeskSettings settings) {
    var patients = settings.patients();
    return new PatientSettings(
        patients.maxFound(),
        patients.maxMerged(),
        patients.maxWishes(),
        patients.wishKept(),
        patients.guesses().perDay(),
        patients.guesses().maxCallers(),
        patients.maxPendingWrites(),
        patients.snapshotEvery());
  }

  static AccessSettings access(FrontdeskSettings settings) {
    var access = settings.access();
    return new AccessSettings(
        access.maxTextLength(), access.maxPendingWrites(), access.snapshotEvery());
  }
}
