package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/** A dialog that this instance takes part in: its record and what is under way in it. */
final class Dialog {
  private DialogRecord record;
  private @Nullable AnswerRetransmission unacknowledged;
  private @Nullable ServerTransaction peerOffer;
  private @Nullable Runnable deferredBye;
  private boolean ourInvitePending;

  Dialog(DialogRecord record) {
    this.record = record;
  }

  DialogRecord record() {
    return record;
  }

  void update(DialogRecord changed) {
    record = changed;
  }

  @Nullable AnswerRetransmission unacknowledged() {
    return unacknowledged;
  }

  void await(AnswerRetransmission answer) {
    if (unacknowledged != null) {
      unacknowledged.stop();
    }
    unacknowledged = answer;
  }

  /** Stops waiting for an ACK; then a BYE that waited for it may go. */
  void acknowledged() {
    if (unacknowledged != null) {
      unacknowledged.stop();
      unacknowledged = null;
    }
    Runnable bye = deferredBye;
    deferredBye = null;
    if (bye != null) {
      bye.run();
    }
  }

  /** Our BYE must wait for the ACK of our 200 (RFC 3261 15). */
  void deferBye(Runnable bye) {
    deferredBye = bye;
  }

  /** The peer's re-INVITE or UPDATE that the application has not answered. */
  @Nullable ServerTransaction peerOffer() {
    return peerOffer;
  }

  void peerOffers(@Nullable ServerTransaction transaction) {
    peerOffer = transaction;
  }

  boolean isOurInvitePending() {
    return ourInvitePending;
  }

  void ourInvitePending(boolean pending) {
    ourInvitePending = pending;
  }
}
