package frontdesk.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where other nodes reach one.
 *
 * @param host a name or an address; one of IPv6 without its brackets
 * @param port 1 to 65535
 */
public record NodeAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([A-Za-z0-9][A-Za-z0-9.-]{0,252})):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /** Reads {@code host:port} or {@code [address]:port}. */
  public static Optional<NodeAddress> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(3));
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return port >= 1 && port <= LAST_PORT
        ? Optional.of(new NodeAddress(host, port))
        : Optional.empty();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
