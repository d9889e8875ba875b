package frontdesk.engine.sip.sdp;

/** The outcome of an offer or answer. */
public sealed interface Negotiation {
  /** Both sides agree; the description is what we said last, to be sent when it is an answer. */
  record Agreed(MediaSession session, LocalDescription description) implements Negotiation {}

  /** Nothing fits; a request gets 488 with this Warning value. */
  record Refused(Reason reason) implements Negotiation {
    /** The value of a Warning header (RFC 3261 20.43), from this agent name. */
    public String warning(String agent) {
      return reason.code + " " + agent + " \"" + reason.text + "\"";
    }
  }

  /** Why nothing fits. */
  enum Reason {
    NO_AUDIO(304, "No usable audio stream"),
    NO_CODEC(305, "Incompatible media format"),
    PACKET_TIME(305, "Packet time not supported"),
    ADDRESS_REFUSED(301, "Media address not accepted"),
    ANSWER_MISMATCH(399, "The answer does not match the offer");

    private final int code;
    private final String text;

    Reason(int code, String text) {
      this.code = code;
      this.text = text;
    }
  }
}
