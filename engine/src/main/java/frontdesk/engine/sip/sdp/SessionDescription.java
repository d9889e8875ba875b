package frontdesk.engine.sip.sdp;

import java.util.List;

/** A session description as far as we use it: the origin's numbers and the media. */
public record SessionDescription(
    String originSessionId, String originVersion, List<MediaDescription> media) {

  public SessionDescription {
    media = List.copyOf(media);
  }
}
