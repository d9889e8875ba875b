package frontdesk.engine.media.playout;

/** Hears what became of utterances; called by the thread that owns the playout. */
public interface PlayoutListener {
  /** The utterance's first sample is in the packet now being made. */
  void onPlaying(long utteranceId);

  /** Nothing more of the utterance will be sent. */
  void onPlayed(long utteranceId, long samplesSent, boolean complete);
}
