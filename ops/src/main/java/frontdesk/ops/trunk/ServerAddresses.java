package frontdesk.ops.trunk;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of a trunk's server: which of them is used, and which is next when that one fails
 * (RFC 3263 4.3). Not thread-safe.
 */
final class ServerAddresses {
  private final Set<InetSocketAddress> failed = new LinkedHashSet<>();
  private Optional<InetSocketAddress> current = Optional.empty();

  /** The one in use, once the name was found. */
  Optional<InetSocketAddress> current() {
    return current;
  }

  /** It answers: those that failed before may be well again when it fails itself. */
  void answered() {
    failed.clear();
  }

  /** The name has these addresses; the first is used unless one is in use already. */
  void found(List<InetSocketAddress> known) {
    current = current.or(() -> known.stream().findFirst());
  }

  /**
   * The one in use has failed, and the name has these addresses now: another one is used, if there
   * is any.
   *
   * @return whether that one has not failed since any of them answered, and may be tried at once
   */
  boolean next(List<InetSocketAddress> known) {
    current.ifPresent(failed::add);
    Optional<InetSocketAddress> fresh =
        known.stream().filter(address -> !failed.contains(address)).findFirst();
    if (fresh.isEmpty() && !known.isEmpty()) {
      int used = current.map(known::indexOf).orElse(-1);
      current = Optional.of(known.get((used + 1) % known.size()));
      failed.clear();
      return false;
    }
    current = fresh.or(() -> current);
    return fresh.isPresent();
  }
}
