package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account at a SIP provider, where the node registers so that calls come to it (RFC 3261 section
 * 10).
 *
 * @param name the user part of our contact there, by which its calls are known
 * @param server host name or address of the registrar, or of the outbound proxy before it; an
 *     address of IPv6 in brackets, as SIP URIs write it
 * @param domain of the account, which the registrar answers for; written likewise
 * @param account the user part of the address of record, often the telephone number
 * @param user for the digest
 * @param clinic who is called when a call does not say which number was dialled
 * @param numbers that callers dial to reach that clinic by this trunk, beside the clinic's own
 * @param expires asked for; the registrar may grant another time
 * @param contact the one place where its calls are to go, such as a proxy before the nodes; without
 *     it they go to the nodes themselves
 * @param caller by whom it proves its calls, where they come from outside the allowed networks
 */
public record TrunkSettings(
    String name,
    String server,
    int port,
    Transport transport,
    String domain,
    String account,
    String user,
    Secret password,
    Optional<ClinicId> clinic,
    List<String> numbers,
    Duration expires,
    Optional<NodeAddress> contact,
    Optional<Caller> caller) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253})");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._~+-]{1,64}");

  /** How it is reached. */
  public enum Transport {
    UDP,
    TCP
  }

  /** Who a trunk says it is, when it calls. */
  public record Caller(String user, Secret password) {
    /** Without content. */
    @Override
    public String toString() {
      return "Caller[redacted]";
    }
  }

  static List<TrunkSettings> readAll(Section root) {
    List<TrunkSettings> trunks = new ArrayList<>();
    for (Section section : root.sections("trunks")) {
      TrunkSettings trunk = read(section);
      section.rule(
          trunks.stream().noneMatch(other -> other.name.equals(trunk.name)),
          "a name that no other trunk has",
          "rename one of them",
          "name");
      section.rule(
          trunk.caller.isEmpty()
              || trunks.stream().noneMatch(other -> other.hasCaller(trunk.caller.get().user())),
          "a caller-user that no other trunk has",
          "agree on another one with one of the providers",
          "caller-user");
      trunks.add(trunk);
    }
    return List.copyOf(trunks);
  }

  private boolean hasCaller(String user) {
    return caller.filter(known -> known.user().equals(user)).isPresent();
  }

  private static TrunkSettings read(Section section) {
    String server =
        section.parsed("server", "a host name or address", "write it", "", TrunkSettings::host);
    String account =
        matching(section, "account", ACCOUNT, "the user part of the account's address");
    TrunkSettings trunk =
        new TrunkSettings(
            matching(section, "name", NAME, "lower-case letters, digits and hyphens"),
            server,
            section.has("port") ? section.number("port", 1, 65_535) : 5060,
            section.has("transport") ? section.choice("transport", Transport.class) : Transport.UDP,
            section.optionalText("domain").isPresent()
                ? section.parsed(
                    "domain", "a host name or address", "write it", "", TrunkSettings::host)
                : server,
            account,
            section.optionalText("user").orElse(account),
            Passwords.read(section),
            section.optionalText("clinic").map(ClinicId::new),
            section.has("numbers") ? numbers(section) : List.of(),
            section.has("expires")
                ? section.duration("expires", Duration.ofMinutes(1), Duration.ofDays(1))
                : Duration.ofHours(1),
            section.optionalText("contact").isPresent()
                ? Optional.of(contact(section))
                : Optional.empty(),
            caller(section));
    section.rule(
        trunk.numbers.isEmpty() || trunk.clinic.isPresent(),
        "a clinic beside numbers",
        "say whose numbers these are",
        "clinic",
        "numbers");
    section.rule(
        !trunk.password.reveal().isEmpty(),
        "a password",
        "set password, by an environment variable, or password-file",
        "password");
    section.finish();
    return trunk;
  }

  private static List<String> numbers(Section section) {
    return section.distinct(
        section.texts(
            "numbers",
            "numbers in international form",
            "write [\"+442079460000\", \"…\"]",
            text -> Optional.of(text).filter(t -> E164.matcher(t).matches())));
  }

  private static NodeAddress contact(Section section) {
    return section.parsed(
        "contact",
        "host:port",
        "write the address that the provider reaches",
        new NodeAddress("", 1),
        NodeAddress::parse);
  }

  private static Optional<Caller> caller(Section section) {
    Optional<String> user =
        section.optionalText("caller-user").isPresent()
            ? Optional.of(matching(section, "caller-user", ACCOUNT, "a user name"))
            : Optional.empty();
    Secret password = Passwords.read(section, "caller-password");
    section.rule(
        user.isPresent() == !password.reveal().isEmpty(),
        "caller-user and its password, or neither",
        "set the other one too",
        "caller-user",
        "caller-password");
    return user.map(name -> new Caller(name, password));
  }

  private static String matching(Section section, String key, Pattern form, String expected) {
    return section.parsed(
        key,
        expected,
        "write it so",
        "",
        text -> Optional.of(text).filter(t -> form.matcher(t).matches()));
  }

  private static Optional<String> host(String text) {
    Optional<String> name = Optional.of(text).filter(t -> HOST.matcher(t).matches());
    return name.or(
        () ->
            InternetAddresses.literal(text)
                .map(address -> text.startsWith("[") ? text : "[" + text + "]"));
  }

  /** Without account and user: they are the clinic's. */
  @Override
  public String toString() {
    return "TrunkSettings[" + name + "]";
  }
}
