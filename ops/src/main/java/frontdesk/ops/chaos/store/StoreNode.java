package frontdesk.ops.chaos.store;

import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.Endings;
import frontdesk.ops.playground.OwnProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A node as a process of its own, whose lines are read as they come. Any thread. */
final class StoreNode implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(45);
  private static final int LAST_LINES = 2_000;

  /** The last lines of a thread dump of OpenJDK's. */
  private static final String DUMP_END = "JNI global refs";

  private static final Duration DUMP = Duration.ofSeconds(5);
  private static final String OWN_WORDS = "  frontdesk : ";

  /** What the cluster says of a machine that has no time for it, whatever the store does. */
  private static final String BUSY_MACHINE = "ClusterHeartbeat";

  /** At most once a minute, whatever was refused for. */
  private static final String COUNT_OF_REFUSALS = "refused or lost of late";

  private static final Pattern UDP = Pattern.compile("kind=UDP, bound=/127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern ALARMING = Pattern.compile("^\\d{4}-\\S+ (WARN|ERROR) .*");

  private final Process process;
  private final Path data;
  private final List<Said> lines = new ArrayList<>();

  /**
   * A line of its output or log.
   *
   * @param nanos when it was read, monotonic
   */
  record Said(String line, long nanos) {}

  private StoreNode(Process process, Path data) {
    this.process = process;
    this.data = data;
    OwnProgram.listen(
        process.getInputStream(), "store-node-out", this::add, "(the stream broke off)");
    OwnProgram.listen(
        process.getErrorStream(), "store-node-log", this::add, "(the stream broke off)");
  }

  /** Where a node keeps its files, and what it is told on top of the defaults. */
  record Place(Path folder, String overrides) {
    Path data() {
      return folder.resolve("data");
    }

    Path config() {
      return folder.resolve("frontdesk.conf");
    }

    /** Writes the configuration; HOCON overrides come last. */
    Place written() throws IOException {
      String text =
          """
          frontdesk {
            node.data-directory = "%s"
            sip.port = 0
            call { retry-after = 7s, no-speech-timeout = 15s }
          }
          """
              .formatted(data());
      Files.writeString(
          Files.createDirectories(folder).resolve("frontdesk.conf"), text + overrides);
      return this;
    }
  }

  /** Starts one and waits until it takes calls. */
  static StoreNode start(Place place) throws Exception {
    return start(place, List.of());
  }

  /**
   * The same as a child of another command, which gets the node's command line as its last
   * arguments.
   */
  static StoreNode start(Place place, List<String> wrapper) throws Exception {
    List<String> line =
        OwnProgram.line(
            wrapper,
            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"),
            List.of("run", "-c", place.written().config().toString(), "--show-calls"));
    StoreNode node =
        new StoreNode(Endings.ofThisProcess().start(new ProcessBuilder(line)), place.data());
    try {
      node.await("the node takes calls", START, said -> said.line().equals("ready"));
      return node;
    } catch (TimeoutException e) {
      node.close();
      throw new FaultNotPossible("the node does not start here: " + node.said());
    }
  }

  private synchronized void add(String line) {
    lines.add(new Said(line, System.nanoTime()));
    notifyAll();
  }

  /** All lines so far. */
  synchronized List<Said> said() {
    return List.copyOf(lines);
  }

  /** Waits for a line. */
  Said await(String what, Duration patience, Predicate<Said> wanted)
      throws InterruptedException, TimeoutException {
    return awaitNth(what, patience, wanted, 1);
  }

  /** Waits for so many prompts in all; answers the last one. */
  Said awaitPrompts(int count, Duration patience) throws InterruptedException, TimeoutException {
    return awaitNth("prompt " + count, patience, StoreNode::isPrompt, count);
  }

  private synchronized Said awaitNth(
      String what, Duration patience, Predicate<Said> wanted, int count)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      List<Said> found = lines.stream().filter(wanted).toList();
      if (found.size() >= count) {
        return found.get(count - 1);
      }
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0 || (!process.isAlive() && found.isEmpty())) {
        tellWhatThreadsDo();
        throw new TimeoutException(
            "not seen: " + what + "; the node's last lines: " + String.join("\n", lastLines()));
      }
      wait(leftMs);
    }
  }

  private List<String> lastLines() {
    return lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).map(Said::line).toList();
  }

  /** Whoever waits in vain wants to know for what the node waits: it writes that to its output. */
  private void tellWhatThreadsDo() throws InterruptedException {
    long end = System.nanoTime() + DUMP.toNanos();
    try {
      for (ProcessHandle each :
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
        if (each.info().command().orElse("").endsWith("java")) {
          new ProcessBuilder("kill", "-QUIT", Long.toString(each.pid())).start();
        }
      }
    } catch (IOException e) {
      add("(no thread dump: " + e + ")");
    }
    while (process.isAlive()
        && System.nanoTime() < end
        && lines.stream().noneMatch(said -> said.line().startsWith(DUMP_END))) {
      wait(100);
    }
  }

  private static boolean isPrompt(Said said) {
    return said.line().startsWith(OWN_WORDS);
  }

  /** What it has said to callers, in order. */
  List<Said> prompts() {
    return said().stream()
        .filter(StoreNode::isPrompt)
        .map(said -> new Said(said.line().substring(OWN_WORDS.length()), said.nanos()))
        .toList();
  }

  /** The lines of its log that somebody should look at, since then. */
  List<String> alarms(long sinceNanos) {
    return said().stream()
        .filter(said -> said.nanos() - sinceNanos >= 0)
        .map(Said::line)
        .filter(line -> ALARMING.matcher(line).matches())
        .filter(line -> !line.contains(BUSY_MACHINE) && !line.contains(COUNT_OF_REFUSALS))
        .toList();
  }

  /** Where it takes SIP over UDP. */
  InetSocketAddress sip() {
    return said().stream()
        .map(said -> UDP.matcher(said.line()))
        .filter(Matcher::find)
        .map(found -> Integer.parseInt(found.group(1)))
        .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .findFirst()
        .orElseThrow();
  }

  /** Whom to call to reach the practice. */
  String uri() {
    return "sip:harbour@127.0.0.1:" + sip().getPort();
  }

  /** Its data directory as it is called in its own view of the file system. */
  Path data() {
    return data;
  }

  /** A file as the node sees it, seen from here: the node may have mounts of its own. */
  Path asSeenByIt(Path path) {
    return Path.of("/proc", Long.toString(process.pid()), "root", path.toString());
  }

  /** Asks it to stop, as an operator would, and waits until it has. */
  void stop() throws InterruptedException, TimeoutException {
    List<ProcessHandle> children = process.descendants().toList();
    if (children.isEmpty()) {
      process.destroy();
    } else {
      children.forEach(ProcessHandle::destroy);
    }
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("the node does not stop");
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
