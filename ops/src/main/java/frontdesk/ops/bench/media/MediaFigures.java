package frontdesk.ops.bench.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What one step of the media benchmark came to.
 *
 * @param coresUsed processors that this process kept busy, checking what is heard included
 * @param mbPerCall resident memory of the whole process, the virtual machine included, by call
 * @param kernelDrops datagrams that the kernel dropped, at the lines' sockets and the callers'
 * @param pacingStdMs standard deviation from 20 ms of the gaps between packets, at the callers
 * @param lateGaps gaps more than 2 ms off
 * @param allocBytesPerPacket allocated by the media-loop threads by packet sent or received
 * @param lostPackets sequence numbers that the callers missed, and packets that were not theirs
 * @param skippedTicks ticks that lines left out because the loop was too far behind
 * @param mixedUp marks of another call, at either end
 * @param notAsSaid places where a caller heard something else than was said, and damaged marks
 * @param verifiedOutPercent of what lines said, the part that callers heard sample by sample
 * @param verifiedInPercent of what callers said, the part that lines heard sample by sample; the
 *     rest was smoothed by the jitter buffer
 * @param noticedPercent what voice activity took for speech, against what callers said
 * @param callersCores processors that the callers' process kept busy
 */
record MediaFigures(
    double coresUsed,
    double mbPerCall,
    long kernelDrops,
    double pacingStdMs,
    long lateGaps,
    double allocBytesPerPacket,
    int calls,
    double seconds,
    long gaps,
    double longestGapMs,
    long lostPackets,
    long skippedTicks,
    long mixedUp,
    long notAsSaid,
    double verifiedOutPercent,
    double verifiedInPercent,
    double noticedPercent,
    double callersCores) {

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    ObjectMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    return mapper.writeValueAsString(this);
  }
}
