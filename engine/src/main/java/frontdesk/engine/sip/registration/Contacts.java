package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The contacts of a registration: those that are to stand, and those of before that are to go.
 *
 * @param wanted by which callers reach us now
 * @param leaving registered earlier and not wanted any more
 */
record Contacts(List<SipUri> wanted, List<SipUri> leaving) {
  Contacts {
    wanted = List.copyOf(wanted);
    leaving = List.copyOf(leaving);
  }

  /** These are wanted from now on; what was wanted or still leaving before goes. */
  Contacts change(List<SipUri> next) {
    List<SipUri> gone = new ArrayList<>(leaving);
    wanted.stream().filter(old -> !gone.contains(old)).forEach(gone::add);
    gone.removeIf(next::contains);
    return new Contacts(next, gone);
  }

  /** These are to go too, unless they are wanted. */
  Contacts takingBack(List<SipUri> others) {
    List<SipUri> gone = new ArrayList<>(leaving);
    others.stream()
        .filter(other -> !gone.contains(other) && !wanted.contains(other))
        .forEach(gone::add);
    return new Contacts(wanted, gone);
  }

  /** What was told to leave has left. */
  Contacts settled() {
    return new Contacts(wanted, List.of());
  }

  /** The Contact headers of a request: wanted ones stay, leaving ones expire at once. */
  List<Header> headers(Duration expires) {
    List<Header> headers = new ArrayList<>();
    wanted.forEach(uri -> headers.add(header(uri, expires.toSeconds())));
    leaving.forEach(uri -> headers.add(header(uri, 0)));
    return headers;
  }

  private static Header header(SipUri uri, long seconds) {
    return new Header("Contact", "<" + uri.text() + ">;expires=" + seconds);
  }

  /**
   * How long a 200 keeps all of ours: the shortest time of the wanted ones. The time at a contact
   * wins over the Expires header (RFC 3261 10.2.4). Empty when one of ours is not kept.
   */
  Optional<Duration> granted(SipResponse response, Duration asked) {
    OptionalLong general = seconds(response.headers().first("Expires"));
    List<NameAddr> kept =
        response.headers().list("Contact").stream()
            .flatMap(c -> NameAddr.parse(c).stream())
            .toList();
    if (kept.isEmpty()) {
      // Some registrars list nothing; they mean yes.
      return Optional.of(Duration.ofSeconds(general.orElse(asked.toSeconds())));
    }
    long shortest = Long.MAX_VALUE;
    for (SipUri own : wanted) {
      OptionalLong time =
          kept.stream()
              .filter(contact -> SipUri.parse(contact.uri()).filter(u -> same(u, own)).isPresent())
              .mapToLong(
                  contact ->
                      seconds(contact.params().get("expires"))
                          .orElse(general.orElse(asked.toSeconds())))
              .max();
      shortest = Math.min(shortest, time.orElse(0));
    }
    return shortest <= 0 || wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(shortest));
  }

  /** Whether two name the same place; registrars drop or add parameters. */
  private static boolean same(SipUri one, SipUri other) {
    return one.user().equals(other.user())
        && one.host().toLowerCase(Locale.ROOT).equals(other.host().toLowerCase(Locale.ROOT))
        && port(one) == port(other);
  }

  private static int port(SipUri uri) {
    return uri.port().orElse(uri.secure() ? 5061 : 5060);
  }

  static OptionalLong seconds(Optional<String> text) {
    String digits = text.map(String::strip).orElse("");
    boolean readable =
        !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(Character::isDigit);
    return readable ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }
}
