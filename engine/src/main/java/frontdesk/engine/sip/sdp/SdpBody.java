package frontdesk.engine.sip.sdp;

/** The session description in a message: present, absent, or not readable. */
public sealed interface SdpBody {
  record Present(SessionDescription description) implements SdpBody {}

  enum Absent implements SdpBody {
    INSTANCE
  }

  record Malformed(Defect defect) implements SdpBody {}

  /** Why a description cannot be read. */
  enum Defect {
    TOO_LONG,
    LINE,
    VERSION,
    ORIGIN,
    CONNECTION,
    MEDIA,
    ATTRIBUTE
  }
}
