package frontdesk.engine.media;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Binds sockets to even ports of a bounded range (RFC 3550 11), the longest unused first. Any
 * thread.
 */
final class RtpPorts {
  private static final int TRIES_OF_SYSTEM = 32;

  private final InetAddress bindAddress;
  private final int first;
  private final int pairs;
  private final BitSet used = new BitSet();
  private int next;

  /** A socket, or why there is none. */
  sealed interface Binding {
    record Bound(DatagramChannel channel, int port) implements Binding {}

    record Failed(OpenAnswer.Reason reason) implements Binding {}
  }

  RtpPorts(MediaSettings settings, RandomGenerator random) {
    bindAddress = settings.bindAddress();
    first = settings.firstPort();
    pairs = first == 0 ? 0 : (settings.lastPort() - first) / 2 + 1;
    next = pairs == 0 ? 0 : random.nextInt(pairs);
  }

  /** Ports of the range that this node uses. */
  synchronized int inUse() {
    return used.cardinality();
  }

  synchronized void release(int port) {
    if (first != 0) {
      used.clear((port - first) / 2);
    }
  }

  synchronized Binding bind() {
    return first == 0 ? bindAnywhere() : bindInRange();
  }

  private Binding bindInRange() {
    for (int tried = 0; tried < pairs; tried++) {
      int pair = next;
      next = (next + 1) % pairs;
      if (used.get(pair)) {
        continue;
      }
      Binding binding = tryBind(first + 2 * pair);
      if (binding instanceof Binding.Bound) {
        used.set(pair);
        return binding;
      }
      if (binding instanceof Binding.Failed failed
          && failed.reason() != OpenAnswer.Reason.PORTS_EXHAUSTED) {
        return failed;
      }
    }
    return new Binding.Failed(OpenAnswer.Reason.PORTS_EXHAUSTED);
  }

  private Binding bindAnywhere() {
    for (int tried = 0; tried < TRIES_OF_SYSTEM; tried++) {
      Binding binding = tryBind(0);
      if (binding instanceof Binding.Failed) {
        return binding;
      }
      if (binding instanceof Binding.Bound bound) {
        if (bound.port() % 2 == 0) {
          return bound;
        }
        closeQuietly(bound.channel());
      }
    }
    return new Binding.Failed(OpenAnswer.Reason.PORTS_EXHAUSTED);
  }

  private Binding tryBind(int port) {
    DatagramChannel channel = null;
    try {
      channel =
          DatagramChannel.open(
              bindAddress instanceof Inet6Address
                  ? StandardProtocolFamily.INET6
                  : StandardProtocolFamily.INET);
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(bindAddress, port));
      int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      return new Binding.Bound(channel, bound);
    } catch (IOException e) {
      if (channel != null) {
        closeQuietly(channel);
      }
      // The same exception says "in use" and "not our address"; only the first is worth a next
      // port.
      boolean taken =
          e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
      return new Binding.Failed(
          taken ? OpenAnswer.Reason.PORTS_EXHAUSTED : OpenAnswer.Reason.NO_SOCKET);
    }
  }

  private static void closeQuietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a socket that was never used does not close", e);
    }
  }
}
