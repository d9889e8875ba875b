package frontdesk.ops.node;

import frontdesk.config.AddressRange;
import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.engine.call.CallSettings;
import frontdesk.engine.call.RecognizerStage;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.media.LineTimings;
import frontdesk.engine.media.MediaSettings;
import frontdesk.engine.media.jitter.JitterSettings;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpLimits;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns the node's settings into those of the engine's parts; pure. */
final class EngineSettings {
  private static final int MAX_UTTERANCES = 64;
  private static final int MAX_CATCH_UP_TICKS = 10;

  private EngineSettings() {}

  static SipSettings sip(FrontdeskSettings settings) {
    var sip = settings.sip();
    List<ListenSettings> listen = new ArrayList<>();
    for (InetAddress address : sip.binding().bound()) {
      String advertised = IpLiteral.host(sip.binding().advertisedFor(address));
      if (sip.udp()) {
        listen.add(
            listen(TransportKind.UDP, address, sip.port(), advertised, sip.advertisedPort()));
      }
      if (sip.tcp()) {
        listen.add(
            listen(TransportKind.TCP, address, sip.port(), advertised, sip.advertisedPort()));
      }
    }
    var limits = sip.limits();
    var tcp = sip.tcpConnections();
    TransportSettings transport =
        new TransportSettings(
            listen,
            new ParseLimits(
                limits.messageBytes(),
                limits.headersBytes(),
                limits.headerBytes(),
                limits.headerCount(),
                limits.uriChars(),
                limits.methodChars()),
            sip.allowedNetworks().stream().map(EngineSettings::network).toList(),
            sip.silentToOthers(),
            tcp.connectionLimit(),
            tcp.perSource(),
            tcp.queuedBytes(),
            tcp.idleTimeout(),
            tcp.connectTimeout(),
            TransportSettings.of(listen).receiveBufferBytes(),
            sip.logLinesPerSecond());
    SipSettings defaults = SipSettings.of(transport);
    SdpLimits sdp = SdpLimits.DEFAULTS;
    return new SipSettings(
        transport,
        new TransactionTimers(sip.timers().t1(), sip.timers().t2(), sip.timers().t4()),
        new SdpLimits(
            limits.sdpBytes(), sdp.lineBytes(), sdp.lines(), sdp.mediaLines(), sdp.formats()),
        sip.transactionLimit(),
        defaults.maxDialogs(),
        defaults.maxQueuedMessages(),
        defaults.maxClaims(),
        defaults.maxWaitingPerClaim(),
        defaults.claimTimeout(),
        defaults.answerTimeout(),
        defaults.ringTimeout(),
        defaults.minSessionExpires(),
        settings.call().retryAfter(),
        defaults.product());
  }

  private static ListenSettings listen(
      TransportKind kind, InetAddress address, int port, String host, int advertisedPort) {
    return new ListenSettings(kind, address, port, host, advertisedPort);
  }

  static Network network(AddressRange range) {
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
        settings.call().slots() + MAX_UTTERANCES,
        MAX_UTTERANCES,
        media.comfortAmplitude(),
        MAX_CATCH_UP_TICKS,
        new LineTimings(
            line.heartbeatTimeout(),
            line.holdingGap(),
            line.orphanTimeout(),
            media.inboundTimeout(),
            line.relatchAfter()),
        new JitterSettings(
            media.jitter().initialDelay(),
            media.jitter().minDelay(),
            media.jitter().maxDelay(),
            media.jitter().window()));
  }

  static CallSettings call(FrontdeskSettings settings) {
    CallSettings defaults = CallSettings.DEFAULTS;
    var call = settings.call();
    ToolDesk.Bounds tools = defaults.tools();
    RecognizerStage.Bounds recognizer = defaults.recognizer();
    return new CallSettings(
        call.turnDeadline(),
        defaults.fillerAfter(),
        call.noSpeechTimeout(),
        defaults.keyPause(),
        call.maxDuration(),
        call.resumeWindow(),
        defaults.resumeAttempts(),
        defaults.resumeRetry(),
        defaults.heartbeat(),
        defaults.maxNameDuration(),
        settings.speech().maxUtterance(),
        settings.speech().alternatives(),
        recognizer,
        new ToolDesk.Bounds(
            tools.askTimeout(),
            tools.attempts(),
            settings.ledger().holdDuration(),
            Duration.ofHours(settings.dialogue().limits().callbackDueHours())));
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
        ledger.snapshotEvery());
  }
}
