package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.DialogCodec.StoredMedia;
import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.LineListener;
import frontdesk.engine.media.LineOpening;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.Negotiation;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a call that is quarantined: says the clinic's apology and its number
 * on the call's line, or on a new one by a re-INVITE where the node was lost too, hangs up, frees
 * whatever the node holds of the call, and passivates. Writes no event: the call's journal cannot
 * be gone on with.
 *
 * <p>IO flow: what can be read of the call's journal > dialog > line > announcement > BYE.
 */
final class QuarantinedCall implements LineListener {
  /** Newer than any owner of the line before. */
  private static final long EPOCH = Long.MAX_VALUE;

  private static final long ANNOUNCEMENT = Long.MAX_VALUE;

  /**
   * Requests of ours that rows which cannot be read may have told of; a CSeq may jump (RFC 3261
   * 12.2.2), and must not come twice.
   */
  private static final long SKIPPED_REQUESTS = 1_000;

  private static final int REQUEST_PENDING = 491;

  private record Gathered(CallRemains remains) implements CallProtocol.Internal {}

  private record Reinvited(Signaling.Outcome outcome) implements CallProtocol.Internal {}

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Made(short[] samples) implements CallProtocol.Internal {}

  private record Played() implements CallProtocol.Internal {}

  private record ByeOver() implements CallProtocol.Internal {}

  private record TimeIsUp() implements CallProtocol.Internal {}

  private final ActorContext<CallProtocol.Command> context;
  private final TimerScheduler<CallProtocol.Command> timers;
  private final CallId id;
  private final CallDependencies with;
  private final CallCare care;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final CallSeals seals;

  private CallRemains remains = CallRemains.NONE;
  private Optional<DialogRecord> dialog = Optional.empty();
  private @Nullable LocalDescription said;
  private @Nullable MediaLine line;
  private boolean leaving;

  private QuarantinedCall(
      ActorContext<CallProtocol.Command> context,
      TimerScheduler<CallProtocol.Command> timers,
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard,
      CallSeals seals) {
    this.context = context;
    this.timers = timers;
    this.id = id;
    this.with = with;
    this.care = care;
    this.shard = shard;
    this.seals = seals;
  }

