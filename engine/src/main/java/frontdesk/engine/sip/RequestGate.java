package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.message.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The inspections that every request passes, in the order of RFC 3261 8.2; pure. */
final class RequestGate {
  private static final List<String> INFO_TYPES =
      List.of("application/dtmf-relay", "application/dtmf");

  private RequestGate() {}

  /** A refusal: status and what explains it. */
  record Refusal(int status, List<Header> headers) {
    Refusal(int status, String name, String value) {
      this(status, List.of(new Header(name, value)));
    }
  }

  /** What this request is refused with, if anything. */
  static Optional<Refusal> inspect(SipRequest request) {
    String method = request.method();
    if (!SipMethod.isHandled(method)) {
      int status = SipMethod.isKnown(method) ? Status.METHOD_NOT_ALLOWED : Status.NOT_IMPLEMENTED;
      return Optional.of(new Refusal(status, "Allow", SipMethod.ALLOWED));
    }
    String scheme = SipUri.scheme(request.uri());
    if (!scheme.equals("sip") && !scheme.equals("sips") && !scheme.equals("tel")) {
      return Optional.of(new Refusal(Status.UNSUPPORTED_SCHEME, List.of()));
    }
    // A CANCEL means its INVITE only: extensions are nothing to it (RFC 3261 8.2.2.3).
    return method.equals(SipMethod.CANCEL)
        ? Optional.empty()
        : extensions(request).or(() -> content(request)).or(() -> acceptance(request));
  }

  private static Optional<Refusal> extensions(SipRequest request) {
    List<String> unsupported =
        request.headers().list("Require").stream()
            .filter(option -> !option.equalsIgnoreCase(Responder.SUPPORTED))
            .toList();
    return unsupported.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(Status.BAD_EXTENSION, "Unsupported", String.join(", ", unsupported)));
  }

  private static Optional<Refusal> content(SipRequest request) {
    if (request.body().isEmpty()) {
      return Optional.empty();
    }
    String encoding = request.headers().first("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return Optional.of(new Refusal(Status.UNSUPPORTED_MEDIA, "Accept-Encoding", "identity"));
    }
    List<String> taken =
        switch (request.method()) {
          case SipMethod.INVITE, SipMethod.UPDATE -> List.of(Responder.SDP);
          case SipMethod.INFO -> INFO_TYPES;
          default -> List.of();
        };
    return taken.isEmpty() || taken.contains(request.contentType())
        ? Optional.empty()
        : Optional.of(new Refusal(Status.UNSUPPORTED_MEDIA, "Accept", String.join(", ", taken)));
  }

  /** A caller that takes no SDP cannot be answered (RFC 4475 3.3.16). */
  private static Optional<Refusal> acceptance(SipRequest request) {
    if (!request.method().equals(SipMethod.INVITE) || !request.headers().has("Accept")) {
      return Optional.empty();
    }
    boolean takesSdp =
        request.headers().list("Accept").stream()
            .map(range -> range.toLowerCase(Locale.ROOT))
            .anyMatch(
                range ->
                    range.startsWith(Responder.SDP)
                        || range.startsWith("application/*")
                        || range.startsWith("*/*"));
    return takesSdp
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Status.NOT_ACCEPTABLE, "Warning", "399 frontdesk \"Only SDP can be answered\""));
  }
}
