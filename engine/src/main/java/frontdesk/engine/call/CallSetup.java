package frontdesk.engine.call;

import frontdesk.engine.call.DialogCodec.StoredMedia;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.LocalMedia;
import frontdesk.engine.sip.sdp.Negotiation;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.patient.RecentWish;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.jspecify.annotations.Nullable;

/** How a call begins, and how its session changes: INVITE, ACK, re-INVITE (RFC 3261, 3264). */
final class CallSetup {
  private static final int SESSION_ID_HEX_DIGITS = 15;

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final int REQUEST_PENDING = 491;
  private static final int RETRY_AFTER_SECONDS = 10;
  private static final String WARNING_AGENT = "frontdesk";

  /** For an INVITE while the store takes no writes. */
  static final CallProtocol.Refuse STORE_UNAVAILABLE =
      new CallProtocol.Refuse(
          SERVICE_UNAVAILABLE, OptionalInt.of(RETRY_AFTER_SECONDS), Optional.empty());

  private static final String RECALL = "recall";

  private final CallRun run;
  private final CallTurns turns;
  private final CallFarewell farewell;
  private final EffectFactories<CallEvent, CallState> effects;

  /** Whoever waits for the first write of the call. */
  private @Nullable ActorRef<CallProtocol.Reply> unanswered;

  /** What lets the 200 be sent, while it rings. */
  private @Nullable Runnable answer;

  private Optional<RecentWish> cutOff = Optional.empty();

  CallSetup(
      CallRun run,
      CallTurns turns,
      CallFarewell farewell,
      EffectFactories<CallEvent, CallState> effects) {
    this.run = run;
    this.turns = turns;
    this.farewell = farewell;
    this.effects = effects;
  }

  /**
   * Opens the line, answers the offer, writes both events, asks what a call of this number had come
   * to that was cut off, then lets the 200 be sent.
   */
  Effect<CallEvent, CallState> onArrive(CallState state, CallProtocol.Arrive arrive) {
    if (state.arrived().isPresent()) {
      return effects.none();
    }
    Optional<ClinicKnowledge> clinic = run.with.clinics().inUse().apply(arrive.clinic());
    if (clinic.isEmpty()) {
      return refuse(arrive, NOT_FOUND, Optional.empty());
    }
    if (!run.with.sip().signaling().admit(run.id)) {
      return refuse(arrive, SERVICE_UNAVAILABLE, Optional.empty());
    }
    DialogRecord received = DialogCodec.dialog(arrive.dialog());
    DialogRecord dialog = run.with.sip().signaling().ours(received);
    OpenAnswer opened =
        run.voicePath.open(clinic.get().catalogue(), CallMedia.peer(arrive.offer(), dialog));
    if (!(opened instanceof OpenAnswer.Opened open)) {
      return refuse(arrive, SERVICE_UNAVAILABLE, Optional.empty());
    }
    MediaLine line = open.line();
    Agreement agreed = agree(line, LocalDescription.first(sessionId()), arrive.offer());
    if (agreed.refusal().isPresent()) {
      line.close();
      run.with.media().lines().drop(run.id);
      return refuse(arrive, NOT_ACCEPTABLE_HERE, agreed.refusal());
    }
    run.dialog(dialog);
    run.media(agreed.media());
    CallAudio audio = run.voicePath.speakOn(line, clinic.get());
    agreed
        .media()
        .session()
        .ifPresentOrElse(
            session -> audio.configure(CallMedia.of(session)),
            () -> audio.configure(CallMedia.awaitingAnswer(localMedia(line).telephoneEvent())));
    run.awaken();
    unanswered = arrive.replyTo();
    EventChain chain = turns.chain(state, arrive.clinic());
    chain.add(header -> arrived(header, arrive, clinic.get()));
    chain.add(
        header ->
            new CallEvent.CallAnswered(
                header, DialogCodec.seal(dialog, agreed.media(), run.seals)));
    return effects
        .persist(chain.events())
        .thenRun(
            (CallState next) -> {
              unanswered = null;
              run.pass(Passage.CALL_WRITTEN);
              adoptFromElsewhere(received.contact(), dialog);
              answer = () -> arrive.replyTo().tell(accept(agreed.media(), dialog));
              recall(next);
            });
  }

  /**
   * It is known what a call from this number had come to: the 200 is sent, if it still has to be.
   */
  Effect<CallEvent, CallState> onRecalled(CallMessages.Recalled recalled) {
    if (answer != null || run.callsBack) {
      cutOff = recalled.wish();
      answer();
    }
    return effects.none();
  }

