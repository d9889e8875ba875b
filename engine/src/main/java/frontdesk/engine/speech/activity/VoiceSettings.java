package frontdesk.engine.speech.activity;

import java.time.Duration;

/**
 * When sound counts as the caller speaking, and when the caller has finished.
 *
 * @param startSpeech loud time that starts an utterance while Frontdesk is silent
 * @param bargeInSpeech loud time that starts one while Frontdesk speaks; longer than a cough
 * @param startWindow within which the loud time must lie; no shorter than either
 * @param voicedShare part of the loud time that must have a pitch, 0 to 1: clicks and hiss have
 *     none
 * @param snrDb how far above the noise floor a frame is loud, above 0
 * @param bargeInSnrDb the same while Frontdesk speaks
 * @param echoMarginDb how far above the expected echo a frame must be to be the caller's, above 0
 * @param maxEchoDelay the longest way of an echo
 * @param leastSpeechDbfs nothing quieter is speech, in dB under full scale
 * @param endOfTurn trailing silence that ends an utterance
 * @param shortEndOfTurn the same where a short answer is expected
 * @param longEndOfTurn the same where the caller may think, such as spelling a name
 * @param likelyEndOfTurn the same where the listener says that all seems to be said; never where
 *     the caller may think
 * @param maxUtterance after which an utterance ends while the caller still speaks
 * @param minVoiced pitch in all that an utterance needs; less was no speech
 * @param preRoll audio from before the start that belongs to the utterance
 */
public record VoiceSettings(
    Duration startSpeech,
    Duration bargeInSpeech,
    Duration startWindow,
    double voicedShare,
    double snrDb,
    double bargeInSnrDb,
    double echoMarginDb,
    Duration maxEchoDelay,
    double leastSpeechDbfs,
    Duration endOfTurn,
    Duration shortEndOfTurn,
    Duration longEndOfTurn,
    Duration likelyEndOfTurn,
    Duration maxUtterance,
    Duration minVoiced,
    Duration preRoll) {
  /** For a telephone line. */
  public static final VoiceSettings DEFAULTS =
      new VoiceSettings(
          Duration.ofMillis(80),
          Duration.ofMillis(160),
          Duration.ofMillis(320),
          0.6,
          9,
          12,
          9,
          Duration.ofMillis(300),
          -48,
          Duration.ofMillis(700),
          Duration.ofMillis(500),
          Duration.ofMillis(1_200),
          Duration.ofMillis(600),
          Duration.ofSeconds(15),
          Duration.ofMillis(60),
          Duration.ofMillis(300));

  public VoiceSettings {
    if (startSpeech.compareTo(startWindow) > 0 || bargeInSpeech.compareTo(startWindow) > 0) {
      throw new IllegalArgumentException("start window must not be shorter than what it looks for");
    }
    if (startSpeech.toMillis() < VoiceActivity.FRAME_MS
        || bargeInSpeech.toMillis() < VoiceActivity.FRAME_MS
        || shortEndOfTurn.toMillis() < VoiceActivity.FRAME_MS
        || likelyEndOfTurn.toMillis() < VoiceActivity.FRAME_MS) {
      throw new IllegalArgumentException("times must be a frame of 20 ms or more");
    }
    if (shortEndOfTurn.compareTo(endOfTurn) > 0 || endOfTurn.compareTo(longEndOfTurn) > 0) {
      throw new IllegalArgumentException("ends of turn must be ordered: short, normal, long");
    }
    if (maxUtterance.compareTo(longEndOfTurn) <= 0 || preRoll.isNegative()) {
      throw new IllegalArgumentException("longest utterance must outlast the end of turn");
    }
    if (!(snrDb > 0 && bargeInSnrDb > 0 && echoMarginDb > 0)) {
      throw new IllegalArgumentException("distances in dB must be more than 0");
    }
    if (!(voicedShare >= 0 && voicedShare <= 1)) {
      throw new IllegalArgumentException("voiced share must be 0 to 1");
    }
    if (maxEchoDelay.toMillis() > VoiceActivity.MAX_WINDOW_MS
        || startWindow.toMillis() > VoiceActivity.MAX_WINDOW_MS) {
      throw new IllegalArgumentException(
          "echo delay and start window must be at most " + VoiceActivity.MAX_WINDOW_MS + " ms");
    }
  }
}
