package frontdesk.engine.call;

/** What a live call is doing now; not stored, it follows from the line and the outbox. */
public enum CallStage {
  /** The INVITE is being answered; nothing was said. */
  RINGING,
  /** It is the caller's turn. */
  LISTENING,
  /** The caller is owed an answer: words are being recognized, or a tool is at work. */
  PROCESSING,
  /** A prompt is being played. */
  SPEAKING,
  /** Hung up; what is still owed to the ledger is being settled. */
  ENDED
}
