package frontdesk.engine.call;

import frontdesk.engine.media.LineMedia;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.sdp.Codec;
import frontdesk.engine.sip.sdp.Direction;
import frontdesk.engine.sip.sdp.MediaSession;
import frontdesk.protocol.media.G711Law;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what offer and answer settled into what a line is configured with; pure. */
public final class CallMedia {
  private static final int MIN_PTIME_MS = 10;
  private static final int MAX_PTIME_MS = 60;

  private CallMedia() {}

  /** The line's configuration for this session. */
  public static LineMedia of(MediaSession session) {
    G711Law law = law(session.codec());
    G711Law other = law == G711Law.A_LAW ? G711Law.MU_LAW : G711Law.A_LAW;
    // A caller may switch between the two static payload types without a word (RFC 3551 6).
    List<LineMedia.Format> receive =
        Stream.of(
                new LineMedia.Format(session.receivePayloadType(), law), LineMedia.Format.of(other))
            .toList();
    return new LineMedia(
        remote(session),
        new LineMedia.Format(session.sendPayloadType(), law),
        receive,
        session.sendTelephoneEvent(),
        session.receiveTelephoneEvent(),
        packetTimeMs(session),
        direction(session.direction()),
        session.held());
  }

  /** Before an answer to our own offer: we listen, and send nothing. */
  static LineMedia awaitingAnswer(int telephoneEvent) {
    return LineMedia.simple(null, G711Law.A_LAW, OptionalInt.of(telephoneEvent));
  }

  /** Where an offer's first address is; without one, where the peer's SIP came from. */
  static InetAddress peer(Optional<String> offerJson, DialogRecord dialog) {
    return offerJson
        .flatMap(json -> DialogCodec.description(json).media().stream().findFirst())
        .flatMap(media -> IpLiteral.parse(media.address()))
        .orElse(dialog.destination().getAddress());
  }

  /** Where the audio of a stored call went; before it was settled, where its SIP came from. */
  static InetAddress peer(DialogCodec.StoredMedia media, DialogRecord dialog) {
    return media
        .session()
        .flatMap(session -> IpLiteral.parse(session.remoteAddress()))
        .orElse(dialog.destination().getAddress());
  }

  private static @Nullable InetSocketAddress remote(MediaSession session) {
    InetAddress address = IpLiteral.parse(session.remoteAddress()).orElse(null);
    return address == null ? null : new InetSocketAddress(address, session.remotePort());
  }

  private static G711Law law(Codec codec) {
    return codec == Codec.PCMA ? G711Law.A_LAW : G711Law.MU_LAW;
  }

  private static int packetTimeMs(MediaSession session) {
    int wanted = (int) session.packetTime().toMillis();
    int rounded = wanted / MIN_PTIME_MS * MIN_PTIME_MS;
    return Math.max(MIN_PTIME_MS, Math.min(MAX_PTIME_MS, rounded));
  }

  private static LineMedia.Direction direction(Direction direction) {
    return LineMedia.Direction.valueOf(direction.name());
  }
}
