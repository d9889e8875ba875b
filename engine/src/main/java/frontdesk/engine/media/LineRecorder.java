package frontdesk.engine.media;

/** Keeps both directions of a line: called on its media-loop thread each tick, must not block. */
public interface LineRecorder {
  /**
   * One tick.
   *
   * @param inbound the far end's samples; valid during the call only
   * @param played ours; valid during the call only
   */
  void onTick(short[] inbound, short[] played, int length);

  /** The line is closed: nothing follows. */
  void onClosed();
}
