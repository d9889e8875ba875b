package frontdesk.engine.sip.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in text: IPv4 dotted, IPv6 with or without brackets. Never resolves a name. */
public final class IpLiteral {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  /** The address that this text spells, or nothing when it is a name or malformed. */
  public static Optional<InetAddress> parse(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean v6 = bare.indexOf(':') >= 0 && V6.matcher(bare).matches();
    boolean v4 = !bracketed && V4.matcher(bare).matches();
    if (!v4 && !v6) {
      return Optional.empty();
    }
    try {
      // Brackets make the JDK refuse a bad IPv6 literal instead of asking a name server.
      return Optional.of(InetAddress.getAllByName(v6 ? "[" + bare + "]" : bare)[0]);
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /** The address as SDP writes it: no brackets, no scope. */
  public static String bare(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  /** The address as a SIP URI or Via writes it: IPv6 in brackets (RFC 3261 25.1 host). */
  public static String host(InetAddress address) {
    return address instanceof Inet6Address ? "[" + bare(address) + "]" : bare(address);
  }
}
