package frontdesk.engine.sip.message;

/** What a datagram or a frame turned out to be. */
public sealed interface ParseResult {
  /** A message that can be handled. */
  record Parsed(SipMessage message) implements ParseResult {}

  /**
   * A request that gets a refusal; its headers may be incomplete. An ACK is never answered (RFC
   * 3261 17). After the last one of a stream nothing can be read: answer and close.
   */
  record Refused(String method, Headers headers, int status, Defect defect, boolean last)
      implements ParseResult {
    /** The same as the last of its stream. */
    Refused asLast() {
      return new Refused(method, headers, status, defect, true);
    }
  }

  /** Something that gets no answer: no SIP, a malformed response, a response out of range. */
  record Discarded(Defect defect) implements ParseResult {}

  /** Line ends between messages; a ping asks for a pong on streams (RFC 5626 3.5.1). */
  record KeepAlive(boolean ping) implements ParseResult {}

  /** Why a message was refused or discarded. */
  enum Defect {
    NOT_SIP,
    START_LINE,
    VERSION,
    METHOD_TOO_LONG,
    URI_TOO_LONG,
    URI_MALFORMED,
    HEADER_MALFORMED,
    HEADER_TOO_LONG,
    HEADERS_TOO_LONG,
    TOO_MANY_HEADERS,
    HEADER_MISSING,
    HEADER_REPEATED,
    VIA,
    ADDRESS,
    CSEQ,
    CALL_ID,
    NUMBER_OUT_OF_RANGE,
    CONTENT_LENGTH,
    MESSAGE_TOO_LONG,
    RESPONSE_MALFORMED
  }
}
