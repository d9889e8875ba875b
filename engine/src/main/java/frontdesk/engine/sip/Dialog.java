package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.transaction.ServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import org.jspecify.annotations.Nullable;

/** A dialog that this instance takes part in: its record and what is under way in it. */
final class Dialog {
  private DialogRecord record;
  private @Nullable AnswerRetransmission unacknowledged;
  private @Nullable ServerTransaction peerOffer;
  private SignallingLoop.Timer offerLimit = () -> {};
  private @Nullable Runnable deferredBye;
  private boolean ourInvitePending;
  private boolean ending;
  private long answeredElsewhere = -1;
  private boolean borrowed;

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

  /** The peer's INVITE with this number is answered by another instance. */
  void answeredElsewhere(long number) {
    answeredElsewhere = number;
  }

  boolean isAnsweredElsewhere(long number) {
    return answeredElsewhere == number;
  }

  /** Only a transaction of this dialog is ours: its call, and its Contact, are another node's. */
  void borrow() {
    borrowed = true;
  }

  boolean isBorrowed() {
    return borrowed;
  }

  /** Whether nothing of it is under way here. */
  boolean isIdle() {
    return unacknowledged == null && peerOffer() == null && !ourInvitePending;
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

  /** Takes the one BYE of ours; false when it has been taken before. */
  boolean end() {
    boolean first = !ending;
    ending = true;
    return first;
  }

  /** Whether our BYE was taken. */
  boolean isEnding() {
    return ending;
  }

  /** The peer's re-INVITE or UPDATE that has not been answered, nor ended by itself. */
  @Nullable ServerTransaction peerOffer() {
    return peerOffer == null || peerOffer.isAnswered() ? null : peerOffer;
  }

  /** Keeps the peer's request until it is settled; the timer refuses it when nobody does. */
  void peerOffers(ServerTransaction transaction, SignallingLoop.Timer limit) {
    peerOffer = transaction;
    offerLimit = limit;
  }

  /** The peer's request has its answer. */
  void offerSettled() {
    offerLimit.cancel();
    peerOffer = null;
  }

  boolean isOurInvitePending() {
    return ourInvitePending;
  }

  void ourInvitePending(boolean pending) {
    ourInvitePending = pending;
  }
}
