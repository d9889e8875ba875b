package frontdesk.engine.media.playout;

/**
 * What of an utterance was sent before it was dropped.
 *
 * @param utteranceId the utterance
 * @param samplesSent its samples that left in packets, 0 for one that had not begun
 */
public record PlayedPart(long utteranceId, long samplesSent) {}
