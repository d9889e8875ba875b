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

  private final Slots slots;
  private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<UserAgent> agent = new CompletableFuture<>();

  public UserAgentSignaling(Slots slots) {
    this.slots = slots;
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
