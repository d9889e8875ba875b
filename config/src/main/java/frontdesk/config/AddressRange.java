package frontdesk.config;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A network in CIDR notation (RFC 4632), such as {@code 192.0.2.0/24} or {@code ::1/128}.
 *
 * @param network an address of it; bits beyond the prefix do not matter
 * @param prefixBits how many leading bits are compared
 */
public record AddressRange(InetAddress network, int prefixBits) {

  /** The range, if the text is one; an address without a prefix is a range of its own. */
  public static Optional<AddressRange> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length > 2 || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
      return Optional.empty();
    }
    return InternetAddresses.literal(parts[0])
        .map(
            address -> {
              int bits = address.getAddress().length * 8;
              return new AddressRange(
                  address, parts.length == 2 ? Integer.parseInt(parts[1]) : bits);
            })
        .filter(range -> range.prefixBits <= range.network.getAddress().length * 8);
  }

  /** Whether an address lies in this network; one of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of it is this machine's loopback. */
  public boolean loopbackOnly() {
    int bits = network.getAddress().length == 4 ? 8 : 128;
    return network.isLoopbackAddress() && prefixBits >= bits;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixBits;
  }
}
