package frontdesk.ops.bench.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the Linux kernel says of UDP sockets: datagrams it dropped because nobody took them. */
public final class UdpSockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

  private UdpSockets() {}

  /** Datagrams dropped so far at the sockets of these local ports. */
  public static long drops(Set<Integer> ports) throws IOException {
    long drops = 0;
    for (Path table : TABLES) {
      if (Files.exists(table)) {
        drops += drops(Files.readAllLines(table), ports);
      }
    }
    return drops;
  }

  /** The same from the lines of such a table: the local port is in hexadecimal, drops come last. */
  static long drops(List<String> table, Set<Integer> ports) {
    return table.stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> ports.contains(port(columns[1])))
        .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
        .sum();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}
