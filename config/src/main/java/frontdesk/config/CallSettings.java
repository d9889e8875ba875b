package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * The bounds of a call.
 *
 * @param slots calls that the node takes at once; further ones get 503
 * @param retryAfter what those are told to wait, whole seconds
 * @param maxDuration after which a call is ended politely
 * @param turnDeadline from the end of what the caller said to the beginning of the answer
 * @param fillerAfter how long a caller who is owed an answer is thought for before "one moment"
 * @param fillerLatest the same from the last that was heard of the caller, where that is sooner
 * @param resumeWindow after a restart, within which an unfinished call is taken up again
 * @param resumeAttempts how often such a call is re-INVITEd, where trying again may help
 * @param resumeRetry between them, where the phone names no time
 * @param resumeLongestWait the longest time that is waited where it does
 * @param ringDelay between ringing and answering
 * @param noSpeechTimeout after a question, after which silence counts as an answer
 * @param anythingElseTimeout the same after "anything else?", where silence means no
 * @param recallTimeout how long a call rings while it is asked what a call that was cut off had
 *     come to
 * @param keyPause after which a number that is keyed has ended
 * @param maxNameDuration the longest name or note that is recorded
 * @param heartbeat between signs of life of a call to its line
 * @param replyTimeout for a call to answer a SIP request
 */
public record CallSettings(
    int slots,
    Duration retryAfter,
    Duration maxDuration,
    Duration turnDeadline,
    Duration fillerAfter,
    Duration fillerLatest,
    Duration resumeWindow,
    int resumeAttempts,
    Duration resumeRetry,
    Duration resumeLongestWait,
    Duration ringDelay,
    Duration noSpeechTimeout,
    Duration anythingElseTimeout,
    Duration recallTimeout,
    Duration keyPause,
    Duration maxNameDuration,
    Duration heartbeat,
    Duration replyTimeout,
    Tools tools,
    Audio audio) {

  /**
   * How a call asks the clinic's ledger, patients and callbacks.
   *
   * @param askTimeout of one attempt
   * @param attempts how often a lost answer is asked for
   */
  public record Tools(Duration askTimeout, int attempts) {
    private static Tools read(Section section) {
      Tools tools =
          new Tools(
              section.duration("ask-timeout", Duration.ofMillis(100), Duration.ofSeconds(30)),
              section.number("attempts", 1, 20));
      section.finish();
      return tools;
    }
  }

  /**
   * What waits between a call's line and the recognizer.
   *
   * @param waitingFrames frames of 20 ms; further ones are dropped and counted
   * @param batchFrames frames handed over together
   * @param batchWithin after which fewer are handed over
   */
  public record Audio(int waitingFrames, int batchFrames, Duration batchWithin) {
    private static Audio read(Section section) {
      Audio audio =
          new Audio(
              section.number("waiting-frames", 50, 100_000),
              section.number("batch-frames", 1, 50),
              section.duration("batch-within", Duration.ofMillis(20), Duration.ofSeconds(1)));
      section.finish();
      return audio;
    }
  }

  static CallSettings read(Section section) {
    CallSettings settings =
        new CallSettings(
            section.number("slots", 1, 20_000),
            section.duration("retry-after", Duration.ofSeconds(1), Duration.ofHours(1)),
            section.duration("max-duration", Duration.ofMinutes(1), Duration.ofHours(4)),
            section.duration("turn-deadline", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("filler-after", Duration.ofMillis(200), Duration.ofSeconds(2)),
            section.duration("filler-latest", Duration.ofMillis(200), Duration.ofSeconds(5)),
            section.duration("resume-window", Duration.ZERO, Duration.ofMinutes(5)),
            section.number("resume-attempts", 1, 20),
            section.duration("resume-retry", Duration.ofMillis(100), Duration.ofSeconds(30)),
            section.duration("resume-longest-wait", Duration.ofMillis(100), Duration.ofMinutes(1)),
            section.duration("ring-delay", Duration.ZERO, Duration.ofSeconds(30)),
            section.duration("no-speech-timeout", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("anything-else-timeout", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("recall-timeout", Duration.ofMillis(50), Duration.ofSeconds(5)),
            section.duration("key-pause", Duration.ofMillis(500), Duration.ofSeconds(30)),
            section.duration("max-name-duration", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("heartbeat", Duration.ofMillis(50), Duration.ofSeconds(5)),
            section.duration("reply-timeout", Duration.ofSeconds(1), Duration.ofSeconds(32)),
            Tools.read(section.section("tools")),
            Audio.read(section.section("audio")));
    settings.checkTogether(section);
    section.finish();
    return settings;
  }

  private void checkTogether(Section section) {
    section.rule(
        retryAfter.toMillis() % 1000 == 0,
        "whole seconds",
        "Retry-After has no fractions (RFC 3261 section 20.33)",
        "retry-after");
    section.rule(
        maxDuration.compareTo(turnDeadline) > 0,
        "longer than turn-deadline",
        "make it longer",
        "max-duration",
        "turn-deadline");
    section.rule(
        fillerAfter.compareTo(turnDeadline) < 0,
        "shorter than turn-deadline",
        "make it shorter",
        "filler-after",
        "turn-deadline");
    section.rule(
        fillerLatest.compareTo(fillerAfter) >= 0,
        "not shorter than filler-after",
        "what is said while an answer is thought of would come before anybody thinks",
        "filler-latest",
        "filler-after");
    section.rule(
        tools.askTimeout.compareTo(turnDeadline) < 0,
        "shorter than turn-deadline",
        "there must be time left to answer",
        "tools.ask-timeout",
        "turn-deadline");
  }
}
