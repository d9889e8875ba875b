package frontdesk.engine.media;

import frontdesk.protocol.media.G711Law;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What offer and answer settled for a line (RFC 3264), seen from our side.
 *
 * @param remote where the far end wants its audio; null (late offer) or an unspecified address such
 *     as 0.0.0.0 (old hold): nothing is sent
 * @param send what our audio is encoded as
 * @param receive what the far end's audio may be encoded as, one entry per payload type
 * @param keysOut payload type of telephone events we send; empty if the far end takes none
 * @param keysIn payload type of telephone events we receive; empty if none were agreed
 * @param ptimeMs milliseconds of audio in a packet we send: 10 to 60, a multiple of 10
 * @param direction who may send, from our side
 * @param held whether the far end holds the call: utterances wait, the inbound watchdog rests
 */
public record LineMedia(
    @Nullable InetSocketAddress remote,
    Format send,
    List<Format> receive,
    OptionalInt keysOut,
    OptionalInt keysIn,
    int ptimeMs,
    Direction direction,
    boolean held) {

  /** A payload type and its law. */
  public record Format(int payloadType, G711Law law) {
    public Format {
      checkPayloadType(payloadType);
    }

    /** The law with its static payload type. */
    public static Format of(G711Law law) {
      return new Format(law.payloadType(), law);
    }
  }

  /** Who may send, from our side (RFC 3264 5.1 and 6.1). */
  public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
      this.sends = sends;
      this.receives = receives;
    }

    /** Whether we may send. */
    public boolean sends() {
      return sends;
    }

    /** Whether the far end may send. */
    public boolean receives() {
      return receives;
    }
  }

  public LineMedia {
    receive = List.copyOf(receive);
    keysOut.ifPresent(LineMedia::checkPayloadType);
    keysIn.ifPresent(LineMedia::checkPayloadType);
    if (ptimeMs < 10 || ptimeMs > 60 || ptimeMs % 10 != 0) {
      throw new IllegalArgumentException("ptimeMs must be 10, 20, .. 60");
    }
  }

  /** Both ways, 20 ms, one law with its static payload type, keys as this payload type. */
  public static LineMedia simple(
      @Nullable InetSocketAddress remote, G711Law law, OptionalInt keys) {
    Format format = Format.of(law);
    return new LineMedia(
        remote, format, List.of(format), keys, keys, 20, Direction.SENDRECV, false);
  }

  /** The same with another far-end address. */
  public LineMedia withRemote(@Nullable InetSocketAddress address) {
    return new LineMedia(address, send, receive, keysOut, keysIn, ptimeMs, direction, held);
  }

  /** The same with another direction and hold. */
  public LineMedia withDirection(Direction newDirection, boolean nowHeld) {
    return new LineMedia(remote, send, receive, keysOut, keysIn, ptimeMs, newDirection, nowHeld);
  }

  /** The same with another packet time to send. */
  public LineMedia withPtimeMs(int milliseconds) {
    return new LineMedia(remote, send, receive, keysOut, keysIn, milliseconds, direction, held);
  }

  boolean maySend() {
    return direction.sends() && reachable() != null;
  }

  /** The far end's address if packets can go there: resolved, specified, with a port. */
  @Nullable InetSocketAddress reachable() {
    InetSocketAddress address = remote;
    if (address == null || address.isUnresolved() || address.getPort() == 0) {
      return null;
    }
    return address.getAddress().isAnyLocalAddress() ? null : address;
  }

  private static void checkPayloadType(int payloadType) {
    if (payloadType < 0 || payloadType > 127) {
      throw new IllegalArgumentException("a payload type is 0 to 127");
    }
  }
}
