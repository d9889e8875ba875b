package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.media.LineOpener;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.speech.activity.VoiceSettings;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.StoreHealth;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the calls of a node share.
 *
 * @param clock wall time, for what is recorded
 * @param build names this build in events
 * @param digest chains events
 * @param keys the data keys
 * @param store whether it takes writes: a call waits for that before it recovers
 * @param clinics what calls of a clinic work with
 * @param lines lines of live calls: they belong to the node, not to an actor
 * @param loop opens lines
 * @param holding what a line says while nobody is in charge, by language
 * @param lastWords what a line says when its call has to be given up: the clinic's number
 * @param negotiation offers and answers
 * @param signaling SIP
 * @param onOrphaned told when nobody has spoken on a call's line for too long
 * @param interpreter what transcripts mean
 * @param grammars what can be said now
 * @param recognizer ears of a call to a clinic
 * @param tongues the languages that these understand and that there are voices for
 * @param voice makes audio of a text in a language
 * @param voiceActivity when sound counts as speech
 * @param desks the ledger, patients and callbacks of a clinic
 * @param lastAlive when what was lost of late gave its last sign: another node, or this one before
 *     it was started
 * @param pace of calls that this node takes over
 * @param observer sees what happens, for whoever watches a call live; never personal data
 * @param money what calls may spend, and how it is asked for
 * @param settings bounds
 * @param brain a language model for a call of a clinic, if it has one: asked for once in a call
 */
public record CallDependencies(
    Clock clock,
    BuildId build,
    EventDigest digest,
    KeyStore keys,
    StoreHealth store,
    ClinicsInUse clinics,
    NodeLines lines,
    LineOpener loop,
    BiFunction<Catalogue, String, Clip> holding,
    Function<Catalogue, Clip> lastWords,
    OfferAnswer negotiation,
    Signaling signaling,
    Consumer<CallId> onOrphaned,
    Interpreter interpreter,
    GrammarWriter grammars,
    ForCall<Catalogue, SpeechRecognizer> recognizer,
    Function<Catalogue, Input.Tongues> tongues,
    ForCall<Catalogue, SynthesizerStage.Voice> voice,
    VoiceSettings voiceActivity,
    Function<ClinicId, ToolDesk.Desks> desks,
    Supplier<Optional<Instant>> lastAlive,
    TakeoverPace pace,
    CallObserver observer,
    MoneyTerms money,
    CallSettings settings,
    ForCall<ClinicId, Optional<Brain>> brain) {}
