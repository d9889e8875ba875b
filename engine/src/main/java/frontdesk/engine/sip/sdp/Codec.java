package frontdesk.engine.sip.sdp;

import java.util.Optional;

/** An audio codec that we speak, all at 8 kHz mono (RFC 3551 section 6). */
public enum Codec {
  PCMA(8),
  PCMU(0);

  private final int payloadType;

  Codec(int payloadType) {
    this.payloadType = payloadType;
  }

  /** The static payload type. */
  public int payloadType() {
    return payloadType;
  }

  /** The codec with this encoding name, in any case. */
  static Optional<Codec> ofEncoding(String name) {
    for (Codec codec : values()) {
      if (codec.name().equalsIgnoreCase(name)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** The codec with this static payload type. */
  static Optional<Codec> ofPayloadType(int payloadType) {
    for (Codec codec : values()) {
      if (codec.payloadType == payloadType) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
