package frontdesk.ops.chaos.partition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How many datagrams each node has sent, by the counters of its own network namespace: a line plays
 * fifty a second, everything else that a node sends by UDP is far less. Looked at every 20 ms by a
 * thread of its own; any thread may ask.
 */
final class VoiceMeter implements AutoCloseable {
  private static final long LOOK_MS = 20;
  private static final int MOST_LOOKS = 100_000;

  private final Map<Integer, Long> pids;
  private final Map<Integer, List<Sent>> sent = new HashMap<>();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  /**
   * A look at one node.
   *
   * @param at nano time of this process
   * @param datagrams since its namespace was made
   */
  record Sent(long at, long datagrams) {}

  private VoiceMeter(Map<Integer, Long> pids) {
    this.pids = Map.copyOf(pids);
  }

  /**
   * Begins to look.
   *
   * @param pids a process of each node's namespace, by the node's number
   */
  static VoiceMeter start(Map<Integer, Long> pids) {
    VoiceMeter meter = new VoiceMeter(pids);
    var unused = meter.looks.scheduleAtFixedRate(meter::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    return meter;
  }

  private void look() {
    pids.forEach(
        (node, pid) ->
            datagrams(pid)
                .ifPresent(
                    count -> {
                      synchronized (sent) {
                        List<Sent> all = sent.computeIfAbsent(node, key -> new ArrayList<>());
                        if (all.size() < MOST_LOOKS) {
                          all.add(new Sent(System.nanoTime(), count));
                        }
                      }
                    }));
  }

  /** Empty when the process has ended. */
  private static OptionalLong datagrams(long pid) {
    try {
      List<String[]> udp =
          Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", "snmp")).stream()
              .filter(line -> line.startsWith("Udp:"))
              .map(line -> line.split(" ", -1))
              .toList();
      int column = Arrays.asList(udp.get(0)).indexOf("OutDatagrams");
      return OptionalLong.of(Long.parseLong(udp.get(1)[column]));
    } catch (IOException | IndexOutOfBoundsException gone) {
      return OptionalLong.empty();
    }
  }

  /** What was seen of a node. */
  List<Sent> of(int node) {
    synchronized (sent) {
      return List.copyOf(sent.getOrDefault(node, List.of()));
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
