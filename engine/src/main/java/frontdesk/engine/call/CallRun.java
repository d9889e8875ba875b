package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.jspecify.annotations.Nullable;

/**
 * The part of a call that is not stored: what one incarnation of its actor is doing. Used by that
 * actor only.
 */
final class CallRun {
  private static final String SILENCE = "silence";
  private static final String TURN = "turn";
  private static final String KEYS = "keys";

  final ActorContext<CallProtocol.Command> context;
  final TimerScheduler<CallProtocol.Command> timers;
  final ActorRef<ClusterSharding.ShardCommand> shard;
  final CallDependencies with;
  final CallId id;
  final CallSeals seals;
  final CallMoney money;
  final CallProviders providers = new CallProviders();
  final VoicePath voicePath = new VoicePath(this);

  private CallStage stage = CallStage.RINGING;
  private @Nullable DialogRecord dialog;
  private DialogCodec.@Nullable StoredMedia media;
  private boolean byeUnderWay;
  private boolean awake;
  private LongSupplier sequenceNumber = () -> 0;
  private @Nullable CallAudio audio;
  private @Nullable ToolDesk desk;
  private boolean brainAskedFor;
  private Optional<Brain> brain = Optional.empty();

  /**
   * Whether it has woken without its line: a re-INVITE of its own is on its way, or about to be.
   */
  boolean callsBack;

  /** What the caller is saying right now; 0: nothing. */
  long speaking;

  /** What the caller said and what is not recognized yet. */
  final Utterances utterances = new Utterances();

  /** The prompt that this incarnation spoke last; 0: none. */
  int promptBegun;

  /** The latest prompt whose voice failed; 0: none. */
  int promptUnspoken;

  /** Where the last prompt ended on the line; empty while it plays, or when it was cut off. */
  Optional<Long> promptEnd = Optional.empty();

  /** Tools that this incarnation has started. */
  final Set<Integer> toolsStarted = new HashSet<>();

  /** Answers of tools that come while words are spoken that have to be heard whole. */
  final List<CallMessages.ToolReplied> repliesHeld = new ArrayList<>();

  /** Digits of a number being keyed. */
  final StringBuilder keyed = new StringBuilder();

  /** Gives up what a language model is being asked; nothing where none is. */
  Runnable stopThinking = () -> {};

  /** Whether the caller waits for what a language model makes of their words. */
  boolean thinking;

  /** The prompt to which sentences of a language model may still come; 0: none. */
  int answering;

  /** Tells a caller who waits that we are at it. */
  final Filler filler;

  CallRun(
      ActorContext<CallProtocol.Command> context,
      TimerScheduler<CallProtocol.Command> timers,
      ActorRef<ClusterSharding.ShardCommand> shard,
      CallDependencies with,
      CallId id,
      CallSeals seals) {
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.with = with;
    this.id = id;
    this.seals = seals;
    this.money = new CallMoney(with.clinics().money(), id, with.clock(), this::epoch);
    this.filler = new Filler(timers, with.settings(), with.nanoTime());
  }

  /** Where the entity stands in its journal: the epoch by which it takes charge of a line. */
  void sequenceNumber(LongSupplier current) {
    sequenceNumber = current;
  }

  long epoch() {
    return sequenceNumber.getAsLong();
  }

  /** Whether this incarnation knows what it is to do: it made the call, or has woken to it. */
  boolean isAwake() {
    return awake;
  }

  void awaken() {
    awake = true;
  }

  /** Every call ends after so long, however often it was resumed. */
  void startLease(Instant arrivedAt) {
    Duration left = with.settings().maxDuration().minus(Duration.between(arrivedAt, now()));
    Duration least = Duration.ofMillis(1);
    timers.startSingleTimer(new CallMessages.LeaseOver(), left.compareTo(least) < 0 ? least : left);
  }

  String persistenceId() {
    return EntityKind.CALL.persistenceId(id.value());
  }

  void tellSelf(CallProtocol.Internal message) {
    context.getSelf().tell(message);
  }

  void pass(Passage passage) {
    with.observer().onPassage(passage);
  }

  CallStage stage() {
    return stage;
  }

  Optional<CallAudio> audio() {
    return Optional.ofNullable(audio);
  }

  void audio(CallAudio opened) {
    audio = opened;
  }

  Optional<DialogRecord> dialog() {
    return Optional.ofNullable(dialog);
  }

  void dialog(DialogRecord newest) {
    dialog = newest;
  }

  Optional<DialogCodec.StoredMedia> media() {
    return Optional.ofNullable(media);
  }

  void media(DialogCodec.StoredMedia newest) {
    media = newest;
  }

  void byeSent() {
    byeUnderWay = true;
  }

  void byeSettled() {
    byeUnderWay = false;
  }

  boolean byeUnderWay() {
    return byeUnderWay;
  }

