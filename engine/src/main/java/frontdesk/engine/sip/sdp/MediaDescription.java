package frontdesk.engine.sip.sdp;

import java.util.List;
import java.util.Optional;

/**
 * One m-line with what belongs to it. The connection address is its own or the session's, empty
 * text when neither stands; packet times in milliseconds; the direction is the writer's.
 */
public record MediaDescription(
    String type,
    int port,
    String protocol,
    List<String> formats,
    String address,
    List<RtpMap> rtpMaps,
    Optional<Integer> ptimeMs,
    Optional<Integer> maxPtimeMs,
    Direction direction) {

  public MediaDescription {
    formats = List.copyOf(formats);
    rtpMaps = List.copyOf(rtpMaps);
  }

  /** Whether it is plain RTP audio that has not been turned off. */
  public boolean isLiveAudio() {
    return type.equals("audio") && protocol.equals("RTP/AVP") && port > 0;
  }

  /** The mapping of this payload type, its static one when the description has none. */
  Optional<RtpMap> rtpMap(int payloadType) {
    return rtpMaps.stream()
        .filter(map -> map.payloadType() == payloadType)
        .findFirst()
        .or(
            () ->
                Codec.ofPayloadType(payloadType)
                    .map(codec -> new RtpMap(payloadType, codec.name(), 8000, 1)));
  }

  /** The numeric formats in the writer's order of preference. */
  List<Integer> payloadTypes() {
    return formats.stream()
        .filter(f -> f.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .filter(pt -> pt <= 127)
        .toList();
  }
}
