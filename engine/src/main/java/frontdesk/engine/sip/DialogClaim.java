package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A question to the application: is this call yours? Messages of the dialog wait, bounded, for the
 * answer; none within the claim timeout counts as a passing fault (503). Any thread may answer.
 */
public final class DialogClaim {
  private final String callId;
  private final Consumer<Optional<DialogRecord>> answer;

  DialogClaim(String callId, Consumer<Optional<DialogRecord>> answer) {
    this.callId = callId;
    this.answer = answer;
  }

  /** The To-tag of the request: anything at all, a call id when it is ours. */
  public String callId() {
    return callId;
  }

  /** The call is ours, and this is its dialog: the waiting messages are handed on. */
  public void known(DialogRecord record) {
    answer.accept(Optional.of(record));
  }

  /** Not ours: 481. */
  public void unknown() {
    answer.accept(Optional.empty());
  }
}
