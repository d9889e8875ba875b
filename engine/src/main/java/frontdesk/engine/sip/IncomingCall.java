package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Header;
import java.util.List;

/**
 * A new call that waits for the application's decision. Any thread; the decision takes effect on
 * the signalling thread, and one that comes after a CANCEL has none.
 */
public final class IncomingCall {
  /** What the user agent does with the decision. */
  interface Decisions {
    DialogRecord dialog(String callId);

    void ring(String callId);

    void accept(DialogRecord record, String sdp);

    void reject(int status, List<Header> headers);
  }

  private final IncomingInvite invite;
  private final Decisions decisions;

  IncomingCall(IncomingInvite invite, Decisions decisions) {
    this.invite = invite;
    this.decisions = decisions;
  }

  public IncomingInvite invite() {
    return invite;
  }

  /** The dialog that accepting under this call id will make: store it before accepting. */
  public DialogRecord dialog(String callId) {
    return decisions.dialog(callId);
  }

  /** Sends 180 with this call id as our tag. */
  public void ring(String callId) {
    decisions.ring(callId);
  }

  /**
   * Sends 200 with our answer (or our offer, when the INVITE had none), and again until the ACK.
   * The record may bear another node's contact.
   */
  public void accept(DialogRecord record, String sdp) {
    decisions.accept(record, sdp);
  }

  /** Sends a final refusal, 300 to 699. */
  public void reject(int status, List<Header> headers) {
    decisions.reject(status, headers);
  }
}
