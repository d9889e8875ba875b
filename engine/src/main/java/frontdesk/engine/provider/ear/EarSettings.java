package frontdesk.engine.provider.ear;

import java.time.Duration;

/**
 * The bounds of one call's connection to a recognizer.
 *
 * @param finalWithin from the end of an utterance to its final transcript
 * @param unansweredAfter a vendor who was asked for a final, has nothing left to make final and
 *     does not answer has said all after this
 * @param progressWithin while audio is sent, no message for so long means that nobody hears
 * @param keepAliveEvery how often a connection without audio is kept; below the vendor's limit
 * @param maxHints terms that one connection is told
 */
public record EarSettings(
    Duration finalWithin,
    Duration unansweredAfter,
    Duration progressWithin,
    Duration keepAliveEvery,
    int maxHints) {}
