package frontdesk.engine.media;

import frontdesk.protocol.media.TelephoneKey;

/**
 * Hears what happens on a line, as its owner.
 *
 * <p>Called on a media-loop thread, never holding the line's lock, one call at a time per line:
 * pass it on (an actor's tell) and return. What happened while nobody owned the line is told at
 * once to the next owner.
 */
public interface LineListener {
  /** The far end pressed a key; told once per key. */
  void onKey(TelephoneKey key, long positionSamples);

  /** Nothing more of the utterance will be sent. */
  void onPlayed(long utteranceId, long samplesSent, boolean complete);

  /**
   * No audio came for {@link LineTimings#inboundTimeout}; told once, and again after audio came.
   */
  void onInboundLost();

  /** The utterance's first sample left. */
  default void onPlaying(long utteranceId) {}

  /** The first packet that is believed came, or the first after {@link #onInboundLost}. */
  default void onInboundStarted() {}

  /** The line began to speak for an owner that gives no sign of life. */
  default void onHolding() {}
}
