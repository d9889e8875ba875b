package frontdesk.ops.chaos.day;

import frontdesk.ops.chaos.FaultNotPossible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures the process of a node from outside: by jcmd and by what the system says. Blocking. */
final class NodeProbe {
  private static final Duration JCMD = Duration.ofMinutes(1);
  private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final int INODE_COLUMN = 9;

  private final long pid;
  private final Path jcmd;

  /**
   * Of this process.
   *
   * @throws FaultNotPossible where the process cannot be looked at
   */
  NodeProbe(long pid) throws FaultNotPossible {
    this.pid = pid;
    this.jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd) || !Files.isDirectory(proc("fd"))) {
      throw new FaultNotPossible("the hour needs a JDK with jcmd, and Linux with /proc");
    }
  }

  /** Takes a sample; collects the node's garbage first, which stops it for a moment. */
  NodeSample take() throws IOException, InterruptedException {
    run("GC.run");
    Matcher used = USED.matcher(run("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd GC.heap_info says nothing of the heap");
    }
    Set<String> sockets = new HashSet<>();
    long descriptors = descriptors(sockets);
    return new NodeSample(
        Long.parseLong(used.group(1)),
        descriptors,
        udp(sockets),
        status("Threads:"),
        status("VmRSS:"));
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }

  private long descriptors(Set<String> sockets) throws IOException {
    long count = 0;
    try (Stream<Path> links = Files.list(proc("fd"))) {
      for (Path link : links.toList()) {
        Matcher socket = SOCKET.matcher(target(link));
        if (socket.matches()) {
          sockets.add(socket.group(1));
        }
        count++;
      }
    }
    return count;
  }

  private static String target(Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException closed) {
      return closed.getClass().getSimpleName(); // closed since it was listed
    }
  }

  private long udp(Set<String> sockets) throws IOException {
    long count = 0;
    for (String table : List.of("net/udp", "net/udp6")) {
      Path file = proc(table);
      if (Files.exists(file)) {
        for (String row : Files.readAllLines(file)) {
          String[] columns = row.strip().split("\\s+", -1);
          count += columns.length > INODE_COLUMN && sockets.contains(columns[INODE_COLUMN]) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private long status(String key) throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.substring(key.length()).strip().split("\\s+", -1)[0]);
      }
    }
    throw new IOException("the system says no " + key);
  }

  private String run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(JCMD.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IOException("jcmd " + command + " failed: " + said);
    }
    return said;
  }
}
