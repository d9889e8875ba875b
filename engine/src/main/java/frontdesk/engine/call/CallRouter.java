package frontdesk.engine.call;

import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.PeerOffer;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.privacy.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from SIP to the calls: finds the clinic of a new call and makes its id in a shard of this
 * node, or of one that has room where this one has none, and hands every message of a dialog to the
 * call that its tag names. Called on the signalling thread; returns at once.
 */
public final class CallRouter implements UserAgentListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallRouter.class);
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_CALL = 481;
  private static final int SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  /** Other nodes asked to take one call, before its caller is told to try again. */
  private static final int MOST_NODES_ASKED = 2;

  /**
   * What the router needs.
   *
   * @param calls wherever they live
   * @param clinics who is called by an INVITE
   * @param callerNumber E.164 of a caller, by the clinic's country, where it is a number at all
   * @param shards the shards of this node, one or more
   * @param neighbours the other nodes
   * @param replyTimeout how long a call may take to answer
   * @param ringDelay how long it rings before it is answered
   */
  public record Dependencies(
      WayToCalls calls,
      CalledClinics clinics,
      CallerNumbers callerNumber,
      List<ShardId> shards,
      KeyStore keys,
      Slots slots,
      Neighbours neighbours,
      UserAgentSignaling signaling,
      RandomGenerator random,
      Duration replyTimeout,
      Duration ringDelay) {}

  /** Finds the clinic that an INVITE is for. */
  public interface CalledClinics {
    /**
     * Who is called.
     *
     * @param candidates the SIP users that may be the called number, the most trusted first
     */
    Optional<Called> called(List<String> candidates);
  }

  /** A called clinic, and the number or SIP user by which it was called. */
  public record Called(ClinicId clinic, String number) {}

  /** Reads a caller's number from what an INVITE says. */
  public interface CallerNumbers {
    Optional<String> e164(ClinicId clinic, String candidate);
  }

  private final Dependencies with;
  private final Map<IncomingCall, CallId> ringing = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  public CallRouter(Dependencies with) {
    this.with = with;
  }

  @Override
  public void onInvite(IncomingCall call) {
    Optional<Called> called = with.clinics().called(call.invite().calledCandidates());
    if (called.isEmpty()) {
      call.reject(NOT_FOUND, List.of());
      return;
    }
    place(call, called.get(), new HashSet<>());
  }

  /** Here if there is room, else on the node that has most; whose id it gets decides where. */
  private void place(IncomingCall call, Called called, Set<String> refusedBy) {
    CallId here = CallId.create(nextShard(), with.random());
    if (refusedBy.isEmpty() && with.slots().tryTake(here)) {
      ringing.put(call, here);
      call.ring(here.value());
      offer(call, called, here, refusedBy);
      return;
    }
    Optional<ShardId> elsewhere =
        refusedBy.size() < MOST_NODES_ASKED ? with.neighbours().room(refusedBy) : Optional.empty();
    if (elsewhere.isEmpty()) {
      ringing.remove(call);
      refuseForNow(call::reject);
      return;
    }
    // It rings with its answer: until then another node may still get it, with another tag.
    CallId there = CallId.create(elsewhere.get(), with.random());
    ringing.put(call, there);
    offer(call, called, there, refusedBy);
  }

  private void offer(IncomingCall call, Called called, CallId id, Set<String> refusedBy) {
    var dialog = call.dialog(id.value());
    this.<CallProtocol.Reply>ask(
            id,
            replyTo ->
                new CallProtocol.Arrive(
                    called.clinic(),
                    called.number(),
                    callerNumber(call, called.clinic()),
                    DialogCodec.write(dialog),
                    call.invite().offer().map(DialogCodec::write),
                    replyTo))
        .whenComplete(
            (reply, failure) -> {
              if (reply instanceof CallProtocol.Accept accept) {
                answer(call, id, accept);
              } else {
                notTaken(call, called, id, refusedBy, reply);
              }
            });
  }

  private void answer(IncomingCall call, CallId id, CallProtocol.Accept accept) {
    if (!isHere(id)) {
      call.ring(id.value());
    }
    var dialog = DialogCodec.dialog(accept.dialog());
    afterRinging(call, () -> call.accept(dialog, accept.sdp().orElse("")));
  }

  private void notTaken(
      IncomingCall call,
      Called called,
      CallId id,
      Set<String> refusedBy,
      CallProtocol.@Nullable Reply reply) {
    with.slots().giveBack(id);
    if (reply == null) {
      // It may still be at work on it: what it opens and writes is undone.
      tell(id, new CallProtocol.CancelInvite());
    }
    boolean full =
        reply instanceof CallProtocol.Refuse refuse && refuse.status() == SERVICE_UNAVAILABLE;
    boolean waits = ringing.get(call) != null;
    if ((full || reply == null) && !isHere(id) && waits) {
      refusedBy.add(id.shard().nodeName());
      place(call, called, refusedBy);
      return;
    }
    ringing.remove(call);
    refuse(reply, call::reject);
  }

  private boolean isHere(CallId id) {
    return with.shards().contains(id.shard());
  }

  /**
   * Answers now or after the ring delay, unless the caller has given up by then. It counts as
   * ringing until its ACK: a CANCEL may still overtake the 200 on the signalling thread.
   */
  private void afterRinging(IncomingCall call, Runnable answer) {
    Runnable unlessCancelled =
        () -> {
          if (ringing.containsKey(call)) {
            answer.run();
          }
        };
    if (with.ringDelay().isZero()) {
      unlessCancelled.run();
    } else {
      // Any thread will do: what is sent is handed to the signalling thread.
      CompletableFuture.delayedExecutor(
              with.ringDelay().toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
          .execute(unlessCancelled);
    }
  }

  @Override
  public void onCancelled(IncomingCall call) {
    CallId id = ringing.remove(call);
    if (id != null) {
      tell(id, new CallProtocol.CancelInvite());
    }
  }

  @Override
  public void onDialogEvent(DialogEvent event) {
    Optional<CallId> parsed = CallId.parse(event.callId());
    if (parsed.isEmpty()) {
      return;
    }
    CallId id = parsed.get();
    if (event instanceof DialogEvent.Acknowledged acknowledged) {
      ringing.values().remove(id);
      tell(id, new CallProtocol.Acknowledge(description(acknowledged.answer())));
    } else if (event instanceof DialogEvent.AcknowledgedForOther acknowledged) {
      with.neighbours().acknowledged(id, acknowledged.number());
      tell(id, new CallProtocol.Acknowledge(description(acknowledged.answer())));
    } else if (event instanceof DialogEvent.NotAcknowledged) {
      ringing.values().remove(id);
      tell(id, new CallProtocol.NotAcknowledged());
    } else if (event instanceof DialogEvent.Ended ended) {
      ringing.values().remove(id);
      tell(id, new CallProtocol.HangUp(DialogCodec.write(ended.record())));
    } else if (event instanceof DialogEvent.KeyPressed pressed) {
      tell(id, new CallProtocol.PressKey(pressed.key().symbol()));
    } else if (event instanceof DialogEvent.Offered offered) {
      onOffered(id, offered);
    } else {
      with.signaling().onOutcome(event);
    }
  }

  private void onOffered(CallId id, DialogEvent.Offered offered) {
    PeerOffer offer = offered.offer();
    this.<CallProtocol.Reply>ask(
            id,
            replyTo ->
                new CallProtocol.Reinvite(
                    DialogCodec.write(offered.record()),
                    offer.description().map(DialogCodec::write),
                    replyTo))
        .whenComplete(
            (reply, failure) -> {
              if (reply instanceof CallProtocol.Accept accept) {
                offer.accept(
                    accept.sdp().orElse(""), DialogCodec.dialog(accept.dialog()).contact());
              } else {
                refuse(reply, offer::reject);
              }
            });
  }

  /**
   * A call that has no key here never was here: nothing is woken for a tag that anybody made up.
   */
  @Override
  public void onUnknownDialog(DialogClaim claim) {
    Optional<CallId> id = CallId.parse(claim.callId());
    if (id.isEmpty()) {
      claim.unknown();
      return;
    }
    with.keys()
        .find(new KeyId("call/" + id.get().value()))
        .whenComplete(
            (key, failure) -> {
              if (failure == null && key.isPresent()) {
                findDialog(id.get(), claim);
              } else {
                claim.unknown();
              }
            });
  }

  private void findDialog(CallId id, DialogClaim claim) {
    this.<CallProtocol.Reply>ask(id, CallProtocol.FindDialog::new)
        .whenComplete(
            (reply, failure) -> {
              if (reply instanceof CallProtocol.Dialog dialog) {
                claim.known(DialogCodec.dialog(dialog.dialog()));
              } else {
                claim.unknown();
              }
            });
  }

  private Optional<String> callerNumber(IncomingCall call, ClinicId clinic) {
    if (call.invite().privacyWanted()) {
      return Optional.empty();
    }
    // Some trunks put their own number into From: everybody would be the same caller.
    Set<String> ours =
        numbers(call.invite().calledCandidates(), clinic).collect(Collectors.toSet());
    return numbers(call.invite().callerCandidates(), clinic)
        .filter(number -> !ours.contains(number))
        .findFirst();
  }

  private Stream<String> numbers(List<String> candidates, ClinicId clinic) {
    return candidates.stream()
        .flatMap(candidate -> with.callerNumber().e164(clinic, candidate).stream());
  }

  private ShardId nextShard() {
    return with.shards().get((int) (made.getAndIncrement() % with.shards().size()));
  }

  private void tell(CallId id, CallProtocol.Command command) {
    with.calls().tell(id, command);
  }

  private <R> CompletionStage<R> ask(
      CallId id, Function<ActorRef<R>, CallProtocol.Command> command) {
    return with.calls().ask(id, command, with.replyTimeout());
  }

  private interface Refusal {
    void send(int status, List<Header> headers);
  }

  private void refuse(CallProtocol.@Nullable Reply reply, Refusal refusal) {
    if (reply instanceof CallProtocol.Refuse refuse) {
      List<Header> headers = new ArrayList<>();
      refuse
          .retryAfterSeconds()
          .ifPresent(s -> headers.add(new Header("Retry-After", Integer.toString(s))));
      refuse.warning().ifPresent(w -> headers.add(new Header("Warning", w)));
      refusal.send(refuse.status(), headers);
    } else if (reply == null) {
      if (!with.slots().isDraining()) {
        LOG.warn("a call did not answer in time; its request is refused");
      }
      refuseForNow(refusal);
    } else if (reply instanceof CallProtocol.NoSuchCall) {
      refusal.send(NO_SUCH_CALL, List.of());
    } else {
      refusal.send(SERVER_ERROR, List.of());
    }
  }

  private void refuseForNow(Refusal refusal) {
    String seconds = Long.toString(with.slots().retryAfter().toSeconds());
    refusal.send(SERVICE_UNAVAILABLE, List.of(new Header("Retry-After", seconds)));
  }

  private static Optional<String> description(SdpBody body) {
    return body instanceof SdpBody.Present present
        ? Optional.of(DialogCodec.write(present.description()))
        : Optional.empty();
  }
}
