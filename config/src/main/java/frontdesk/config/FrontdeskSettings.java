package frontdesk.config;

import com.typesafe.config.Config;
import frontdesk.config.check.Problem;
import frontdesk.config.check.Problems;
import frontdesk.config.check.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All settings of a node, each read and checked once; what is missing in a file comes from {@code
 * reference.conf}, which documents every key.
 *
 * @param trunks accounts at SIP providers, none by default
 * @param trunking how these accounts are kept registered, and how their calls are proved
 * @param clinics files of the clinics' catalogues; empty for the two samples
 */
public record FrontdeskSettings(
    NodeSettings node,
    ClusterSettings cluster,
    SipSettings sip,
    MediaSettings media,
    LineSettings line,
    CallSettings call,
    TakeoverSettings takeover,
    SpeechSettings speech,
    DialogueSettings dialogue,
    LedgerSettings ledger,
    CallbackSettings callbacks,
    PatientSettings patients,
    AccessSettings access,
    JournalSettings journal,
    QuarantineSettings quarantine,
    KeysSettings keys,
    LocalSettings local,
    ToolSettings tools,
    CatalogueSettings catalogues,
    ProvidersSettings providers,
    SpendSettings spend,
    BrainSettings brain,
    List<TrunkSettings> trunks,
    TrunkingSettings trunking,
    List<Path> clinics) {

  /** The one root of all keys. */
  public static final String ROOT = "frontdesk";

  /** What a reading ended with. */
  public sealed interface Outcome {}

  /** Settings without problems. */
  public record Loaded(FrontdeskSettings settings) implements Outcome {}

  /**
   * All that is wrong, by file and line; never empty.
   *
   * @param clinics the catalogue files that are named all the same, so that they can be checked too
   */
  public record Refused(List<Problem> problems, List<Path> clinics) implements Outcome {}

  /** Reads a resolved configuration that has every key, its defaults included. */
  public static Outcome read(Config config) {
    Problems problems = new Problems();
    FrontdeskSettings settings = read(Section.of(config.root(), "", problems).section(ROOT));
    return problems.none() ? new Loaded(settings) : new Refused(problems.all(), settings.clinics());
  }

  private static FrontdeskSettings read(Section root) {
    SipSettings sip = SipSettings.read(root.section("sip"));
    boolean open = sip.opensBeyondLoopback() || !root.sound("sip.allowed-networks");
    FrontdeskSettings settings =
        new FrontdeskSettings(
            NodeSettings.read(root.section("node")),
            ClusterSettings.read(root.section("cluster")),
            sip,
            MediaSettings.read(root.section("media"), open),
            LineSettings.read(root.section("line")),
            CallSettings.read(root.section("call")),
            TakeoverSettings.read(root.section("takeover")),
            SpeechSettings.read(root.section("speech")),
            DialogueSettings.read(root.section("dialogue")),
            LedgerSettings.read(root.section("ledger")),
            CallbackSettings.read(root.section("callbacks")),
            PatientSettings.read(root.section("patients")),
            AccessSettings.read(root.section("access")),
            JournalSettings.read(root.section("journal")),
            QuarantineSettings.read(root.section("quarantine")),
            KeysSettings.read(root.section("keys")),
            LocalSettings.read(root.section("local")),
            ToolSettings.read(root.section("tools")),
            CatalogueSettings.read(root.section("catalogues")),
            ProvidersSettings.read(root.section("providers")),
            SpendSettings.read(root.section("spend")),
            BrainSettings.read(root.section("brain")),
            TrunkSettings.readAll(root),
            TrunkingSettings.read(root.section("trunking")),
            root.distinct(root.paths("clinics")));
    settings.checkStores(root);
    settings.checkCalls(root);
    TrunkingSettings.check(root, settings.trunks, settings.sip.silentToOthers());
    root.finish();
    return settings;
  }

  private void checkStores(Section root) {
    Duration takeover = call.maxDuration().plus(call.resumeWindow());
    root.rule(
        ledger.idempotencyRetention().compareTo(takeover) > 0,
        "longer than call.max-duration and call.resume-window together",
        "a call that is taken up again may repeat any of its commands",
        "ledger.idempotency-retention",
        "call.max-duration",
        "call.resume-window");
    root.rule(
        spend.expiry().compareTo(takeover) > 0,
        "longer than call.max-duration and call.resume-window together",
        "what a call has reserved must not expire while it lasts",
        "spend.expiry",
        "call.max-duration",
        "call.resume-window");
    boolean server = journal.database() == JournalSettings.Database.POSTGRESQL;
    root.rule(
        server || !keys.file().normalize().equals(journal.file().normalize()),
        "a file other than journal.file",
        "keys have a database of their own, so that its backups can be short-lived",
        "keys.file",
        "journal.file");
    root.rule(
        !server || !keys.url().isEmpty() || !keys.schema().equals(journal.schema()),
        "a schema other than journal.schema",
        "keys have a schema of their own, so that its backups can be short-lived",
        "keys.schema",
        "journal.schema");
    root.rule(
        server || keys.url().isEmpty(),
        "no url with the embedded database",
        "remove it, or choose the database postgresql",
        "keys.url",
        "journal.database");
    root.rule(
        server || !cluster.isShared(),
        "no other nodes with the embedded database",
        "nodes of one cluster share a journal: choose the database postgresql",
        cluster.seedNodes().isEmpty() ? "cluster.discovery.method" : "cluster.seed-nodes",
        "journal.database");
  }

  private void checkCalls(Section root) {
    checkProviders(root);
    brain.check(root, call.turnDeadline(), speech.shortEndOfTurnSilence());
    checkPatience(root, journal.watch().diskPatience(), "journal.watch.disk-patience");
    checkPatience(root, journal.watch().serverPatience(), "journal.watch.server-patience");
    root.rule(
        sip.dialogs().limit() >= call.slots(),
        "no fewer than call.slots",
        "every call is a dialog",
        "sip.dialogs.limit",
        "call.slots");
    root.rule(
        sip.dialogs().answerTimeout().compareTo(call.ringDelay()) > 0,
        "longer than call.ring-delay",
        "a call must be answered before it is given up",
        "sip.dialogs.answer-timeout",
        "call.ring-delay");
    root.rule(
        call.heartbeat().compareTo(line.heartbeatTimeout()) < 0,
        "shorter than line.heartbeat-timeout",
        "a line would take every call for dead",
        "call.heartbeat",
        "line.heartbeat-timeout");
    root.rule(
        call.maxNameDuration().compareTo(speech.maxUtterance()) <= 0,
        "no longer than speech.max-utterance",
        "no more than that is heard of one utterance",
        "call.max-name-duration",
        "speech.max-utterance");
    root.rule(
        media.callsThatFit() >= call.slots(),
        MediaSettings.PORTS_PER_CALL + " ports for each of the " + call.slots() + " call.slots",
        "widen media.port-min to media.port-max, or lower call.slots",
        "media.port-max",
        "media.port-min",
        "call.slots");
    root.rule(
        speech.recognitionDeadline().compareTo(call.turnDeadline()) < 0,
        "shorter than call.turn-deadline",
        "there must be time left to answer",
        "speech.recognition-deadline",
        "call.turn-deadline");
    root.rule(
        media.inboundTimeout().compareTo(line.relatchAfter()) > 0,
        "longer than line.relatch-after",
        "a source must be missed before the call is given up",
        "media.inbound-timeout",
        "line.relatch-after");
  }

  private void checkProviders(Section root) {
    Duration inAll = providers.resilience().recognizer().inAll();
    root.rule(
        inAll.compareTo(call.turnDeadline()) < 0,
        "shorter than call.turn-deadline",
        "there must be time left to answer",
        "providers.resilience.recognizer.in-all",
        "call.turn-deadline");
    Duration firstToken = providers.resilience().model().firstToken();
    root.rule(
        firstToken.compareTo(call.turnDeadline()) < 0,
        "shorter than call.turn-deadline",
        "there must be time left to do without a model",
        "providers.resilience.model.first-token",
        "call.turn-deadline");
  }

  private void checkPatience(Section root, Duration patience, String key) {
    root.rule(
        patience.compareTo(line.orphanTimeout()) < 0,
        "shorter than line.orphan-timeout",
        "a caller must hear the clinic's number before the line is given up",
        key,
        "line.orphan-timeout");
  }
}
