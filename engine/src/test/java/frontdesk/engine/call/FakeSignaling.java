package frontdesk.engine.call;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.id.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A user agent that sends nothing: remembers what it was to send, and answers when told to. */
final class FakeSignaling implements Signaling {
  static final String OWN_CONTACT = "sip:here@127.0.0.1:5070";

  /** A request of ours that waits for its outcome. */
  record Sent(DialogRecord dialog, CompletableFuture<Outcome> outcome) {
    /** The caller's phone accepts a re-INVITE as the dialog stands. */
    void accept() {
      outcome.complete(new Succeeded(DialogCodec.write(dialog), SipCaller.description()));
    }

    /** A BYE is answered. */
    void confirm() {
      outcome.complete(new Succeeded("", ""));
    }

    void refuse(int status) {
      outcome.complete(new Failed(status, Optional.empty()));
    }
  }

  /** Whether every slot is taken. */
  volatile boolean full;

  final List<Sent> reinvites = new CopyOnWriteArrayList<>();
  final List<Sent> byes = new CopyOnWriteArrayList<>();
  final List<CallId> takenOver = new CopyOnWriteArrayList<>();
  final List<DialogRecord> adopted = new CopyOnWriteArrayList<>();
  final List<CallId> forgotten = new CopyOnWriteArrayList<>();

  @Override
  public boolean admit(CallId call) {
    return !full;
  }

  @Override
  public void adopt(DialogRecord dialog) {
    adopted.add(dialog);
  }

  @Override
  public void heard(DialogRecord dialog) {
    adopted.add(dialog);
  }

  @Override
  public void tookOver(CallId call, long epoch) {
    takenOver.add(call);
  }

  @Override
  public DialogRecord ours(DialogRecord dialog) {
    return dialog.withContact(OWN_CONTACT);
  }

  @Override
  public CompletionStage<Outcome> reinvite(String dialog, String offer) {
    return sent(reinvites, dialog);
  }

  @Override
  public CompletionStage<Outcome> bye(String dialog) {
    return sent(byes, dialog);
  }

  private static CompletionStage<Outcome> sent(List<Sent> requests, String dialog) {
    Sent request = new Sent(DialogCodec.dialog(dialog), new CompletableFuture<>());
    requests.add(request);
    return request.outcome();
  }

  @Override
  public void forget(CallId call) {
    forgotten.add(call);
  }
}
