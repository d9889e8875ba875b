package frontdesk.engine.sip.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of several parts, as trunks from the telephone network send it: a session description
 * beside an ISUP message or a location (RFC 2046 5.1, RFC 5621). Only the session description means
 * anything to us. Pure.
 */
public final class Multipart {
  private static final int MAX_PARTS = 16;
  private static final String WANTED = "application/sdp";
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/[a-z0-9.-]{1,30}\\s*;(?:.*;)?\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:^|\\r?\\n)(?:content-type|c)\\s*:\\s*([^\\s;]{1,80})", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");

  private Multipart() {}

  /** The request with its session description alone, or as it is where there is no such part. */
  public static SipRequest reduced(SipRequest request) {
    return description(request).map(sdp -> request.withBody(WANTED, sdp)).orElse(request);
  }

  /** The response with its session description alone, or as it is where there is no such part. */
  public static SipResponse reduced(SipResponse response) {
    return description(response)
        .map(
            sdp ->
                response
                    .withHeaders(response.headers().without("Content-Type"))
                    .withBody(WANTED, sdp))
        .orElse(response);
  }

  private static Optional<String> description(SipMessage message) {
    if (!message.contentType().startsWith("multipart/")) {
      return Optional.empty();
    }
    Matcher form = BOUNDARY.matcher(message.headers().first("Content-Type").orElse(""));
    if (!form.matches()) {
      return Optional.empty();
    }
    String boundary = "--" + (form.group(1) == null ? form.group(2) : form.group(1));
    return firstDescription("\r\n" + message.body(), "\n" + boundary);
  }

  private static Optional<String> firstDescription(String body, String delimiter) {
    int start = body.indexOf(delimiter);
    for (int part = 0; start >= 0 && part < MAX_PARTS; part++) {
      int from = start + delimiter.length();
      int next = body.indexOf(delimiter, from);
      if (next < 0 || body.startsWith("--", from)) {
        return Optional.empty(); // the last delimiter closes
      }
      Optional<String> found = description(body.substring(from, next));
      if (found.isPresent()) {
        return found;
      }
      start = next;
    }
    return Optional.empty();
  }

  /** What follows the headers of a part, if they say that it is the one. */
  private static Optional<String> description(String part) {
    Matcher blank = BLANK_LINE.matcher(part);
    if (!blank.find()) {
      return Optional.empty();
    }
    Matcher type = TYPE.matcher(part.substring(0, blank.start()));
    return type.find() && type.group(1).equalsIgnoreCase(WANTED)
        ? Optional.of(part.substring(blank.end()).stripTrailing() + "\r\n")
        : Optional.empty();
  }
}
