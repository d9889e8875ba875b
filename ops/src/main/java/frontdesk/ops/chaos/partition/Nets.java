package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.Endings;
import frontdesk.ops.playground.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of this machine's own: a bridge, where callers and the database are, and a namespace
 * with one address on it for each node. Everything is named by this process and goes with {@link
 * #close}. Needs Linux, root, and {@code ip} of iproute2. Any thread; blocking.
 */
final class Nets implements Ground, AutoCloseable {
  /*
   * Silence from A to B is a permanent neighbour entry of A with a hardware address for B that
   * nobody has: what A sends gets lost, what B sends arrives. A reset from B to A, as a firewall
   * sends in its name, is B's address put on A's own loopback: A's system itself answers what A
   * sends there, and refuses it, while what B sends to A comes "from itself" and is dropped. A lost
   * host is a port taken off the bridge: its cable is still in, and nothing comes through. None of
   * the three needs more of the kernel than namespaces. One reset on a healthy link does: ss -K asks
   * the kernel to destroy sockets (INET_DIAG_DESTROY), and says which.
   */
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final String NOBODY = "02:00:00:00:00:99";
  private static final int HOST = 254;
  private static final int SUBNETS = 512;

  /** Short: names of interfaces end at 15 characters. */
  private final String name;

  private final String subnet;
  private final int nodes;
  private final NodeWords words;
  private final List<Break> breaks = new ArrayList<>();
  private final Endings.Ending ending;

  /** Something that was broken, and how to mend it. */
  private record Break(List<String> mend) {}

  private Nets(String name, String subnet, int nodes, NodeWords words) throws IOException {
    this.name = name;
    this.words = words;
    this.subnet = subnet;
    this.nodes = nodes;
    this.ending = Endings.ofThisProcess().add("the network " + name, this::remove);
  }

  /**
   * Makes one for so many nodes.
   *
   * @param words hears what the nodes say
   * @throws FaultNotPossible where this machine does not let us
   */
  static Nets create(int nodes, NodeWords words) throws FaultNotPossible, InterruptedException {
    long pid = ProcessHandle.current().pid();
    int made = MADE.getAndIncrement();
    Nets nets = null;
    boolean whole = false;
    try {
      nets =
          new Nets(
              "fd" + Long.toString(pid, Character.MAX_RADIX) + (char) ('a' + made % 26),
              freeSubnet(Math.floorMod(pid * 31 + made, SUBNETS)),
              nodes,
              words);
      nets.make();
      whole = true;
      return nets;
    } catch (IOException e) {
      throw new FaultNotPossible(
          "no network of our own can be made here (needs root and the package iproute2): "
              + e.getMessage());
    } finally {
      if (nets != null && !whole) {
        nets.close();
      }
    }
  }

  /** Of the range for tests of networks (RFC 2544), one that no interface here has. */
  private static String freeSubnet(int first) throws FaultNotPossible {
    try {
      List<String> taken =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .map(InetAddress::getHostAddress)
              .toList();
      for (int i = 0; i < SUBNETS; i++) {
        int number = (first + i) % SUBNETS;
        String subnet = "198.%d.%d.".formatted(18 + number / 256, number % 256);
        if (taken.stream().noneMatch(address -> address.startsWith(subnet))) {
          return subnet;
        }
      }
      throw new FaultNotPossible("every subnet of 198.18.0.0/15 is in use here");
    } catch (SocketException e) {
      throw new FaultNotPossible("this machine's addresses cannot be listed: " + e.getMessage());
    }
  }

  private void make() throws IOException, InterruptedException {
    ip("link", "add", name, "type", "bridge");
    ip("addr", "add", databaseAddress() + "/24", "dev", name);
    ip("link", "set", name, "up");
    for (int node = 1; node <= nodes; node++) {
      String space = space(node);
      ip("netns", "add", space);
      ip("link", "add", port(node), "type", "veth", "peer", "name", "eth0", "netns", space);
      ip("link", "set", port(node), "master", name);
      ip("link", "set", port(node), "up");
      ip("-n", space, "link", "set", "lo", "up");
      answerForOwnPortOnly(node);
      ip("-n", space, "addr", "add", address(node) + "/24", "dev", "eth0");
      ip("-n", space, "link", "set", "eth0", "up");
    }
  }

  /** Another node's address on this one's loopback is nothing that others should hear of. */
  private void answerForOwnPortOnly(int node) throws IOException, InterruptedException {
    List<String> write = with(within(node), "sh", "-c");
    String all = "/proc/sys/net/ipv4/conf/all/";
    Ip.run(with(write, "echo 1 > " + all + "arp_ignore; echo 2 > " + all + "arp_announce"));
  }

  /** The network in the form of settings. */
  String network() {
    return subnet + "0/24";
  }

  /** Callers' address, too. */
  @Override
  public String databaseAddress() {
    return subnet + HOST;
  }

  @Override
  public String address(int node) {
    return subnet + node;
  }

  @Override
  public List<String> within(int node) {
    return List.of("nsenter", "--net=/run/netns/" + space(node), "--");
  }

  @Override
  public List<String> node(java.nio.file.Path config) {
    return List.of("chaos", "bookers", "--config", config.toString());
  }

  @Override
  public void onLine(int node, String line) {
    words.take(node, line);
  }

  private String space(int node) {
    return name + "n" + node;
  }

  private String port(int node) {
    return name + "p" + node;
  }

  /** Whatever this node sends to the other is lost, silently. */
  void lose(int from, int to) throws IOException, InterruptedException {
    List<String> neighbour = List.of("-n", space(from), "neigh");
    run(
        with(
            neighbour, "replace", address(to), "lladdr", NOBODY, "dev", "eth0", "nud", "permanent"),
        with(neighbour, "del", address(to), "dev", "eth0"));
  }

  /** Whatever this node sends to the other is answered by resets, as if nobody listened there. */
  void reset(int from, int to) throws IOException, InterruptedException {
    List<String> address = List.of("-n", space(from), "addr");
    run(
        with(address, "add", address(to) + "/32", "dev", "lo"),
        with(address, "del", address(to) + "/32", "dev", "lo"));
  }

  /** The whole host of this node is off the network, silently. */
  void cut(int node) throws IOException, InterruptedException {
    run(
        List.of("link", "set", port(node), "nomaster"),
        List.of("link", "set", port(node), "master", name));
  }

  /** One reset on every connection from this node to a port of the other; new ones are welcome. */
  void breakConnections(int from, int to) throws IOException, InterruptedException {
    // It names what it has closed; where the kernel cannot, it says nothing and ends well.
    if (Ip.run(with(within(from), "ss", "-H", "-K", "dst", address(to))).isEmpty()) {
      throw new IOException("ss -K closed no connection from node-" + from + " to node-" + to);
    }
  }

  /** Mends everything. */
  void heal() throws IOException, InterruptedException {
    List<Break> all;
    synchronized (breaks) {
      all = List.copyOf(breaks);
      breaks.clear();
    }
    for (Break one : all) {
      Ip.run(one.mend());
    }
  }

  private void run(List<String> fault, List<String> mend) throws IOException, InterruptedException {
    Ip.run(with(List.of("ip"), fault));
    synchronized (breaks) {
      breaks.add(new Break(with(List.of("ip"), mend)));
    }
  }

  private static void ip(String... words) throws IOException, InterruptedException {
    Ip.run(with(List.of("ip"), words));
  }

  private static List<String> with(List<String> first, String... more) {
    return with(first, List.of(more));
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  /** Removes all of it, whatever of it was made; its processes must have ended. */
  @Override
  public void close() {
    try {
      ending.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove() {
    for (int node = 1; node <= nodes; node++) {
      Ip.attempt(List.of("ip", "link", "del", port(node)));
      Ip.attempt(List.of("ip", "netns", "del", space(node)));
    }
    Ip.attempt(List.of("ip", "link", "del", name));
  }
}
