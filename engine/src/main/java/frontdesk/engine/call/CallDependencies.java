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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Everything that the calls of a node share, by concern.
 *
 * @param clock wall time, for what is recorded
 * @param nanoTime monotonic, for what is measured and waited for
 * @param observer sees what happens, for whoever watches a call live; never personal data
 * @param settings bounds
 */
public record CallDependencies(
    Clock clock,
    LongSupplier nanoTime,
    CallObserver observer,
    CallSettings settings,
    Journal journal,
    Clinics clinics,
    Sip sip,
    Media media,
    Speech speech,
    Takeover takeover) {

  /**
   * How calls are written.
   *
   * @param build names this build in events
   * @param digest chains events
   * @param keys the data keys
   * @param store whether it takes writes: a call waits for that before it recovers
   */
  public record Journal(BuildId build, EventDigest digest, KeyStore keys, StoreHealth store) {}

  /**
   * What is of the clinic that is called.
   *
   * @param inUse what its calls work with
   * @param desks its ledger, patients and callbacks
   * @param money what calls may spend, and how it is asked for
   * @param brain a language model, if it has one: asked for once in a call
   */
  public record Clinics(
      ClinicsInUse inUse,
      Function<ClinicId, ToolDesk.Desks> desks,
      MoneyTerms money,
      ForCall<ClinicId, Optional<Brain>> brain) {}

  /**
   * How a phone is spoken with.
   *
   * @param negotiation offers and answers
   * @param signaling requests and responses
   */
  public record Sip(OfferAnswer negotiation, Signaling signaling) {}

  /**
   * Where a call is heard, and what is said there while nobody is in charge.
   *
   * @param lines lines of live calls: they belong to the node, not to an actor
   * @param loop opens lines
   * @param holding what a line says while nobody is in charge, by language
   * @param lastWords what a line says when its call has to be given up: the clinic's number
   * @param onOrphaned told when nobody has spoken on a call's line for too long
   */
  public record Media(
      NodeLines lines,
      LineOpener loop,
      BiFunction<Catalogue, String, Clip> holding,
      Function<Catalogue, Clip> lastWords,
      Consumer<CallId> onOrphaned) {}

  /**
   * How a caller is heard, understood and spoken to.
   *
   * @param recognizer ears of a call to a clinic
   * @param voiceActivity when sound counts as speech
   * @param grammars what can be said now
   * @param interpreter what transcripts mean
   * @param tongues the languages that these understand and that there are voices for
   * @param voice makes audio of a text in a language
   */
  public record Speech(
      ForCall<Catalogue, SpeechRecognizer> recognizer,
      VoiceSettings voiceActivity,
      GrammarWriter grammars,
      Interpreter interpreter,
      Function<Catalogue, Input.Tongues> tongues,
      ForCall<Catalogue, SynthesizerStage.Voice> voice) {}

  /**
   * How calls of a node that is gone are taken over.
   *
   * @param lastAlive when what was lost of late gave its last sign: another node, or this one
   *     before it was started
   * @param pace of calls that this node takes over
   */
  public record Takeover(Supplier<Optional<Instant>> lastAlive, TakeoverPace pace) {}
}
