package frontdesk.engine.provider.ear;

import java.time.Duration;

/**
 * The bounds of one call's connection to a recognizer.
 *
 * @param finalWithin from the end of an utterance to its final transcript
 * @param progressWithin while audio is sent, no message for so long means that nobody hears
 * @param keepAliveEvery how often a connection without audio is kept; below the vendor's limit
 * @param maxHints terms that one connection is told
 */
public record EarSettings(
    Duration finalWithin, Duration progressWithin, Duration keepAliveEvery, int maxHints) {}