  /**
   * In the call's place.
   *
   * @param farewellSaid whether its line has ended already: then only passivation is left
   */
  static Behavior<CallProtocol.Command> create(
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard,
      CallSeals seals,
      boolean farewellSaid) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  QuarantinedCall call =
                      new QuarantinedCall(context, timers, id, with, care, shard, seals);
                  return farewellSaid ? call.gone() : call.gather();
                }));
  }

  private Behavior<CallProtocol.Command> gather() {
    context.pipeToSelf(
        care.remains().apply(id),
        (found, failure) -> new Gathered(failure == null ? found : CallRemains.NONE));
    startTimer();
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(Gathered.class, this::onGathered)
        .onMessage(Reinvited.class, this::onReinvited)
        .onMessage(Made.class, this::onMade)
        .onMessage(Played.class, played -> leave())
        .onMessage(ByeOver.class, over -> finish())
        .onMessage(TimeIsUp.class, up -> leaving ? finish() : leave())
        .onMessage(CallProtocol.HangUp.class, hangUp -> finish())
        .onMessage(CallProtocol.CancelInvite.class, cancel -> finish())
        .onMessage(CallProtocol.NotAcknowledged.class, lost -> leave())
        .onMessage(CallProtocol.FindDialog.class, this::onFindDialog)
        .onMessage(CallProtocol.InDialog.class, this::onRequest)
        .onMessage(CallMessages.Stop.class, stop -> Behaviors.stopped())
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private void startTimer() {
    timers.startSingleTimer(new TimeIsUp(), care.farewellTimeout());
  }

  private Behavior<CallProtocol.Command> onGathered(Gathered gathered) {
    remains = gathered.remains();
    if (remains.ended()) {
      return finish();
    }
    dialog =
        remains
            .dialog()
            .flatMap(stored -> DialogCodec.openDialog(stored, seals))
            .map(stored -> stored.skipping(SKIPPED_REQUESTS));
    Optional<MediaLine> open = with.media().lines().find(id);
    if (open.isPresent() && open.get().attach(EPOCH, this, null) == LineAnswer.ACCEPTED) {
      line = open.get();
      line.flush(EPOCH);
      return announce();
    }
    Optional<StoredMedia> media =
        remains.dialog().flatMap(stored -> DialogCodec.openMedia(stored, seals));
    return dialog.isPresent() && media.isPresent() && remains.talking() && isInTime()
        ? reinvite(dialog.get(), media.get())
        : leave();
  }

  private boolean isInTime() {
    Instant last = remains.lastAt();
    Instant alive =
        with.takeover().lastAlive().get().filter(node -> node.isAfter(last)).orElse(last);
    return Duration.between(alive, with.clock().instant()).compareTo(with.settings().resumeWindow())
        <= 0;
  }

  /** The node was lost as well: the caller is called back to a new line. */
  private Behavior<CallProtocol.Command> reinvite(DialogRecord stored, StoredMedia media) {
    Optional<Catalogue> catalogue = knowledge().map(ClinicKnowledge::catalogue);
    if (catalogue.isEmpty()
        || !(with.media()
                .loop()
                .open(
                    LineOpening.of(
                            with.media()
                                .holding()
                                .apply(catalogue.get(), catalogue.get().language()),
                            this::onOrphaned)
                        .withPeer(CallMedia.peer(media, stored))
                        .withStrangers(with.sip().negotiation()::allows))
            instanceof OpenAnswer.Opened opened)) {
      return leave();
    }
    MediaLine fresh = opened.line();
    with.media().lines().keep(id, fresh, with.media().lastWords().apply(catalogue.get()));
    fresh.attach(EPOCH, this, null);
    fresh.configure(EPOCH, CallMedia.awaitingAnswer(CallSetup.localMedia(fresh).telephoneEvent()));
    line = fresh;
    LocalDescription offer =
        with.sip().negotiation().offer(CallSetup.localMedia(fresh), media.said());
    said = offer;
    DialogRecord ours = with.sip().signaling().ours(stored.nextRequest());
    dialog = Optional.of(ours);
    context.pipeToSelf(
        with.sip().signaling().reinvite(DialogCodec.write(ours), offer.text()),
        (outcome, failure) ->
            new Reinvited(failure == null ? outcome : Signaling.Failed.NO_ANSWER));
    return Behaviors.same();
  }

  /** On the media loop's thread. */
  private void onOrphaned(MediaLine orphan) {
    with.media().lines().drop(id);
    context.getSelf().tell(new TimeIsUp());
  }

  private Behavior<CallProtocol.Command> onReinvited(Reinvited reinvited) {
    if (leaving) {
      return Behaviors.same();
    }
    if (reinvited.outcome() instanceof Signaling.Succeeded succeeded) {
      dialog = Optional.of(DialogCodec.dialog(succeeded.dialog()));
      with.media().lines().keepTaken(id, EPOCH);
      with.sip().signaling().tookOver(id, EPOCH);
      MediaLine fresh = line;
      if (fresh != null
          && said != null
          && with.sip()
                  .negotiation()
                  .accept(
                      DialogCodec.description(succeeded.answer()),
                      CallSetup.localMedia(fresh),
                      said)
              instanceof Negotiation.Agreed agreed) {
        fresh.configure(EPOCH, CallMedia.of(agreed.session()));
        return announce();
      }
      return leave();
    }
    return ((Signaling.Failed) reinvited.outcome()).dialogIsGone() ? finish() : leave();
  }

  /** Until the announcement is made, the line says its holding announcement where it must. */
  private Behavior<CallProtocol.Command> announce() {
    Optional<ClinicKnowledge> clinic = knowledge();
    if (clinic.isEmpty()) {
      return leave();
    }
    callerWaits(true);
    context.pipeToSelf(
        Apology.make(
            remains.mayBeBooked(),
            clinic.get(),
            with.speech().voice().make(id, clinic.get().catalogue(), Meter.FREE, Attempts.UNHEARD)),
        (samples, failure) -> failure == null ? new Made(samples) : new Played());
    return Behaviors.same();
  }

  private Behavior<CallProtocol.Command> onMade(Made made) {
    if (leaving || line == null) {
      return Behaviors.same();
    }
    callerWaits(false);
    startTimer();
    return line.play(EPOCH, ANNOUNCEMENT, new Clip("apology", made.samples()))
            == LineAnswer.ACCEPTED
        ? Behaviors.same()
        : leave();
  }

  private void callerWaits(boolean waits) {
    if (line != null) {
      line.callerWaits(EPOCH, waits, false);
    }
  }

  /** Hangs up. */
  private Behavior<CallProtocol.Command> leave() {
    if (leaving) {
      return Behaviors.same();
    }
    leaving = true;
    if (dialog.isEmpty()) {
      // Nothing of the dialog can be read; the user agent may know it, if this node has the line.
      if (with.media().lines().find(id).isPresent()) {
        with.media().onOrphaned().accept(id);
      }
      return finish();
    }
    startTimer();
    context.pipeToSelf(
        with.sip().signaling().bye(DialogCodec.write(dialog.get().nextRequest())),
        (outcome, failure) -> new ByeOver());
    return Behaviors.same();
  }

  /** Nothing more is owed: the node forgets the call, and so does sharding. */
  private Behavior<CallProtocol.Command> finish() {
    timers.cancelAll();
    with.media().lines().drop(id);
    with.media().lines().afterLastWords(id, () -> with.sip().signaling().forget(id));
    with.observer().onEnded(id, "QUARANTINED");
    care.recoveries().farewellSaid(EntityKind.CALL.persistenceId(id.value()), remains.clinic());
    return gone();
  }

  private Behavior<CallProtocol.Command> gone() {
    shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            CallProtocol.InDialog.class,
            request -> {
              request.replyTo().tell(new CallProtocol.NoSuchCall());
              return Behaviors.same();
            })
        .onMessage(CallMessages.Stop.class, stop -> Behaviors.stopped())
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private Behavior<CallProtocol.Command> onFindDialog(CallProtocol.FindDialog find) {
    find.replyTo()
        .tell(
            dialog
                .<CallProtocol.Reply>map(d -> new CallProtocol.Dialog(DialogCodec.write(d)))
                .orElseGet(CallProtocol.NoSuchCall::new));
    return Behaviors.same();
  }

  /** The call is about to end: whatever the caller's phone wants to change may wait for that. */
  private Behavior<CallProtocol.Command> onRequest(CallProtocol.InDialog request) {
    request
        .replyTo()
        .tell(new CallProtocol.Refuse(REQUEST_PENDING, OptionalInt.empty(), Optional.empty()));
    return Behaviors.same();
  }

  private Optional<ClinicKnowledge> knowledge() {
    return remains.clinic().flatMap(with.clinics().inUse());
  }

  @Override
  public void onKey(TelephoneKey key, long positionSamples) {
    // Nothing is asked any more.
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    if (utteranceId == ANNOUNCEMENT) {
      context.getSelf().tell(new Played());
    }
  }

  @Override
  public void onInboundLost() {
    context.getSelf().tell(new Played());
  }
}
