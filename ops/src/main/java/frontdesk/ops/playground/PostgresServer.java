package frontdesk.ops.playground;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the installed package, on a free port of one address and in a folder of
 * its own. It refuses to run as root: then it runs as the package's user.
 */
public final class PostgresServer implements AutoCloseable {
  /** What to say where there is none. */
  public static final String MISSING =
      "there is no PostgreSQL here: install the package postgresql";

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "postgres";
  private static final long PATIENCE_S = 60;

  /**
   * At the end, for a program of its that still runs: one that starts a server leaves it behind.
   */
  private static final long LAST_PATIENCE_S = 5;

  private final Path programs;
  private final TemporaryFolder temporary;
  private final Path folder;
  private final String address;
  private final int port;
  private final Endings.Ending ending;

  /** Of its programs one runs at a time. */
  private final ReentrantLock running = new ReentrantLock();

  private volatile @Nullable Process program;
  private volatile boolean over;

  private PostgresServer(Path programs, TemporaryFolder temporary, String address, int port)
      throws IOException {
    this.programs = programs;
    this.temporary = temporary;
    this.folder = temporary.path();
    this.address = address;
    this.port = port;
    this.ending =
        Endings.ofThisProcess().add("PostgreSQL on port " + port + " of " + address, this::end);
  }

  /**
   * Makes and starts one. Takes some seconds.
   *
   * @throws IOException when it does not start, or the package is not {@link #installed}
   */
  public static PostgresServer create() throws IOException, InterruptedException {
    return create(LOOPBACK);
  }

  /** The same at another address of this machine, for its networks too. */
  public static PostgresServer create(String address) throws IOException, InterruptedException {
    Path programs = programs().orElseThrow(() -> new IOException(MISSING));
    int port = ClosedPorts.at(InetAddress.getByName(address));
    PostgresServer server =
        new PostgresServer(programs, TemporaryFolder.create("frontdesk-postgresql"), address, port);
    boolean started = false;
    try {
      if (isRoot()) {
        server.run(List.of("chown", USER, server.folder.toString()));
      }
      server.asUser("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-N");
      server.admitNeighbours();
      server.start();
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  /** Whether the package is installed here. */
  public static boolean installed() throws IOException {
    return programs().isPresent();
  }

  /** The newest version's. */
  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
          .max(Comparator.naturalOrder());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** The settings of a node whose journal and keys are here. */
  public String settings() {
    return """
    frontdesk.journal {
      database = postgresql
      url = "jdbc:postgresql://%s:%d/postgres"
      user = %s
      password = unused
    }
    """
        .formatted(address, port, USER);
  }

  /** By itself it lets nobody in but this machine. */
  private void admitNeighbours() throws IOException {
    if (!address.equals(LOOPBACK)) {
      Files.writeString(
          folder.resolve("data").resolve("pg_hba.conf"),
          "host all all samenet trust" + System.lineSeparator(),
          StandardOpenOption.APPEND);
    }
  }

  /** Starts it where it was. */
  public void start() throws IOException, InterruptedException {
    asUser(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-t",
        Long.toString(PATIENCE_S),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-h " + address + " -p " + port + " -k " + folder,
        "start");
  }

  /** Stops it as a power cut would: nobody is told, nothing is tidied. */
  public void stopAtOnce() throws IOException, InterruptedException {
    asUser("pg_ctl", "-D", data(), "-m", "immediate", "stop");
  }

  private void asUser(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    line.add(programs.resolve(program).toString());
    line.addAll(List.of(arguments));
    run(line);
  }

  private void run(List<String> line) throws IOException, InterruptedException {
    running.lock();
    try {
      if (over) {
        throw new IOException("PostgreSQL has ended");
      }
      runAlone(line);
    } finally {
      running.unlock();
    }
  }

  private void runAlone(List<String> line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    program = process;
    boolean ended = false;
    try {
      ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
    if (!ended) {
      throw new IOException(line.get(0) + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", line) + " ended with " + process.exitValue());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      ending.close();
    } finally {
      temporary.close();
    }
  }

  private void end() throws IOException, InterruptedException {
    if (!running.tryLock(LAST_PATIENCE_S, TimeUnit.SECONDS)) {
      Process last = program;
      if (last != null) {
        last.descendants().forEach(ProcessHandle::destroyForcibly);
        last.destroyForcibly();
      }
      if (!running.tryLock(LAST_PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IOException("a program of PostgreSQL does not end");
      }
    }
    try {
      if (process().isPresent()) {
        stopAtOnce();
      }
      over = true;
    } finally {
      running.unlock();
    }
  }

  /** The server's, by what it wrote down when it started; empty when it does not run. */
  private Optional<ProcessHandle> process() throws IOException {
    Path written = folder.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(written)) {
      return Optional.empty();
    }
    return Files.readAllLines(written).stream()
        .findFirst()
        .filter(pid -> pid.matches("\\d+"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .filter(ProcessHandle::isAlive);
  }
}
