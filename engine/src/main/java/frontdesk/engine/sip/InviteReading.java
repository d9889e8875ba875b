package frontdesk.engine.sip;

import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.message.Params;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.sdp.SessionDescription;
import frontdesk.engine.sip.transport.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads an INVITE for the application; pure. */
final class InviteReading {
  private InviteReading() {}

  static IncomingInvite read(SipRequest invite, SdpBody body, Flow flow) {
    List<String> callers = users(invite, "P-Asserted-Identity");
    callers.addAll(users(invite, "Remote-Party-ID", named -> !isCalled(named)));
    callers.add(invite.from().user());
    List<String> called = new ArrayList<>();
    called.add(new NameAddr("", invite.uri(), Params.NONE).user());
    called.addAll(users(invite, "P-Called-Party-ID"));
    called.addAll(users(invite, "Diversion"));
    called.addAll(users(invite, "History-Info"));
    called.add(invite.to().user());
    return new IncomingInvite(
        invite.callId(),
        invite.uri(),
        invite.from(),
        invite.to(),
        present(callers),
        present(called),
        wantsPrivacy(invite),
        description(body),
        flow.remote(),
        flow.kind());
  }

  static Optional<SessionDescription> description(SdpBody body) {
    return body instanceof SdpBody.Present present
        ? Optional.of(present.description())
        : Optional.empty();
  }

  /** RFC 3323 and 3325; Remote-Party-ID says it in a parameter of its own. */
  private static boolean wantsPrivacy(SipRequest invite) {
    String privacy = invite.headers().first("Privacy").orElse("").toLowerCase(Locale.ROOT);
    return privacy.contains("id")
        || invite.headers().list("Remote-Party-ID").stream()
            .flatMap(value -> NameAddr.parse(value).stream())
            .anyMatch(named -> !isCalled(named) && says(named, "privacy", "full"));
  }

  private static boolean isCalled(NameAddr named) {
    return says(named, "party", "called");
  }

  private static boolean says(NameAddr named, String parameter, String value) {
    return named.params().get(parameter).filter(value::equalsIgnoreCase).isPresent();
  }

  private static List<String> users(SipRequest invite, String header) {
    return users(invite, header, named -> true);
  }

  private static List<String> users(SipRequest invite, String header, Predicate<NameAddr> taken) {
    return invite.headers().list(header).stream()
        .flatMap(value -> NameAddr.parse(value).stream())
        .filter(taken)
        .map(NameAddr::user)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The part before URI parameters that ride in the user, without empty ones and repetitions. */
  private static List<String> present(List<String> users) {
    return users.stream()
        .map(user -> user.indexOf(';') < 0 ? user : user.substring(0, user.indexOf(';')))
        .map(InviteReading::unescaped)
        .filter(user -> !user.isEmpty())
        .distinct()
        .toList();
  }

  /** Some trunks escape the plus of a number (RFC 3261 19.1.2); other escapes stay. */
  private static String unescaped(String user) {
    return user.startsWith("%2B") || user.startsWith("%2b") ? "+" + user.substring(3) : user;
  }
}
