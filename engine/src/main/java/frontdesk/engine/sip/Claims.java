package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages for dialogs that this instance does not know, held in order while the application looks
 * for the call. Bounded in calls, messages a call, and time. Signalling thread.
 */
final class Claims {
  /** What to do with one waiting message. */
  interface Waiting {
    void deliver(Dialog dialog);

    void refuse(boolean later);
  }

  private final Core core;
  private final Map<String, Pending> byTag = new HashMap<>();

  Claims(Core core) {
    this.core = core;
  }

  private static final class Pending {
    private final List<Waiting> waiting = new ArrayList<>();
    private SignallingLoop.Timer limit = () -> {};
  }

  void ask(String tag, Waiting message) {
    Pending pending = byTag.get(tag);
    if (pending != null) {
      if (pending.waiting.size() >= core.settings().maxWaitingPerClaim()) {
        message.refuse(true);
      } else {
        pending.waiting.add(message);
      }
      return;
    }
    if (byTag.size() >= core.settings().maxClaims()) {
      message.refuse(true);
      return;
    }
    Pending created = new Pending();
    created.waiting.add(message);
    byTag.put(tag, created);
    created.limit =
        core.loop().schedule(core.settings().claimTimeout(), () -> refuseAll(tag, created, true));
    core.listener()
        .onUnknownDialog(
            new DialogClaim(
                tag, found -> core.loop().execute(() -> answered(tag, created, found))));
  }

  private void answered(String tag, Pending pending, Optional<DialogRecord> found) {
    if (found.isEmpty()) {
      refuseAll(tag, pending, false);
      return;
    }
    if (core.dialogs().isFull()) {
      refuseAll(tag, pending, true);
      return;
    }
    if (byTag.remove(tag, pending)) {
      pending.limit.cancel();
      Dialog dialog = core.takePart(found.get());
      pending.waiting.forEach(message -> message.deliver(dialog));
      core.giveUp(dialog);
    }
  }

  private void refuseAll(String tag, Pending pending, boolean later) {
    if (byTag.remove(tag, pending)) {
      pending.limit.cancel();
      pending.waiting.forEach(message -> message.refuse(later));
    }
  }

  /** Calls that are being looked for. */
  int count() {
    return byTag.size();
  }
}
