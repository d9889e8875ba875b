package frontdesk.protocol.dialogue;

/** The phases of a conversation; their names are stored data. */
public enum Phase {
  /** The call is answered, nothing was said. */
  START,
  /** The clinic has been named and the caller asked what they wish. */
  GREETING,
  /** Slots are being collected. */
  COLLECT_INFO,
  /** The last turn was no help; the question is put in other words. */
  RETRY,
  /** Everything is known and held; the read-back waits for a yes. */
  CONFIRM,
  /** The appointment is in the ledger. */
  COMPLETE,
  /** A human takes over: a callback is promised or a number named. */
  FALLBACK,
  /** Nothing more will be said. */
  END
}
