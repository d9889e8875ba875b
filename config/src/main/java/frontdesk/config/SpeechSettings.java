package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How the node hears and speaks.
 *
 * @param engines recognizers kept in a pool: utterances that are worked on at once
 * @param voices synthesizers kept in a pool: sentences that are made at once
 * @param recognitionDeadline for one utterance, after which it counts as not understood
 * @param endOfTurnSilence after which the caller is taken to have finished
 * @param shortEndOfTurnSilence the same where a short answer is expected
 * @param longEndOfTurnSilence the same where the caller may think
 * @param likelyEndOfTurnSilence the same where all seems to be said and is understood
 * @param pause after which the recognizer is told that the caller pauses; zero: never
 * @param maxUtterance after which the caller is taken to have finished even while speaking
 * @param bargeInSpeech how long the caller must speak to interrupt
 * @param alternatives readings of an utterance that are considered
 * @param hints names and terms that a recognizer without a grammar is told to be likely
 * @param phraseCache sentences whose audio is kept
 * @param phraseCacheBytes of their audio, 16 KB a second
 */
public record SpeechSettings(
    Recognizer recognizer,
    Synthesizer synthesizer,
    int engines,
    int voices,
    Duration recognitionDeadline,
    Duration endOfTurnSilence,
    Duration shortEndOfTurnSilence,
    Duration longEndOfTurnSilence,
    Duration likelyEndOfTurnSilence,
    Duration pause,
    Duration maxUtterance,
    Duration bargeInSpeech,
    int alternatives,
    int hints,
    int phraseCache,
    int phraseCacheBytes,
    VoiceActivitySettings activity,
    RecognizerSettings recognizers,
    Synthesis synthesis,
    Interpreter interpreter) {

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

  /**
   * Bounds of the synthesizers.
   *
   * @param queuedTexts texts that may wait for a voice
   * @param maxTextLength characters of one text
   * @param maxAudio audio of one text; beyond it, it is cut off
   * @param deadline for a voice that is a program of its own
   * @param attempts voices that a text is given to when they fail
   * @param hungAfter for one text, after which a voice is left alone and replaced
   * @param hungVoices voices left alone and replaced at once
   * @param peakDbfs the loudest sample, in dB under full scale
   * @param slowerRate how fast a caller is spoken to who asked for it, as a part of the usual rate
   * @param gap for the next audio of a sentence that has begun, after which the prompt is cut
   * @param ahead audio with the line beyond which no further sentence is begun
   * @param phraseFiles fixed sentences whose audio is kept on disk
   * @param phraseFilesBytes of those files
   */
  public record Synthesis(
      int queuedTexts,
      int maxTextLength,
      Duration maxAudio,
      Duration deadline,
      int attempts,
      Duration hungAfter,
      int hungVoices,
      double peakDbfs,
      double slowerRate,
      Duration gap,
      Duration ahead,
      int phraseFiles,
      int phraseFilesBytes) {
    private static Synthesis read(Section section) {
      Synthesis synthesis =
          new Synthesis(
              section.number("queued-texts", 1, 100_000),
              section.number("max-text-length", 200, 100_000),
              section.duration("max-audio", Duration.ofSeconds(10), Duration.ofMinutes(10)),
              section.duration("deadline", Duration.ofMillis(200), Duration.ofMinutes(1)),
              section.number("attempts", 1, 10),
              section.duration("hung-after", Duration.ofMillis(400), Duration.ofMinutes(5)),
              section.number("hung-voices", 0, 64),
              section.fraction("peak-dbfs", -40, 0),
              section.fraction("slower-rate", 0.3, 1),
              section.duration("gap", Duration.ofMillis(100), Duration.ofMinutes(1)),
              section.duration("ahead", Duration.ofSeconds(1), Duration.ofSeconds(30)),
              section.number("phrase-files", 0, 100_000),
              section.bytes("phrase-files-size", 0, 1024 * 1024 * 1024));
      section.finish();
      return synthesis;
    }
  }

  /**
   * How readings are chosen.
   *
   * @param alternativeRatio how sure another reading must be, as a part of the first one's
   *     confidence, to be taken where the first does not fit the question
   * @param recordingConfidence the least confidence of a command where what is said is recorded
   * @param maxNoteLength the longest note in words, in characters
   */
  public record Interpreter(
      double alternativeRatio, double recordingConfidence, int maxNoteLength) {
    private static Interpreter read(Section section) {
      Interpreter interpreter =
          new Interpreter(
              section.fraction("alternative-ratio", 0, 1),
              section.fraction("recording-confidence", 0, 1),
              section.number("max-note-length", 20, 2_000));
      section.finish();
      return interpreter;
    }
  }

  static SpeechSettings read(Section section) {
    SpeechSettings settings =
        new SpeechSettings(
            section.choice("recognizer", Recognizer.class),
            section.choice("synthesizer", Synthesizer.class),
            section.number("engines", 1, 64),
            section.number("voices", 1, 64),
            section.duration("recognition-deadline", Duration.ofMillis(200), Duration.ofMinutes(1)),
            section.duration("end-of-turn-silence", Duration.ofMillis(100), Duration.ofSeconds(5)),
            section.duration(
                "short-end-of-turn-silence", Duration.ofMillis(100), Duration.ofSeconds(5)),
            section.duration(
                "long-end-of-turn-silence", Duration.ofMillis(100), Duration.ofSeconds(10)),
            section.duration(
                "likely-end-of-turn-silence", Duration.ofMillis(100), Duration.ofSeconds(5)),
            section.duration("pause", Duration.ZERO, Duration.ofSeconds(5)),
            section.duration("max-utterance", Duration.ofSeconds(2), Duration.ofMinutes(2)),
            section.duration("barge-in-speech", Duration.ofMillis(20), Duration.ofMillis(1200)),
            section.number("alternatives", 1, 20),
            section.number("hints", 0, 500),
            section.number("phrase-cache", 0, 100_000),
            section.bytes("phrase-cache-memory", 0, 1024 * 1024 * 1024),
            VoiceActivitySettings.read(section.section("activity")),
            RecognizerSettings.read(section.section("recognizers")),
            Synthesis.read(section.section("synthesis")),
            Interpreter.read(section.section("interpreter")));
    settings.checkTogether(section);
    section.finish();
    return settings;
  }

  private void checkTogether(Section section) {
    section.rule(
        shortEndOfTurnSilence.compareTo(endOfTurnSilence) <= 0,
        "no longer than end-of-turn-silence",
        "make it shorter",
        "short-end-of-turn-silence",
        "end-of-turn-silence");
    section.rule(
        longEndOfTurnSilence.compareTo(endOfTurnSilence) >= 0,
        "no shorter than end-of-turn-silence",
        "make it longer",
        "long-end-of-turn-silence",
        "end-of-turn-silence");
    section.rule(
        likelyEndOfTurnSilence.compareTo(endOfTurnSilence) <= 0,
        "no longer than end-of-turn-silence",
        "make it shorter, or as long where no turn is to end sooner",
        "likely-end-of-turn-silence",
        "end-of-turn-silence");
    section.rule(
        pause.compareTo(shortEndOfTurnSilence) < 0,
        "shorter than short-end-of-turn-silence",
        "later the turn has ended; 0 ms is never",
        "pause",
        "short-end-of-turn-silence");
    section.rule(
        maxUtterance.compareTo(longEndOfTurnSilence) > 0,
        "longer than long-end-of-turn-silence",
        "make it longer",
        "max-utterance",
        "long-end-of-turn-silence");
    section.rule(
        recognizers.hungAfter().compareTo(recognitionDeadline) > 0,
        "longer than recognition-deadline",
        "an engine that is merely late is not to be left alone",
        "recognizers.hung-after",
        "recognition-deadline");
    section.rule(
        synthesis.hungAfter().compareTo(synthesis.deadline()) > 0,
        "longer than synthesis.deadline",
        "a voice that is killed in time does not hang",
        "synthesis.hung-after",
        "synthesis.deadline");
    section.rule(
        bargeInSpeech.compareTo(activity.startWindow()) <= 0,
        "no longer than activity.start-window",
        "make it shorter, or the window longer",
        "barge-in-speech",
        "activity.start-window");
  }
}
