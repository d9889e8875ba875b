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
   * What a 200 keeps of ours.
   *
   * @param kept those of the wanted ones that stand now
   * @param shortest until the first of them expires; where none is kept, the first of whatever the
   *     registrar lists, 0 if that is nothing
   */
  record Granted(List<SipUri> kept, Duration shortest) {
    Granted {
      kept = List.copyOf(kept);
    }
  }

  /** The time at a contact wins over the Expires header (RFC 3261 10.2.4). */
  Granted granted(SipResponse response, Duration asked) {
    long general =
        seconds(response.headers().first("Expires")).orElse(Math.max(0, asked.toSeconds()));
    List<NameAddr> listed =
        response.headers().list("Contact").stream()
            .flatMap(c -> NameAddr.parse(c).stream())
            .toList();
    if (listed.isEmpty()) {
      // Some registrars list nothing; they mean yes.
      return new Granted(general > 0 ? wanted : List.of(), Duration.ofSeconds(general));
    }
    List<SipUri> kept = new ArrayList<>();
    long shortest = Long.MAX_VALUE;
    for (SipUri own : wanted) {
      long time =
          listed.stream()
              .filter(contact -> SipUri.parse(contact.uri()).filter(u -> same(u, own)).isPresent())
              .mapToLong(contact -> time(contact, general))
              .max()
              .orElse(0);
      if (time > 0) {
        kept.add(own);
        shortest = Math.min(shortest, time);
      }
    }
    if (kept.isEmpty()) {
      shortest = listed.stream().mapToLong(c -> time(c, general)).min().orElse(0);
    }
    return new Granted(kept, Duration.ofSeconds(shortest));
  }

  private static long time(NameAddr contact, long general) {
    return seconds(contact.params().get("expires")).orElse(general);
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
