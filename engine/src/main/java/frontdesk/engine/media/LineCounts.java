package frontdesk.engine.media;

/**
 * What one line's packets came to; written by its media-loop thread, read by anybody a little late.
 */
public final class LineCounts {
  long received;
  long malformed;
  long unwanted;
  long notAdmitted;
  long sent;
  long sendFailures;
  long skippedTicks;
  long faults;
  long announced;

  LineCounts() {}

  /** Datagrams that arrived. */
  public long received() {
    return received;
  }

  /** Of these, no RTP, or of impossible length. */
  public long malformed() {
    return malformed;
  }

  /** Of these, a payload type that was not agreed, or audio against the direction. */
  public long unwanted() {
    return unwanted;
  }

  /** Of these, from a source that is not believed, or not yet. */
  public long notAdmitted() {
    return notAdmitted;
  }

  /** Packets sent, audio and keys. */
  public long sent() {
    return sent;
  }

  /** Packets that the system would not send. */
  public long sendFailures() {
    return sendFailures;
  }

  /** Ticks of 20 ms that were left out after a long pause of the process. */
  public long skippedTicks() {
    return skippedTicks;
  }

  /** Times that the line said its announcement by itself. */
  public long announced() {
    return announced;
  }

  /** Exceptions thrown by sinks, listeners and recorders. */
  public long faults() {
    return faults;
  }
}
