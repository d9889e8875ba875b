package frontdesk.ops.chaos.cluster.history;

/** What a client was told. */
public enum SlotAnswer {
  /** It was done. */
  DONE,
  /** It was not done: the slot is not free, the hold or the appointment is not there. */
  REFUSED,
  /** A look: the slot is free. */
  FREE,
  /** A look: it is not. */
  TAKEN,
  /** Nothing, or that the outcome is not known: it may be done at any later time, or never. */
  UNKNOWN
}
