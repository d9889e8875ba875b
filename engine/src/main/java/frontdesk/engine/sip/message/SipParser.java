package frontdesk.engine.sip.message;

import frontdesk.engine.sip.message.ParseResult.Defect;
import frontdesk.engine.sip.message.ParseResult.Discarded;
import frontdesk.engine.sip.message.ParseResult.Parsed;
import frontdesk.engine.sip.message.ParseResult.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message out of a datagram or a frame (RFC 3261 section 7); stateless, any thread. Bad
 * input is a {@link ParseResult}, never an exception. Verdicts follow RFC 4475.
 */
public final class SipParser {
  private static final Pattern VERSION = Pattern.compile("SIP/[0-9]{1,4}\\.[0-9]{1,4}");
  private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 ([0-9]{3})(?: (.*))?");
  private static final String END_OF_HEADERS = "\r\n\r\n";

  private final ParseLimits limits;

  public SipParser(ParseLimits limits) {
    this.limits = limits;
  }

  /** Reads one datagram; octets after the body are ignored (RFC 3261 18.3). */
  public ParseResult parseDatagram(byte[] octets, int length) {
    String text = new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    int start = 0;
    while (text.startsWith("\r\n", start)) {
      start += 2;
    }
    if (start == text.length()) {
      return new ParseResult.KeepAlive(false);
    }
    int end = text.indexOf(END_OF_HEADERS, start);
    String head = end < 0 ? text.substring(start) : text.substring(start, end);
    String rest = end < 0 ? "" : text.substring(end + END_OF_HEADERS.length());
    if (length > limits.messageBytes()) {
      return refuseTooLong(head);
    }
    return parse(head, rest, false);
  }

  /** Reads one frame of a stream: the head without its blank line, and exactly its body. */
  public ParseResult parseFrame(String head, String body) {
    return parse(head, body, true);
  }

  /** The refusal of a message that is longer than we read. */
  public ParseResult refuseTooLong(String head) {
    return refuse(head, Status.TOO_LARGE, Defect.MESSAGE_TOO_LONG);
  }

  /** A refusal with what can be read of the head, or a discard when it is no request. */
  public ParseResult refuse(String head, int status, Defect defect) {
    String bounded = head.substring(0, Math.min(head.length(), limits.headersBytes()));
    List<String> lines = HeaderLines.unfold(bounded);
    String startLine = lines.get(0);
    int space = startLine.indexOf(' ');
    String method = space < 0 ? "" : startLine.substring(0, space);
    if (startLine.startsWith("SIP/") || !startLine.contains(" SIP/") || !Lexis.isToken(method)) {
      return new Discarded(startLine.startsWith("SIP/") ? defect : Defect.NOT_SIP);
    }
    Headers readable = HeaderLines.readable(lines.subList(1, lines.size()), limits);
    return readable.has("Via")
        ? new Refused(method, readable, status, defect, false)
        : new Discarded(defect);
  }

  private ParseResult parse(String head, String rest, boolean stream) {
    if (head.length() > limits.headersBytes()) {
      return refuse(head, Status.TOO_LARGE, Defect.HEADERS_TOO_LONG);
    }
    List<String> lines = HeaderLines.unfold(head);
    HeaderLines.Result read = HeaderLines.read(lines.subList(1, lines.size()), limits);
    if (read.defect() != null) {
      return refuse(head, Status.BAD_REQUEST, read.defect());
    }
    return lines.get(0).startsWith("SIP/")
        ? parseResponse(lines.get(0), read.headers(), rest, stream)
        : parseRequest(head, lines.get(0), read.headers(), rest, stream);
  }

  private ParseResult parseResponse(String line, Headers headers, String rest, boolean stream) {
    var form = STATUS_LINE.matcher(line);
    Optional<String> body = HeaderRules.body(headers, rest, stream);
    if (!form.matches() || body.isEmpty() || HeaderRules.check(headers) != null) {
      return new Discarded(Defect.RESPONSE_MALFORMED);
    }
    int status = Integer.parseInt(form.group(1));
    if (status < 100 || status > 699) {
      return new Discarded(Defect.RESPONSE_MALFORMED);
    }
    String reason = form.group(2) == null ? "" : form.group(2);
    return new Parsed(new SipResponse(status, reason, headers, body.get()));
  }

  private ParseResult parseRequest(
      String head, String line, Headers headers, String rest, boolean stream) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', start)) {
      words.add(line.substring(start, space));
      start = space + 1;
    }
    words.add(line.substring(start));
    String version = words.get(words.size() - 1);
    boolean versioned = VERSION.matcher(version).matches();
    if (words.size() == 3 && versioned && !version.equals("SIP/2.0")) {
      return refuse(head, Status.BAD_VERSION, Defect.VERSION);
    }
    if (words.size() != 3 || !versioned || !Lexis.isToken(words.get(0))) {
      return refuse(head, Status.BAD_REQUEST, Defect.START_LINE);
    }
    SipRequest request = new SipRequest(words.get(0), words.get(1), headers, "");
    Optional<String> body = HeaderRules.body(headers, rest, stream);
    if (request.method().length() > limits.methodChars()) {
      return refuse(head, Status.NOT_IMPLEMENTED, Defect.METHOD_TOO_LONG);
    }
    if (request.uri().length() > limits.uriChars()) {
      return refuse(head, Status.URI_TOO_LONG, Defect.URI_TOO_LONG);
    }
    @Nullable Defect defect = HeaderRules.check(request);
    if (defect == null && body.isEmpty()) {
      defect = Defect.CONTENT_LENGTH;
    }
    if (defect != null && !headers.has("Via")) {
      return new Discarded(defect);
    }
    if (defect != null) {
      return new Refused(request.method(), headers, statusOf(request, defect), defect, false);
    }
    return new Parsed(new SipRequest(request.method(), request.uri(), headers, body.orElseThrow()));
  }

  /** A method that nobody knows is said to be so, whatever else is wrong (RFC 4475 3.1.2.18). */
  private static int statusOf(SipRequest request, Defect defect) {
    return defect == Defect.CSEQ && !SipMethod.isKnown(request.method())
        ? Status.NOT_IMPLEMENTED
        : Status.BAD_REQUEST;
  }
}
