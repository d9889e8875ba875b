package frontdesk.engine.media;

/** What the media loop says when a line is wanted. */
public sealed interface OpenAnswer {
  /** The line is open; it sends nothing before it is configured. */
  record Opened(MediaLine line) implements OpenAnswer {}

  /** No line. */
  record Refused(Reason reason) implements OpenAnswer {}

  /** Why there is no line. */
  enum Reason {
    /** Every port of the range is in use, here or by another process. */
    PORTS_EXHAUSTED,
    /** As many lines are open as may. */
    TOO_MANY_LINES,
    /** The bind address is none of this machine's, or the system gives no socket. */
    NO_SOCKET,
    /** The loop is closed. */
    CLOSED
  }
}
