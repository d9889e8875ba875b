package frontdesk.engine.media.wav;

import java.nio.file.Path;

/**
 * A recording that is over.
 *
 * @param file where it is
 * @param frames samples of each channel that were written, silence for dropped ticks included
 * @param droppedTicks ticks of 20 ms for which there was no room; silence stands in their place
 * @param complete false if the disk refused it; the log has the reason
 */
public record Recording(Path file, long frames, long droppedTicks, boolean complete) {}
