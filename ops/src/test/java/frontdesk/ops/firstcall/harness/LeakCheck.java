package frontdesk.ops.firstcall.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
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
  private final long sockets;

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
        "no socket is left over: there were " + sockets, PATIENCE, () -> sockets() <= sockets);
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

  private static long sockets() throws IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(LeakCheck::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
