package frontdesk.engine.sip.message;

import frontdesk.engine.sip.message.ParseResult.Defect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fields of a message must satisfy before anybody else sees it (RFC 3261 8.1.1, 20). */
final class HeaderRules {
  private static final List<String> REQUIRED = List.of("Via", "From", "To", "Call-ID", "CSeq");
  private static final List<String> SINGLE =
      List.of(
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Max-Forwards",
          "Content-Length",
          "Content-Type",
          "Session-Expires",
          "Min-SE");

  /** Requests whose Contact becomes the remote target (RFC 3261 12.1.1, RFC 3311). */
  private static final Set<String> TARGETING = Set.of(SipMethod.INVITE, SipMethod.UPDATE);

  private static final int MAX_FORWARDS_DIGITS = 9;
  private static final int MAX_FORWARDS = 255;

  private HeaderRules() {}

  /** The first thing that is wrong with a request, or null. */
  static @Nullable Defect check(SipRequest request) {
    Defect general = check(request.headers());
    if (general != null) {
      return general;
    }
    if (!request.cseq().method().equals(request.method())) {
      return Defect.CSEQ;
    }
    String scheme = SipUri.scheme(request.uri());
    Optional<SipUri> uri = SipUri.parse(request.uri());
    // A Request-URI never carries headers (RFC 3261 19.1.1).
    if (scheme.isEmpty() || (isSip(scheme) && (uri.isEmpty() || !uri.get().headers().isEmpty()))) {
      return Defect.URI_MALFORMED;
    }
    return contacts(request);
  }

  private static boolean isSip(String scheme) {
    return scheme.equals("sip") || scheme.equals("sips");
  }

  /** One Contact at most, and one that we could send to (RFC 3261 8.1.1.8). */
  private static @Nullable Defect contacts(SipRequest request) {
    if (!TARGETING.contains(request.method())) {
      return null;
    }
    List<String> contacts = request.headers().list("Contact");
    boolean readable =
        contacts.stream()
            .allMatch(
                c -> NameAddr.parse(c).filter(a -> isSip(SipUri.scheme(a.uri()))).isPresent());
    boolean written = request.headers().has("Contact");
    return readable && contacts.size() <= 1 && (!written || contacts.size() == 1)
        ? null
        : Defect.ADDRESS;
  }

  /** The first thing that is wrong with any message's fields, or null. */
  static @Nullable Defect check(Headers headers) {
    for (String name : REQUIRED) {
      if (!headers.has(name)) {
        return Defect.HEADER_MISSING;
      }
    }
    for (String name : SINGLE) {
      if (headers.all(name).size() > 1) {
        return Defect.HEADER_REPEATED;
      }
    }
    for (String value : headers.all("Via")) {
      Optional<Via> via = Via.parse(value);
      if (via.isEmpty() || via.get().branch().equals(Via.MAGIC_COOKIE)) {
        return Defect.VIA;
      }
    }
    return checkValues(headers);
  }

  private static @Nullable Defect checkValues(Headers headers) {
    if (NameAddr.parse(headers.first("From").orElse("")).isEmpty()
        || NameAddr.parse(headers.first("To").orElse("")).isEmpty()) {
      return Defect.ADDRESS;
    }
    for (String name : List.of("Route", "Record-Route")) {
      for (String value : headers.all(name)) {
        if (NameAddr.parse(value).isEmpty()) {
          return Defect.ADDRESS;
        }
      }
    }
    if (CSeq.parse(headers.first("CSeq").orElse("")).isEmpty()) {
      return Defect.CSEQ;
    }
    String callId = headers.first("Call-ID").orElse("");
    if (callId.isEmpty() || callId.chars().anyMatch(c -> c <= ' ')) {
      return Defect.CALL_ID;
    }
    String hops = headers.first("Max-Forwards").orElse("70");
    return Lexis.isDigits(hops, MAX_FORWARDS_DIGITS) && Integer.parseInt(hops) <= MAX_FORWARDS
        ? null
        : Defect.NUMBER_OUT_OF_RANGE;
  }

  /** The body by Content-Length; without one a datagram's body is all that is left. */
  static Optional<String> body(Headers headers, String rest, boolean stream) {
    Optional<String> length = headers.first("Content-Length");
    if (length.isEmpty()) {
      return stream ? Optional.empty() : Optional.of(rest);
    }
    return Lexis.isDigits(length.get(), MAX_FORWARDS_DIGITS)
            && Integer.parseInt(length.get()) <= rest.length()
        ? Optional.of(rest.substring(0, Integer.parseInt(length.get())))
        : Optional.empty();
  }

  /** The length of the body that follows a stream's head, or nothing when it cannot be told. */
  static Optional<Integer> frameLength(String head) {
    List<String> lines = HeaderLines.unfold(head);
    Optional<String> found = Optional.empty();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : Lexis.trim(line.substring(0, colon));
      if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l")) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(Lexis.trim(line.substring(colon + 1)));
      }
    }
    return found
        .filter(digits -> Lexis.isDigits(digits, MAX_FORWARDS_DIGITS))
        .map(Integer::valueOf);
  }
}
