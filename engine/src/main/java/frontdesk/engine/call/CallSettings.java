package frontdesk.engine.call;

import frontdesk.engine.patient.SameName;
import frontdesk.engine.patient.UsualChoices;
import java.time.Duration;

/**
 * Bounds of a call.
 *
 * @param turnDeadline a turn that gives no answer by then gets another kind of answer
 * @param fillerAfter how long a caller who is owed an answer hears nothing before "one moment"
 * @param fillerLatest the same from the last that was heard of the caller, where that is sooner
 * @param responseAlert an answer whose first audio comes later is logged
 * @param noSpeechTimeout silence of the caller after a question
 * @param anythingElseTimeout the same after "anything else?", where silence means no
 * @param recallTimeout how long a call rings while it is asked what a call that was cut off had
 *     come to
 * @param keyPause a number that is keyed ends after this without a key
 * @param maxDuration the lease of every call
 * @param resumeWindow how long after its last event a lost call is resumed
 * @param resumeAttempts re-INVITEs tried, where trying again may help
 * @param resumeRetry between them, where the phone names no time
 * @param resumeLongestWait the longest time that is waited where it does
 * @param heartbeat between signs of life to the line
 * @param maxNameDuration the longest recorded name or note
 * @param maxUtterance audio beyond this is not recognized
 * @param pause how long a caller has to be quiet for the recognizer to be told that they pause;
 *     zero: it is not told
 * @param alternatives hypotheses asked of the recognizer
 * @param hints names and terms that a recognizer is told to be likely
 * @param recognizer bounds of the way to the recognizer
 * @param synthesizer bounds of the way from the synthesizer
 * @param tools bounds of asking the ledger
 */
public record CallSettings(
    Duration turnDeadline,
    Duration fillerAfter,
    Duration fillerLatest,
    Duration responseAlert,
    Duration noSpeechTimeout,
    Duration anythingElseTimeout,
    Duration recallTimeout,
    Duration keyPause,
    Duration maxDuration,
    Duration resumeWindow,
    int resumeAttempts,
    Duration resumeRetry,
    Duration resumeLongestWait,
    Duration heartbeat,
    Duration maxNameDuration,
    Duration maxUtterance,
    Duration pause,
    int alternatives,
    int hints,
    RecognizerStage.Bounds recognizer,
    SynthesizerStage.Bounds synthesizer,
    ToolDesk.Bounds tools) {

  /** What is used where nothing else is set. */
  public static final CallSettings DEFAULTS =
      new CallSettings(
          Duration.ofSeconds(8),
          Duration.ofMillis(1_200),
          Duration.ofMillis(1_700),
          Duration.ofMillis(1_500),
          Duration.ofSeconds(6),
          Duration.ofSeconds(4),
          Duration.ofMillis(300),
          Duration.ofSeconds(4),
          Duration.ofMinutes(30),
          Duration.ofSeconds(30),
          3,
          Duration.ofMillis(1_500),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(6),
          Duration.ofSeconds(15),
          Duration.ofMillis(250),
          3,
          60,
          new RecognizerStage.Bounds(1_000, 5, Duration.ofMillis(100)),
          new SynthesizerStage.Bounds(
              Duration.ofSeconds(8), Duration.ofSeconds(3), Duration.ofSeconds(15)),
          new ToolDesk.Bounds(
              Duration.ofSeconds(2),
              8,
              Duration.ofMinutes(3),
              Duration.ofHours(24),
              SameName.Settings.DEFAULTS,
              UsualChoices.Settings.DEFAULTS));
}
