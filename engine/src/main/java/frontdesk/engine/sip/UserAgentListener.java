package frontdesk.engine.sip;

/**
 * The application above the user agent. Called on the signalling thread, so every method must
 * return fast; what concerns one call comes in the order in which it arrived.
 */
public interface UserAgentListener {
  /** A new call, already answered with 100 and admitted: ring, accept or reject it. */
  void onInvite(IncomingCall call);

  /**
   * A call that was not answered is over: cancelled by the caller (487 has been sent) or by the
   * answer timeout (480 has been sent), or because {@link #onInvite} failed (500). Exactly once,
   * and never after an accept that took effect.
   */
  void onCancelled(IncomingCall call);

  /** Something happened inside a dialog that we know. */
  void onDialogEvent(DialogEvent event);

  /** A request for a dialog that this instance has never seen: say whether it is yours. */
  void onUnknownDialog(DialogClaim claim);
}
