package frontdesk.engine.speech.activity;

/**
 * Hears of the caller's speech, on the media-loop thread: must not block and should not allocate.
 *
 * <p>Per utterance: one start, audio in order, one end. Positions are samples since the line
 * opened.
 */
public interface VoiceListener {
  /**
   * The caller speaks.
   *
   * @param positionSamples where the speech began; its audio, with pre-roll, begins earlier
   * @param duringPlayout whether Frontdesk was speaking: the caller interrupts
   */
  void onSpeechStart(long positionSamples, boolean duringPlayout);

  /**
   * Audio of the utterance, from the pre-roll on.
   *
   * @param samples the activity's own buffer: copied during the call, never kept
   */
  void onSpeechAudio(short[] samples, int offset, int length, long positionSamples);

  /**
   * The caller has been quiet for so long within the utterance; told for every frame of it.
   *
   * @param quietMs 0 while they speak
   */
  default void onQuiet(int quietMs) {
    // Only those who do something in a pause want to know of it.
  }

  /**
   * The utterance is over.
   *
   * @param positionSamples the first sample after it
   * @param voicedMs how much of it is known to have had a pitch; no more is looked for than makes
   *     it speech
   */
  void onSpeechEnd(long positionSamples, int voicedMs, SpeechEnd reason);
}
