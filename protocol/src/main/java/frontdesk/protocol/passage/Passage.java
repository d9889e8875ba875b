package frontdesk.protocol.passage;

import java.util.Locale;

/** A place between two steps that belong together. */
public enum Passage {
  /** The confirmation of a hold has come to the ledger, and nothing of it is written. */
  CONFIRM_ASKED(Part.LEDGER),
  /** A command's outcome is committed in the ledger, and nobody was told. */
  LEDGER_WRITTEN(Part.LEDGER),

  /** A new call is committed, and its INVITE is not answered. */
  CALL_WRITTEN(Part.CALL),
  /** A turn is committed, and nothing that it decided was begun. */
  TURN_WRITTEN(Part.CALL),
  /** The call was told that its slot is held, and its journal does not know. */
  HOLD_TOLD(Part.CALL),
  /** The call was told that its appointment is made, and its journal does not know. */
  BOOKING_TOLD(Part.CALL),
  /** The end of a call is committed, and what it held is not given back. */
  END_WRITTEN(Part.CALL),

  /** A call has woken without a line on this node, and nothing was done. */
  CALL_WOKEN(Part.TAKEOVER),
  /** Our next CSeq is committed, and its re-INVITE is not sent. */
  REINVITE_WRITTEN(Part.TAKEOVER),
  /** The re-INVITE is on its way, and has no answer. */
  REINVITE_SENT(Part.TAKEOVER),
  /** The caller's phone has answered it, and nothing is written or said. */
  REINVITE_ANSWERED(Part.TAKEOVER),

  /** The node that leaves takes no new calls, and has handed none over. */
  LEAVING_BEGUN(Part.DRAIN),
  /** Its calls were told to move, and none has been answered elsewhere. */
  CALLS_SENT_AWAY(Part.DRAIN),
  /** A call was answered elsewhere and its line here is closed. */
  CALL_LET_GO(Part.DRAIN);

  private final Part part;

  /** Who passes it. */
  public enum Part {
    /** The ledger of a clinic, on the node that has it. */
    LEDGER,
    /** A call, on its node. */
    CALL,
    /** A call that another node had before. */
    TAKEOVER,
    /** A node that was told to stop. */
    DRAIN
  }

  Passage(Part part) {
    this.part = part;
  }

  public Part part() {
    return part;
  }

  /** As people write it: small letters and hyphens. */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
