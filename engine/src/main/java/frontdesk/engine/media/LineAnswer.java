package frontdesk.engine.media;

/** What a line says to a command. */
public enum LineAnswer {
  /** It is done, or will be at the next tick. */
  ACCEPTED,
  /** A newer owner has attached: the caller is not in charge any more. */
  STALE_EPOCH,
  /** Nobody with this epoch is attached. */
  NOT_ATTACHED,
  /** As many utterances or keys wait as may, or one is heard that nothing comes before. */
  QUEUE_FULL,
  /** The far end takes no telephone events. */
  NO_KEYS_AGREED,
  /** The line is closed or was silenced. */
  CLOSED;

  boolean accepted() {
    return this == ACCEPTED;
  }
}
