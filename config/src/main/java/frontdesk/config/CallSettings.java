package frontdesk.config;

import frontdesk.config.check.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The bounds of a call.
 *
 * @param slots calls that the node takes at once; further ones get 503
 * @param retryAfter what those are told to wait, whole seconds
 * @param maxDuration after which a call is ended politely
 * @param turnDeadline from the end of what the caller said to the beginning of the answer
 * @param resumeWindow after a restart, within which an unfinished call is taken up again
 * @param ringDelay between ringing and answering
 * @param noSpeechTimeout after a question, after which silence counts as an answer
 * @param recordingDirectory where calls are recorded; empty for nowhere
 */
public record CallSettings(
    int slots,
    Duration retryAfter,
    Duration maxDuration,
    Duration turnDeadline,
    Duration resumeWindow,
    Duration ringDelay,
    Duration noSpeechTimeout,
    Optional<Path> recordingDirectory) {

  static CallSettings read(Section section) {
    CallSettings settings =
        new CallSettings(
            section.number("slots", 1, 20_000),
            section.duration("retry-after", Duration.ofSeconds(1), Duration.ofHours(1)),
            section.duration("max-duration", Duration.ofMinutes(1), Duration.ofHours(4)),
            section.duration("turn-deadline", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("resume-window", Duration.ZERO, Duration.ofMinutes(5)),
            section.duration("ring-delay", Duration.ZERO, Duration.ofSeconds(30)),
            section.duration("no-speech-timeout", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.optionalPath("recording-directory"));
    section.rule(
        settings.retryAfter.toMillis() % 1000 == 0,
        "whole seconds",
        "Retry-After has no fractions (RFC 3261 section 20.33)",
        "retry-after");
    section.rule(
        settings.maxDuration.compareTo(settings.turnDeadline) > 0,
        "longer than turn-deadline",
        "make it longer",
        "max-duration",
        "turn-deadline");
    section.finish();
    return settings;
  }
}