  /** Nothing is waited for any more: whoever asked gets the answer. */
  void answer() {
    Runnable ready = answer;
    answer = null;
    run.timers.cancel(RECALL);
    if (ready != null) {
      ready.run();
    }
  }

  private static CallProtocol.Accept accept(StoredMedia media, DialogRecord dialog) {
    return new CallProtocol.Accept(Optional.of(media.said().text()), DialogCodec.write(dialog));
  }

  /** Another node runs the transaction; what follows in the dialog comes here. */
  private void adoptFromElsewhere(String contact, DialogRecord dialog) {
    if (!contact.equals(dialog.contact())) {
      run.with.sip().signaling().adopt(dialog);
    }
  }

  /** The first write has failed: there is no call. */
  void refuseUnanswered() {
    if (unanswered != null) {
      run.with.media().lines().drop(run.id);
      unanswered.tell(STORE_UNAVAILABLE);
      unanswered = null;
    }
  }

  private CallEvent arrived(
      EventHeader header, CallProtocol.Arrive arrive, ClinicKnowledge clinic) {
    return new CallEvent.CallArrived(
        header,
        run.id,
        clinic.contents(),
        arrive.calledNumber(),
        arrive.callerNumber().map(number -> run.seals.seal(CallSeals.Field.CALLER_NUMBER, number)),
        clinic.catalogue().language());
  }

  /** The ACK to the first 200 begins the conversation; an answer in it configures the line. */
  Effect<CallEvent, CallState> onAcknowledge(CallState state, CallProtocol.Acknowledge ack) {
    boolean answerOwed = run.media().filter(media -> media.session().isEmpty()).isPresent();
    boolean taken = !run.callsBack && ack.answer().filter(this::takeAnswer).isPresent();
    if (state.turn() > 0 || !state.answered() || run.callsBack) {
      return effects.none();
    }
    if (answerOwed && !taken) {
      // RFC 3261 13.2.1: our 200 held the offer, so its ACK must hold the answer.
      return farewell.hangUp(state, CallEvent.Ending.FAILED);
    }
    return begin(
        state,
        taken
            ? changed(state, run.dialog().orElseThrow(), run.media().orElseThrow())
            : turns.chain(state));
  }

  /** The conversation begins. */
  Effect<CallEvent, CallState> begin(CallState state, EventChain chain) {
    CallEvent.CallArrived arrived = state.arrived().orElseThrow();
    var number =
        arrived
            .callerNumber()
            .flatMap(handle -> run.seals.open(CallSeals.Field.CALLER_NUMBER, handle))
            .map(text -> run.seals.seal(CallSeals.Field.NUMBER, text));
    return turns.record(
        state,
        chain,
        List.of(
            new Input.CallOpened(
                run.now(),
                number,
                arrived.language(),
                Optional.of(run.with.speech().tongues().apply(run.knowledge(state).catalogue())),
                cutOff)));
  }

  /** A change of the session: hold, resume, another address or codec, or a mere refresh. */
  Effect<CallEvent, CallState> onReinvite(CallState state, CallProtocol.Reinvite reinvite) {
    if (run.audio().isEmpty() || run.media().isEmpty() || isTakenOver(state)) {
      // It wakes, and is about to send an offer of its own (RFC 3261 14.2).
      reinvite
          .replyTo()
          .tell(new CallProtocol.Refuse(REQUEST_PENDING, OptionalInt.empty(), Optional.empty()));
      return effects.none();
    }
    CallAudio audio = run.audio().orElseThrow();
    Agreement agreed = agree(audio.line(), run.media().orElseThrow().said(), reinvite.offer());
    if (agreed.refusal().isPresent()) {
      reinvite
          .replyTo()
          .tell(
              new CallProtocol.Refuse(NOT_ACCEPTABLE_HERE, OptionalInt.empty(), agreed.refusal()));
      return effects.none();
    }
    DialogRecord dialog = run.with.sip().signaling().ours(DialogCodec.dialog(reinvite.dialog()));
    StoredMedia media =
        agreed.media().session().isPresent()
            ? agreed.media()
            : new StoredMedia(agreed.media().said(), run.media().orElseThrow().session());
    return effects
        .persist(changed(state, dialog, media).events())
        .thenRun(
            (CallState next) -> {
              run.dialog(dialog);
              run.media(media);
              media.session().ifPresent(session -> audio.configure(CallMedia.of(session)));
              run.heldChanged(next);
              run.with.sip().signaling().heard(dialog);
              reinvite.replyTo().tell(accept(media, dialog));
            });
  }

