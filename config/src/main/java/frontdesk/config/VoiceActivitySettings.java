package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * When sound is the caller's voice.
 *
 * @param startSpeech loud time that begins an utterance while Frontdesk is silent
 * @param startWindow within which the loud time must lie
 * @param voicedShare part of the loud time that must have a pitch, 0 to 1
 * @param snrDb how far above the noise a frame is loud
 * @param bargeInSnrDb the same while Frontdesk speaks
 * @param echoMarginDb how far above the expected echo a frame is the caller's
 * @param maxEchoDelay the longest way of an echo
 * @param leastSpeechDbfs nothing quieter is speech, in dB under full scale
 * @param leastVoiced pitch in all that an utterance needs; less was noise
 * @param preRoll audio before the beginning that belongs to the utterance
 */
public record VoiceActivitySettings(
    Duration startSpeech,
    Duration startWindow,
    double voicedShare,
    double snrDb,
    double bargeInSnrDb,
    double echoMarginDb,
    Duration maxEchoDelay,
    double leastSpeechDbfs,
    Duration leastVoiced,
    Duration preRoll) {
  private static final Duration FRAME = Duration.ofMillis(20);
  private static final Duration LONGEST_WINDOW = Duration.ofMillis(1200);

  static VoiceActivitySettings read(Section section) {
    VoiceActivitySettings settings =
        new VoiceActivitySettings(
            section.duration("start-speech", FRAME, LONGEST_WINDOW),
            section.duration("start-window", FRAME, LONGEST_WINDOW),
            section.fraction("voiced-share", 0, 1),
            section.fraction("snr-db", 1, 60),
            section.fraction("barge-in-snr-db", 1, 60),
            section.fraction("echo-margin-db", 1, 60),
            section.duration("max-echo-delay", Duration.ZERO, LONGEST_WINDOW),
            section.fraction("least-speech-dbfs", -90, 0),
            section.duration("least-voiced", Duration.ZERO, Duration.ofSeconds(1)),
            section.duration("pre-roll", Duration.ZERO, Duration.ofSeconds(2)));
    section.rule(
        settings.startSpeech.compareTo(settings.startWindow) <= 0,
        "no longer than start-window",
        "make it shorter, or the window longer",
        "start-speech",
        "start-window");
    section.finish();
    return settings;
  }
}
