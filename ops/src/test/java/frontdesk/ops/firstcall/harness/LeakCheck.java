package frontdesk.ops.firstcall.harness;

import frontdesk.ops.playground.ClosedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node had before its calls, and whether it has come back to it: slots, lines, ports,
 * dialogs, actors (and with them streams and timers), sockets, threads.
 */
public final class LeakCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final Pattern LISTENING = Pattern.compile(":(\\p{XDigit}{4}) \\S+ 0A$");
  private static final int INODE = 9;

  /** Parts of actors' names that are numbered anew every time. */
  private static final Pattern NUMBERS = Pattern.compile("[-$+#][0-9A-Za-z]*$");

  /** An actor of the library's own, made when something is first published. */
  private static final String MADE_BY_THE_LIBRARY_LATER = "eventstream";

  /** Threads of pools that grow with load and shrink by themselves. */
  private static final Pattern POOLS =
      Pattern.compile(
          "(?i).*(dispatcher|ForkJoin|pool|hikari|H2|Keep-Alive|scheduler|surefire|Cleaner|raw"
              + "|database-|recognizer).*");

  private final NodeUnderTest node;
  private final Set<String> actors;
  private final Set<String> threads;
  private final Set<String> sockets;

  private LeakCheck(NodeUnderTest node) throws IOException {
    this.node = node;
    this.actors = actors(node);
    this.threads = threads();
    this.sockets = sockets();
  }

  /** Remembers what there is now, without a call. */
  public static LeakCheck before(NodeUnderTest node) throws IOException {
    return new LeakCheck(node);
  }

  /** Waits until everything is as before; the test's own sockets have to be closed. */
  public void shouldBeBack() {
    Await.until(
        () -> "the node is idle again: " + node.node().usage(),
        PATIENCE,
        () -> node.node().usage().idle());
    Await.until(
        () -> "no actor is left over: " + more(actors(node), actors),
        PATIENCE,
        () -> more(actors(node), actors).isEmpty());
    Await.until(
        () -> "no thread is left over: " + more(threads(), threads),
        PATIENCE,
        () -> more(threads(), threads).isEmpty());
    Await.until(
        () -> "no socket is left over: " + more(sockets(), sockets),
        PATIENCE,
        () -> sockets().size() <= sockets.size());
  }

  private static Set<String> more(Set<String> now, Set<String> before) {
    Set<String> more = new TreeSet<>(now);
    more.removeAll(before);
    return more;
  }

  /** The tree of actors, without numbers. */
  private static Set<String> actors(NodeUnderTest node) {
    return node.node()
        .system()
        .printTree()
        .lines()
        .map(line -> NUMBERS.matcher(line.split(" class ", 2)[0].trim()).replaceAll(""))
        .filter(line -> !line.contains("$") && !line.contains(MADE_BY_THE_LIBRARY_LATER))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !POOLS.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sockets() {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.flatMap(LeakCheck::socket).collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> socket(Path file) {
    try {
      Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
      return socket.matches()
          ? Stream.of(socket.group(1) + ends(socket.group(1)))
              .filter(described -> !isClaim(described))
          : Stream.of();
    } catch (IOException closedMeanwhile) {
      return Stream.of();
    }
  }

  /** Ports are claimed for tests in blocks, whenever the last block is used up. */
  private static boolean isClaim(String described) {
    Matcher listening = LISTENING.matcher(described);
    return listening.find() && ClosedPorts.claimed(Integer.parseInt(listening.group(1), 16));
  }

  /** What the system tells of it: its kind, both ends in hexadecimal digits, its state. */
  private static String ends(String inode) throws IOException {
    for (String kind : List.of("udp", "tcp", "udp6", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net", kind))) {
        String[] words = line.trim().split("\\s+", -1);
        if (words.length > INODE && words[INODE].equals(inode)) {
          return " %s %s %s %s".formatted(kind, words[1], words[2], words[3]);
        }
      }
    }
    return "";
  }
}