  /** Our own re-INVITE is on its way. */
  private boolean isTakenOver(CallState state) {
    return run.stage() == CallStage.RINGING && (state.turn() > 0 || run.callsBack);
  }

  /** A request came in a dialog that the user agent does not know: after a restart. */
  Effect<CallEvent, CallState> onFindDialog(CallProtocol.FindDialog find) {
    find.replyTo()
        .tell(
            run.dialog()
                .<CallProtocol.Reply>map(d -> new CallProtocol.Dialog(DialogCodec.write(d)))
                .orElseGet(CallProtocol.NoSuchCall::new));
    return effects.none();
  }

  /**
   * Takes the peer's answer to an offer of ours; one that does not fit leaves things as they are.
   */
  boolean takeAnswer(String answerJson) {
    if (run.audio().isEmpty() || run.media().isEmpty()) {
      return false;
    }
    CallAudio audio = run.audio().orElseThrow();
    LocalDescription said = run.media().orElseThrow().said();
    Negotiation answer =
        run.with
            .sip()
            .negotiation()
            .accept(DialogCodec.description(answerJson), localMedia(audio.line()), said);
    if (answer instanceof Negotiation.Agreed agreed) {
      run.media(new StoredMedia(said, Optional.of(agreed.session())));
      audio.configure(CallMedia.of(agreed.session()));
      return true;
    }
    return false;
  }

  /** The beginning of a write: the dialog or its session is another from now on. */
  EventChain changed(CallState state, DialogRecord dialog, StoredMedia media) {
    return turns
        .chain(state)
        .add(
            header ->
                new CallEvent.DialogChanged(header, DialogCodec.seal(dialog, media, run.seals)));
  }

  static LocalMedia localMedia(MediaLine line) {
    return LocalMedia.of(line.address().getAddress().getHostAddress(), line.address().getPort());
  }

  /** Our next offer for this line. */
  LocalDescription offer(MediaLine line, LocalDescription last) {
    return run.with.sip().negotiation().offer(localMedia(line), last);
  }

  private record Agreement(StoredMedia media, Optional<String> refusal) {}

  private Agreement agree(MediaLine line, LocalDescription last, Optional<String> offerJson) {
    LocalMedia local = localMedia(line);
    if (offerJson.isEmpty()) {
      return new Agreement(new StoredMedia(offer(line, last), Optional.empty()), Optional.empty());
    }
    Negotiation answer =
        run.with.sip().negotiation().answer(DialogCodec.description(offerJson.get()), local, last);
    if (answer instanceof Negotiation.Agreed agreed) {
      return new Agreement(
          new StoredMedia(agreed.description(), Optional.of(agreed.session())), Optional.empty());
    }
    return new Agreement(
        new StoredMedia(last, Optional.empty()),
        Optional.of(((Negotiation.Refused) answer).warning(WARNING_AGENT)));
  }

  private Effect<CallEvent, CallState> refuse(
      CallProtocol.Arrive arrive, int status, Optional<String> warning) {
    OptionalInt retryAfter =
        status == SERVICE_UNAVAILABLE ? OptionalInt.of(RETRY_AFTER_SECONDS) : OptionalInt.empty();
    run.with.sip().signaling().forget(run.id);
    arrive.replyTo().tell(new CallProtocol.Refuse(status, retryAfter, warning));
    // Nothing of the call was written, and nothing is left of it.
    run.with
        .journal()
        .keys()
        .forget(new KeyId("call/" + run.id.value()))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                run.context.getSystem().log().debug("a key is left of a refused call", failure);
              }
            });
    return run.passivate(effects);
  }

  /** It rings until it is known what a call from this number had come to, or time is up. */
  void recall(CallState state) {
    if (state.arrived().orElseThrow().callerNumber().isEmpty()) {
      answer();
      return;
    }
    run.timers.startSingleTimer(
        RECALL, new CallMessages.Recalled(Optional.empty()), run.with.settings().recallTimeout());
    run.context.pipeToSelf(
        run.desk(state).cutOff(),
        (wish, failure) -> new CallMessages.Recalled(failure == null ? wish : Optional.empty()));
  }

  /** The session id of our descriptions: ours alone (RFC 4566 5.2), from the call's random bits. */
  private long sessionId() {
    String bits = run.id.value().substring(run.id.value().indexOf('.') + 1);
    return Long.parseLong(bits.substring(0, SESSION_ID_HEX_DIGITS), 16);
  }
}
