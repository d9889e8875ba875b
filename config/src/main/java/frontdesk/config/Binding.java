package frontdesk.config;

import frontdesk.config.check.Section;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where sockets are bound, and what others are told instead.
 *
 * @param bound the addresses to bind, at least one
 * @param advertised at most one for each family; empty where the bound address is told
 */
public record Binding(List<InetAddress> bound, List<InetAddress> advertised) {
  private static final String EXPECTED = "an IP address such as 192.0.2.1 or 2001:db8::1";
  private static final String REMEDY = "write the address itself, not a name";
  private static final String BIND = "bind-addresses";
  private static final String ADVERTISED = "advertised-addresses";

  /** Reads both lists, of which audio needs one address for each family at most. */
  static Binding readForAudio(Section section, boolean open) {
    Binding binding = read(section, open);
    section.rule(
        onePerFamily(binding.bound),
        "at most one IPv4 and one IPv6 address",
        "keep one of each family: a call gets the one of the family that its offer names",
        BIND);
    return binding;
  }

  private static boolean onePerFamily(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getClass).distinct().count() == addresses.size();
  }

  /** Reads both lists; {@code open} says whether others than this machine may call. */
  static Binding read(Section section, boolean open) {
    List<Section.Item<InetAddress>> bound =
        section.texts(BIND, EXPECTED, REMEDY, InternetAddresses::literal);
    List<Section.Item<InetAddress>> advertised =
        section.texts(ADVERTISED, EXPECTED, REMEDY, InternetAddresses::literal);
    Binding binding = new Binding(section.distinct(bound), section.distinct(advertised));
    section.rule(!bound.isEmpty(), "at least one address", "bind 127.0.0.1", BIND);
    section.rule(
        onePerFamily(binding.advertised),
        "at most one IPv4 and one IPv6 address",
        "keep those that callers can reach",
        ADVERTISED);
    for (Section.Item<InetAddress> item : bound) {
      InetAddress address = item.value();
      if (!address.isLoopbackAddress() && !open) {
        section.refuse(
            item,
            "a loopback address, as no other network is allowed",
            "name the networks of your trunks and phones in frontdesk.sip.allowed-networks");
      }
      if (address.isAnyLocalAddress() && binding.advertisedFor(address).equals(address)) {
        section.refuse(
            item,
            "an advertised address of the same family beside a wildcard",
            "add the address that callers can reach to " + ADVERTISED);
      }
    }
    return binding;
  }

  /** What others are told of a bound address: the advertised one of its family, or itself. */
  public InetAddress advertisedFor(InetAddress address) {
    Optional<InetAddress> told =
        advertised.stream().filter(a -> a.getClass() == address.getClass()).findFirst();
    return told.orElse(address);
  }
}
