package frontdesk.engine.call;

import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.protocol.id.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Signaling over this node's user agent. Any thread. */
public final class UserAgentSignaling implements Signaling {
  private static final int NO_WAY_THERE = 503;

  /** Tells the other nodes that a call lives here now. */
  public interface Announcing {
    void tookOver(CallId call, long epoch);
  }

  private final Slots slots;
  private final Announcing others;
  private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<UserAgent> agent = new CompletableFuture<>();

  /** Of a node that is alone. */
  public UserAgentSignaling(Slots slots) {
    this(slots, (call, epoch) -> {});
  }

  private UserAgentSignaling(Slots slots, Announcing others) {
    this.slots = slots;
    this.others = others;
  }

  /** Of a node among others. */
  public static UserAgentSignaling among(Neighbours neighbours, Slots slots) {
    return new UserAgentSignaling(slots, neighbours::tookOver);
  }

  /** The user agent is there: it needs its listener before it can start. */
  public void use(UserAgent userAgent) {
    agent.complete(userAgent);
  }

  /** Hangs up a call whose actor gives no sign of life any more. */
  public void abandon(CallId call) {
    UserAgent userAgent = agent.getNow(null);
    if (userAgent != null) {
      userAgent.hangUp(call.value());
    }
  }

  /** The call lives on another node now: nothing is said to its peer. */
  public void letGo(CallId call) {
    slots.giveBack(call);
    UserAgent userAgent = agent.getNow(null);
    if (userAgent != null) {
      userAgent.forget(call.value());
    }
  }

  /** The ACK of a 200 that this node sent came to another one. */
  public void acknowledged(CallId call, long number) {
    UserAgent userAgent = agent.getNow(null);
    if (userAgent != null) {
      userAgent.acknowledgedElsewhere(call.value(), number);
    }
  }

  @Override
  public boolean admit(CallId call) {
    return slots.tryTake(call);
  }

  @Override
  public void adopt(DialogRecord dialog) {
    var unused = agent.thenAccept(userAgent -> userAgent.adopt(dialog));
  }

  @Override
  public void heard(DialogRecord dialog) {
    var unused = agent.thenAccept(userAgent -> userAgent.heard(dialog));
  }

  @Override
  public void tookOver(CallId call, long epoch) {
    others.tookOver(call, epoch);
  }

  @Override
  public DialogRecord ours(DialogRecord dialog) {
    CallId.parse(dialog.localTag()).ifPresent(slots::resume);
    return Optional.ofNullable(agent.getNow(null))
        .flatMap(ua -> ua.contactFor(dialog.localTag(), dialog.transport(), dialog.destination()))
        .map(dialog::withContact)
        .orElse(dialog);
  }

  @Override
  public CompletionStage<Outcome> reinvite(String dialog, String offer) {
    DialogRecord record = DialogCodec.dialog(dialog);
    return send(record, ua -> ua.reinvite(record, offer));
  }

  @Override
  public CompletionStage<Outcome> bye(String dialog) {
    DialogRecord record = DialogCodec.dialog(dialog);
    return send(record, ua -> ua.bye(record));
  }

  @Override
  public void forget(CallId call) {
    slots.giveBack(call);
    waiting.remove(call.value());
    UserAgent userAgent = agent.getNow(null);
    if (userAgent != null) {
      userAgent.settled(call.value());
    }
  }

  private interface Sending {
    void send(UserAgent userAgent);
  }

  private CompletionStage<Outcome> send(DialogRecord record, Sending sending) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    CompletableFuture<Outcome> earlier = waiting.put(record.localTag(), outcome);
    if (earlier != null) {
      earlier.complete(new Failed(NO_WAY_THERE, Optional.empty()));
    }
    return agent.thenCompose(
        userAgent -> {
          sending.send(userAgent);
          return outcome;
        });
  }

  /** An outcome of a request of ours. */
  void onOutcome(DialogEvent event) {
    if (event instanceof DialogEvent.OfferAccepted accepted) {
      settle(event, accepted(accepted));
    } else if (event instanceof DialogEvent.OfferRefused refused) {
      settle(event, new Failed(refused.status(), refused.retryIn()));
    } else if (event instanceof DialogEvent.HungUp) {
      settle(event, new Succeeded(DialogCodec.write(event.record()), ""));
    }
  }

  private static Outcome accepted(DialogEvent.OfferAccepted accepted) {
    return accepted.answer() instanceof SdpBody.Present present
        ? new Succeeded(
            DialogCodec.write(accepted.record()), DialogCodec.write(present.description()))
        : new Failed(NO_WAY_THERE, Optional.empty());
  }

  private void settle(DialogEvent event, Outcome outcome) {
    CompletableFuture<Outcome> future = waiting.remove(event.callId());
    if (future != null) {
      future.complete(outcome);
    }
  }
}
