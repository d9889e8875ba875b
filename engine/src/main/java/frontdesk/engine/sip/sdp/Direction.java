package frontdesk.engine.sip.sdp;

import java.util.Locale;
import java.util.Optional;

/** The direction of a stream as its owner sees it (RFC 3264 5.1). */
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

  /** The direction that this attribute name means. */
  public static Optional<Direction> ofAttribute(String name) {
    for (Direction direction : values()) {
      if (direction.attribute().equals(name)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  /** The attribute name in SDP. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean sends() {
    return sends;
  }

  public boolean receives() {
    return receives;
  }

  /** The same stream seen from the other end. */
  public Direction mirrored() {
    return of(/* sends= */ receives, /* receives= */ sends);
  }

  /** What is left when only this much of it is wanted. */
  public Direction limitedTo(Direction wanted) {
    return of(sends && wanted.sends, receives && wanted.receives);
  }

  private static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }
}