  /** The language model of this call, if its clinic has one; asked for once. */
  Optional<Brain> brain(ClinicId clinic) {
    if (!brainAskedFor) {
      brain = with.clinics().brain().make(id, clinic, money.meter(clinic), providers);
      brainAskedFor = true;
    }
    return brain;
  }

  /** Hold stops the counting of silence; resuming starts it again. */
  void heldChanged(CallState state) {
    stopCountingSilence();
    if (stage == CallStage.LISTENING) {
      awaitSpeech(state);
    }
  }

  private boolean held() {
    return media != null && media.session().filter(session -> session.held()).isPresent();
  }

  Effect<CallEvent, CallState> passivate(EffectFactories<CallEvent, CallState> effects) {
    shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    return effects.none();
  }

  Instant now() {
    return with.clock().instant();
  }

  /** The desk of the call's clinic. */
  ToolDesk desk(CallState state) {
    if (desk == null) {
      CallEvent.CallArrived arrived = state.arrived().orElseThrow();
      var clinic = arrived.header().clinic();
      desk =
          new ToolDesk(
              id,
              new ToolDesk.Clinic(clinic, zone(state)),
              with.clinics().desks().apply(clinic),
              with.journal().keys(),
              seals,
              arrived.callerNumber(),
              with.settings().tools());
    }
    return desk;
  }

  /** The clinic's zone; UTC where the settings name the clinic no longer: nothing is told then. */
  ZoneId zone(CallState state) {
    return knownClinic(state).map(known -> known.catalogue().zone()).orElse(ZoneOffset.UTC);
  }

  ClinicKnowledge knowledge(CallState state) {
    return knownClinic(state).orElseThrow();
  }

  /** Empty where the settings name its clinic no longer. */
  Optional<ClinicKnowledge> knownClinic(CallState state) {
    CallEvent.CallArrived arrived = state.arrived().orElseThrow();
    return with.clinics().inUse().asBegun(arrived.header().clinic(), arrived.contents());
  }

  /** The one transition method: timers and the line follow the state. */
  void become(CallStage next, CallState state, String reason) {
    CallStage from = stage;
    stage = next;
    if (next == CallStage.ENDED || !state.outbox().isSpeaking(answering)) {
      stopThinking.run();
    }
    timers.cancel(SILENCE);
    timers.cancel(TURN);
    if (next == CallStage.LISTENING) {
      awaitSpeech(state);
    } else if (next == CallStage.PROCESSING) {
      timers.startSingleTimer(
          TURN, new CallMessages.TurnOver(state.turn()), with.settings().turnDeadline());
    }
    filler.follow(stage, state);
    heartbeat();
    if (from != next) {
      context.getLog().debug("call {} {} > {}: {}", id, from, next, reason);
      with.observer().onStage(id, from, next, reason);
    }
  }

  /** Starts counting the caller's silence, if they were asked something and say nothing yet. */
  void awaitSpeech(CallState state) {
    Question question = state.expectation().map(e -> e.question()).orElse(Question.NONE);
    if (question != Question.NONE && speaking == 0 && !held()) {
      Duration patience =
          question == Question.MORE
              ? with.settings().anythingElseTimeout()
              : with.settings().noSpeechTimeout();
      timers.startSingleTimer(
          SILENCE, new CallMessages.SilenceOver(state.lastSay().orElseThrow().prompt()), patience);
    }
  }

  void stopCountingSilence() {
    timers.cancel(SILENCE);
  }

  /** More keys of a number may come. */
  void awaitKeys() {
    timers.startSingleTimer(KEYS, new CallMessages.KeysOver(), with.settings().keyPause());
  }

  /** Digits keyed so far belong to no question any more, or were taken. */
  void forgetKeys() {
    timers.cancel(KEYS);
    keyed.setLength(0);
  }

  /**
   * Before a turn's write: if it is held back, the line must not stay silent, and no heartbeat
   * comes through meanwhile. What follows the write says anew whether the caller waits.
   */
  void callerIsOwedAnAnswer() {
    if (audio != null) {
      audio.heartbeat(true, filler.isToldToWait());
    }
  }

  /**
   * Who speaks is not spoken to by the line, whatever else they are owed; who was asked something
   * by a voice that failed is owed the question.
   */
  void heartbeat() {
    if (stage != CallStage.ENDED && with.media().lines().partedFrom(id)) {
      tellSelf(new CallMessages.HangUpNow(CallEvent.Ending.NODE_LOST));
    }
    if (audio != null) {
      boolean unasked = promptUnspoken != 0 && promptUnspoken == promptBegun;
      boolean owed =
          stage == CallStage.PROCESSING
              || stage == CallStage.SPEAKING
              || (stage == CallStage.LISTENING && unasked);
      audio.heartbeat(owed && speaking == 0, filler.isToldToWait());
    }
  }
}
