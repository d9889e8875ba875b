package frontdesk.engine.sip.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A network in CIDR form: base address and prefix length in bits (0..32 or 0..128). */
public record Network(InetAddress base, int prefixBits) {
  /** 127.0.0.0/8 and ::1: the machine itself. */
  public static final List<Network> LOOPBACK =
      List.of(parse("127.0.0.0/8").orElseThrow(), parse("::1/128").orElseThrow());

  /**
   * Addresses that mean something else to everybody: RFC 1918, shared and link-local ones (RFC
   * 6598, 3927), and for IPv6 unique and link-local ones (RFC 4193, 4291).
   */
  public static final List<Network> PRIVATE =
      List.of(
          parse("10.0.0.0/8").orElseThrow(),
          parse("172.16.0.0/12").orElseThrow(),
          parse("192.168.0.0/16").orElseThrow(),
          parse("100.64.0.0/10").orElseThrow(),
          parse("169.254.0.0/16").orElseThrow(),
          parse("fc00::/7").orElseThrow(),
          parse("fe80::/10").orElseThrow());

  public Network {
    if (prefixBits < 0 || prefixBits > base.getAddress().length * 8) {
      throw new IllegalArgumentException("prefix length out of range");
    }
  }

  /** Reads {@code address/prefix}; an address alone is a network of one. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> base = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int widest = base.get().getAddress().length * 8;
    if (slash < 0) {
      return Optional.of(new Network(base.get(), widest));
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > widest) {
      return Optional.empty();
    }
    return Optional.of(new Network(base.get(), Integer.parseInt(prefix)));
  }

  /** Whether this address lies inside; an address of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the address means the same to everybody. */
  public static boolean isPublic(InetAddress address) {
    return !anyContains(PRIVATE, address)
        && !address.isLoopbackAddress()
        && !address.isAnyLocalAddress();
  }

  /** Whether any of these networks holds the address. */
  public static boolean anyContains(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
