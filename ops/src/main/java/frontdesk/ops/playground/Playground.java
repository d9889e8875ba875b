package frontdesk.ops.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on this machine: a database and nodes, each a process of its own, in a temporary
 * folder. Closing it ends all of them and removes the folder. Any thread; starting blocks.
 */
public final class Playground implements AutoCloseable {
  private static final int MASTER_KEY_BYTES = 32;

  /** A recognizer's model is loaded, and the machine may be busy. */
  private static final Duration READY = Duration.ofMinutes(3);

  private static final int SEEDS = 3;

  private final ClusterPlan plan;
  private final Ground ground;
  private final TemporaryFolder folder;
  private final @Nullable PostgresServer server;
  private final String database;
  private final List<Member> members = new ArrayList<>();
  private final List<NodePlace> places = new ArrayList<>();

  private Playground(
      ClusterPlan plan, Ground ground, TemporaryFolder folder, @Nullable PostgresServer server) {
    this.plan = plan;
    this.ground = ground;
    this.folder = folder;
    this.server = server;
    this.database = server != null ? server.settings() : plan.database().orElseThrow().settings();
  }

  /**
   * Starts the database and the first node; {@link #awaitReady} waits for it and starts the others.
   *
   * @throws IOException when something is missing here, in one sentence; nothing is left then
   */
  public static Playground start(ClusterPlan plan) throws IOException, InterruptedException {
    return start(plan, plan.ground());
  }

  /** The same on another ground than this machine's loopback addresses. */
  public static Playground start(ClusterPlan plan, Ground ground)
      throws IOException, InterruptedException {
    Playground playground = prepare(plan, ground);
    boolean started = false;
    try {
      NodePlace first = playground.configure();
      playground.launch(first);
      started = true;
      return playground;
    } finally {
      if (!started) {
        playground.close();
      }
    }
  }

  /** The same without any node: for those who start nodes of another kind by {@link #configure}. */
  public static Playground prepare(ClusterPlan plan) throws IOException, InterruptedException {
    return prepare(plan, plan.ground());
  }

  private static Playground prepare(ClusterPlan plan, Ground ground)
      throws IOException, InterruptedException {
    TemporaryFolder folder = TemporaryFolder.create("frontdesk-cluster");
    PostgresServer server = null;
    try {
      server = plan.database().isPresent() ? null : PostgresServer.create(ground.databaseAddress());
    } finally {
      if (server == null && plan.database().isEmpty()) {
        folder.close();
      }
    }
    Playground playground = new Playground(plan, ground, folder, server);
    boolean started = false;
    try {
      playground.writeMasterKey();
      started = true;
      return playground;
    } finally {
      if (!started) {
        playground.close();
      }
    }
  }

  private void writeMasterKey() throws IOException {
    byte[] key = new byte[MASTER_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.createFile(
        masterKey(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(masterKey(), Base64.getEncoder().encodeToString(key) + "\n");
  }

  private Path masterKey() {
    return folder.path().resolve("master.key");
  }

  /**
   * Gives the next node its place and its configuration file. The first one makes the cluster, the
   * others join those before it.
   */
  public NodePlace configure() throws IOException {
    NodePlace place;
    List<NodePlace> seeds;
    synchronized (members) {
      if (places.size() == ClusterPlan.LAST_NUMBER) {
        throw new IOException("there are no more addresses in " + plan.network());
      }
      place = ClusterPlan.place(places.size() + 1, ground, folder.path());
      places.add(place);
      seeds = seeds(place);
    }
    Files.createDirectory(place.folder());
    write(place, seeds);
    return place;
  }

  private void write(NodePlace place, List<NodePlace> seeds) throws IOException {
    Files.writeString(
        place.config(),
        NodeFile.text(place, seeds, masterKey().toString(), database, plan.overrides()));
  }

  private List<NodePlace> seeds(NodePlace place) {
    List<NodePlace> living = live().stream().map(Member::place).limit(SEEDS).toList();
    if (!living.isEmpty()) {
      return living;
    }
    return place.number() == 1 ? List.of(place) : places.subList(0, 1);
  }

  private Member launch(NodePlace place) throws IOException {
    Member member =
        new Member(
            place,
            ChildNode.start(
                ground.within(place.number()),
                ground.node(place.config()),
                plan.javaOptions(),
                line -> {
                  append(place.log(), line);
                  ground.onLine(place.number(), line);
                }));
    synchronized (members) {
      members.add(member);
    }
    return member;
  }

  private static void append(Path log, String line) {
    try {
      Files.writeString(
          log,
          line + System.lineSeparator(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the first node takes calls, and starts the others one after the other: at once they
   * would only take the processors from each other, and one that has no time looks dead.
   *
   * @param ready told of each node that takes calls
   * @throws IOException when one did not start, with what it said
   */
  public void awaitReady(Consumer<Member> ready)
      throws IOException, InterruptedException, TimeoutException {
    Member member = members().get(0);
    member.process().awaitReady(READY);
    ready.accept(member);
    for (int more = 1; more < plan.nodes(); more++) {
      member = add();
      member.process().awaitReady(READY);
      ready.accept(member);
    }
  }

  /** Every node that was ever started, in that order. */
  public List<Member> members() {
    synchronized (members) {
      return List.copyOf(members);
    }
  }

  /** Those whose process runs. */
  public List<Member> live() {
    return members().stream().filter(Member::isAlive).toList();
  }

  /** The node of this number, if there ever was one. */
  public Optional<Member> member(int number) {
    return members().stream().filter(member -> member.number() == number).findFirst();
  }

  /** The oldest live member of the cluster, by what the nodes say; empty when none answers. */
  public Optional<Member> oldest() {
    return live().stream()
        .flatMap(member -> member.report().stream())
        .flatMap(report -> report.peers().stream().limit(1))
        .findFirst()
        .flatMap(
            peer ->
                live().stream()
                    .filter(member -> member.place().clusterAddress().equals(peer.address()))
                    .findFirst());
  }

  /** The private database server, if there is one. */
  public Optional<PostgresServer> server() {
    return Optional.ofNullable(server);
  }

  /** Where its files are; gone after {@link #close}. */
  public Path folder() {
    return folder.path();
  }

  /** One more node, which joins those that live. */
  public Member add() throws IOException {
    return launch(configure());
  }

  /**
   * Starts a node again that has ended, at its place. Its seed nodes are those that every node of a
   * cluster names, in the same order: the first of them founds one where it reaches no other.
   */
  public Member restart(Member ended) throws IOException {
    List<NodePlace> seeds;
    synchronized (members) {
      members.remove(ended);
      seeds = List.copyOf(places.subList(0, Math.min(SEEDS, places.size())));
    }
    write(ended.place(), seeds);
    return launch(ended.place());
  }

  /**
   * Kills a node as a power cut would.
   *
   * @return when, by this process's nano time
   */
  public long kill(Member member) {
    member.meets(Member.Fate.KILLED);
    return member.process().killNow();
  }

  /** Tells a node to stop, as a deploy does; its calls go on elsewhere. */
  public void drain(Member member) {
    member.meets(Member.Fate.DRAINED);
    member.process().askToStop();
  }

  @Override
  public void close() throws IOException {
    List<Member> all = members();
    all.forEach(member -> member.process().close());
    try {
      for (Member member : all) {
        member.process().ended(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      if (server != null) {
        server.close();
      }
    } finally {
      folder.close();
    }
  }
}
