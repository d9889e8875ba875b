package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How the node hears and speaks.
 *
 * @param engines recognizers, and voices, kept in a pool: utterances that are worked on at once
 * @param recognitionDeadline for one utterance, after which it counts as not understood
 * @param endOfTurnSilence after which the caller is taken to have finished
 * @param maxUtterance after which the caller is taken to have finished even while speaking
 * @param bargeInSpeech how long the caller must speak to interrupt
 * @param alternatives readings of an utterance that are considered
 * @param phraseCache sentences whose audio is kept
 */
public record SpeechSettings(
    Recognizer recognizer,
    Synthesizer synthesizer,
    int engines,
    Duration recognitionDeadline,
    Duration endOfTurnSilence,
    Duration maxUtterance,
    Duration bargeInSpeech,
    int alternatives,
    int phraseCache) {

  /** What turns audio into words. */
  public enum Recognizer {
    /** Pocketsphinx where it is installed, else Sphinx4. */
    AUTO,
    /** Within this process; needs nothing installed. */
    SPHINX4,
    /** The installed native library. */
    POCKETSPHINX
  }

  /** What turns words into audio. */
  public enum Synthesizer {
    /** FreeTTS, which needs nothing installed. */
    AUTO,
    /** Within this process; needs nothing installed. */
    FREETTS,
    /** The installed program. */
    ESPEAK_NG,
    /** The installed program. */
    FLITE
  }

  static SpeechSettings read(Section section) {
    SpeechSettings settings =
        new SpeechSettings(
            section.choice("recognizer", Recognizer.class),
            section.choice("synthesizer", Synthesizer.class),
            section.number("engines", 1, 64),
            section.duration("recognition-deadline", Duration.ofMillis(200), Duration.ofMinutes(1)),
            section.duration("end-of-turn-silence", Duration.ofMillis(100), Duration.ofSeconds(5)),
            section.duration("max-utterance", Duration.ofSeconds(2), Duration.ofMinutes(2)),
            section.duration("barge-in-speech", Duration.ofMillis(20), Duration.ofSeconds(3)),
            section.number("alternatives", 1, 20),
            section.number("phrase-cache", 0, 100_000));
    section.rule(
        settings.maxUtterance.compareTo(settings.endOfTurnSilence) > 0,
        "longer than end-of-turn-silence",
        "make it longer",
        "max-utterance",
        "end-of-turn-silence");
    section.finish();
    return settings;
  }
}
