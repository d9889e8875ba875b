package frontdesk.engine.call;

import frontdesk.protocol.media.AudioFrame;

/** Hears of a caller's turns, on the media loop's thread. */
public interface VoiceListener {
  /** The caller began to speak, at this position of the line; frames follow, pre-roll first. */
  void onSpeechStart(long positionSamples);

  /** More of the utterance. */
  void onSpeech(AudioFrame frame);

  /** The utterance is over. */
  void onSpeechEnd(int durationMs);

  /** It was no speech: a click, a cough, an echo. */
  void onSpeechAbandoned();
}
