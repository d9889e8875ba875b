package frontdesk.engine.sip.sdp;

import java.util.List;
import java.util.OptionalInt;

/** Writes what follows the origin line of our offers and answers. */
final class SdpWriter {
  private SdpWriter() {}

  static String offer(LocalMedia local, LocalDescription last) {
    StringBuilder sdp = session(local);
    List<String> before = last.mediaLines();
    if (before.isEmpty()) {
      audio(sdp, local);
    }
    for (String mediaLine : before) {
      if (LocalDescription.isDeclined(mediaLine)) {
        sdp.append(mediaLine).append("\r\n");
      } else {
        audio(sdp, local);
      }
    }
    return sdp.toString();
  }

  private static void audio(StringBuilder sdp, LocalMedia local) {
    sdp.append("m=audio ").append(local.port()).append(" RTP/AVP");
    local.codecs().forEach(codec -> sdp.append(' ').append(codec.payloadType()));
    sdp.append(' ').append(local.telephoneEvent()).append("\r\n");
    local.codecs().forEach(codec -> rtpMap(sdp, codec.payloadType(), codec));
    telephoneEvent(sdp, OptionalInt.of(local.telephoneEvent()));
    tail(sdp, local.packetTimeMs(), local.direction());
  }

  /** As many m-lines as the offer has, in its order (RFC 3264 section 6). */
  static String answer(
      SessionDescription offer, int taken, LocalMedia local, MediaSession session) {
    StringBuilder sdp = session(local);
    for (int index = 0; index < offer.media().size(); index++) {
      MediaDescription media = offer.media().get(index);
      if (index == taken) {
        accepted(sdp, local, session);
      } else {
        sdp.append("m=").append(media.type()).append(" 0 ").append(media.protocol());
        media.formats().forEach(format -> sdp.append(' ').append(format));
        sdp.append("\r\n");
      }
    }
    return sdp.toString();
  }

  private static void accepted(StringBuilder sdp, LocalMedia local, MediaSession session) {
    sdp.append("m=audio ").append(local.port()).append(" RTP/AVP ");
    sdp.append(session.receivePayloadType());
    session.receiveTelephoneEvent().ifPresent(event -> sdp.append(' ').append(event));
    sdp.append("\r\n");
    rtpMap(sdp, session.receivePayloadType(), session.codec());
    telephoneEvent(sdp, session.receiveTelephoneEvent());
    tail(sdp, (int) session.packetTime().toMillis(), session.direction());
  }

  private static StringBuilder session(LocalMedia local) {
    String family = local.address().indexOf(':') >= 0 ? "IP6" : "IP4";
    return new StringBuilder("s=-\r\nc=IN ")
        .append(family)
        .append(' ')
        .append(local.address())
        .append("\r\nt=0 0\r\n");
  }

  private static void rtpMap(StringBuilder sdp, int payloadType, Codec codec) {
    sdp.append("a=rtpmap:").append(payloadType).append(' ').append(codec).append("/8000\r\n");
  }

  private static void telephoneEvent(StringBuilder sdp, OptionalInt payloadType) {
    payloadType.ifPresent(
        event ->
            sdp.append("a=rtpmap:")
                .append(event)
                .append(" telephone-event/8000\r\na=fmtp:")
                .append(event)
                .append(" 0-15\r\n"));
  }

  private static void tail(StringBuilder sdp, int packetTimeMs, Direction direction) {
    sdp.append("a=ptime:").append(packetTimeMs).append("\r\n");
    sdp.append("a=").append(direction.attribute()).append("\r\n");
  }
}
