package frontdesk.engine.sip.message;

import frontdesk.engine.sip.message.ParseResult.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 18.3), however the octets arrive. After a
 * frame whose length cannot be told the stream is broken: answer and close. One thread.
 */
public final class StreamFramer {
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final SipParser parser;
  private final ParseLimits limits;
  private final StringBuilder pending = new StringBuilder();
  private boolean broken;
  private int lineEnds;

  /** Octets already known to hold no end of a head, and the size of a frame whose head is whole. */
  private int searched;

  private int wholeFrame;

  public StreamFramer(SipParser parser, ParseLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** Takes what arrived; the result holds each message that is now complete, in order. */
  public List<ParseResult> feed(ByteBuffer arrived) {
    if (broken) {
      arrived.position(arrived.limit());
      return List.of();
    }
    byte[] octets = new byte[arrived.remaining()];
    arrived.get(octets);
    pending.append(new String(octets, StandardCharsets.ISO_8859_1));
    List<ParseResult> results = new ArrayList<>();
    while (!broken && next(results)) {
      // One frame a turn.
    }
    return results;
  }

  /** Whether the frame borders are lost, so that the connection must be closed. */
  public boolean isBroken() {
    return broken;
  }

  private boolean next(List<ParseResult> results) {
    if (pending.length() < wholeFrame) {
      return false;
    }
    skipLineEnds(results);
    int end = pending.indexOf(END_OF_HEAD, searched);
    if (end < 0 || end > limits.headersBytes()) {
      searched = Math.max(0, pending.length() - END_OF_HEAD.length() + 1);
      if (pending.length() > limits.headersBytes()) {
        breakOff(results, pending.toString(), Status.TOO_LARGE, Defect.HEADERS_TOO_LONG);
      }
      return false;
    }
    String head = pending.substring(0, end);
    Optional<Integer> length = HeaderRules.frameLength(head);
    if (length.isEmpty()) {
      breakOff(results, head, Status.BAD_REQUEST, Defect.CONTENT_LENGTH);
      return false;
    }
    int bodyStart = end + END_OF_HEAD.length();
    if (bodyStart + length.get() > limits.messageBytes()) {
      breakOff(results, head, Status.TOO_LARGE, Defect.MESSAGE_TOO_LONG);
      return false;
    }
    if (pending.length() < bodyStart + length.get()) {
      searched = end;
      wholeFrame = bodyStart + length.get();
      return false;
    }
    String body = pending.substring(bodyStart, bodyStart + length.get());
    pending.delete(0, bodyStart + length.get());
    lineEnds = 0;
    searched = 0;
    wholeFrame = 0;
    results.add(parser.parseFrame(head, body));
    return true;
  }

  private void breakOff(List<ParseResult> results, String head, int status, Defect defect) {
    broken = true;
    ParseResult refusal = parser.refuse(head, status, defect);
    results.add(refusal instanceof ParseResult.Refused refused ? refused.asLast() : refusal);
    pending.setLength(0);
    pending.trimToSize();
  }

  /** Two line ends between messages are a ping (RFC 5626 3.5.1). */
  private void skipLineEnds(List<ParseResult> results) {
    int skipped = 0;
    while (pending.length() >= skipped + 2
        && pending.charAt(skipped) == '\r'
        && pending.charAt(skipped + 1) == '\n') {
      skipped += 2;
      lineEnds++;
      if (lineEnds == 2) {
        lineEnds = 0;
        results.add(new ParseResult.KeepAlive(true));
      }
    }
    if (skipped > 0) {
      pending.delete(0, skipped);
      searched = 0;
    }
  }
}
