package frontdesk.engine.sip.sdp;

import java.util.List;

/**
 * What we bring to an offer or answer: the advertised media address and port, codecs in order of
 * preference, the telephone-event payload type of our own offers, the packet time of our own offers
 * in ms (10 to 60), and the direction that we want (our view).
 */
public record LocalMedia(
    String address,
    int port,
    List<Codec> codecs,
    int telephoneEvent,
    int packetTimeMs,
    Direction direction) {

  public LocalMedia {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty() || port < 1 || port > 65_535 || packetTimeMs < 10 || packetTimeMs > 60) {
      throw new IllegalArgumentException("local media out of range");
    }
    if (telephoneEvent < 96 || telephoneEvent > 127) {
      throw new IllegalArgumentException("telephone-event needs a dynamic payload type");
    }
  }

  /** Both codecs, A-law first; telephone-event 101; 20 ms; sending and receiving. */
  public static LocalMedia of(String address, int port) {
    return new LocalMedia(
        address, port, List.of(Codec.PCMA, Codec.PCMU), 101, 20, Direction.SENDRECV);
  }

  /** The same with another wish for the direction. */
  public LocalMedia withDirection(Direction wanted) {
    return new LocalMedia(address, port, codecs, telephoneEvent, packetTimeMs, wanted);
  }
}
