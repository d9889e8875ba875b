package frontdesk.ops.chaos.database;

import com.typesafe.config.ConfigFactory;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.cluster.StoredCalls;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.NodePlace;
import frontdesk.ops.playground.Playground;
import frontdesk.ops.playground.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The database of several nodes fails under bookings from all of them: first every connection is
 * cut, again and again, whatever it is about to commit; then the server dies as by a power cut.
 *
 * @param cuts how often all connections are cut
 * @param outage how long the server stays dead
 */
record KilledDatabase(int cuts, Duration outage) {
  static final String NAME = "postgresql-killed";
  static final String PROMISE =
      "the connections of all nodes to PostgreSQL are cut under their bookings, then the server"
          + " dies and comes back: nothing is promised that is not committed, nothing is booked"
          + " twice, and every node goes on by itself.";

  private static final Duration RECOVERS = Duration.ofSeconds(30);
  private static final long LOOK_MS = 50;
  private static final String CUT_ALL =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
          + " AND backend_type = 'client backend'";

  Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    if (plan.database().isPresent()) {
      throw new FaultNotPossible("a database that is there already is not killed");
    }
    Verdict verdict = new Verdict(NAME);
    Random random = new Random(run.seed());
    List<LoadProcess> nodes = new ArrayList<>();
    try (Playground playground = Playground.prepare(plan)) {
      PostgresServer server = playground.server().orElseThrow();
      try {
        NodePlace first = start(playground, plan.nodes(), nodes, run);
        for (LoadProcess node : nodes) {
          node.order("begin");
          node.line();
        }
        DatabaseJudge.recovery("the start", goOn(nodes), RECOVERS, verdict);
        cutConnections(server, random);
        run.say("connections cut " + cuts + " times");
        DatabaseJudge.recovery("the last cut", goOn(nodes), RECOVERS, verdict);
        server.stopAtOnce();
        run.say("the server is dead");
        pause(outage.toMillis());
        server.start();
        run.say("the server is back");
        DatabaseJudge.recovery("the server's death", goOn(nodes), RECOVERS, verdict);
        Told told = Told.nothing();
        for (LoadProcess node : nodes) {
          node.order("stop");
          told = told.plus(WritersCommand.JSON.readValue(node.line(), Told.class));
        }
        StoredCalls stored = StoredCalls.read(first.config());
        DatabaseJudge.bookings(told, stored.bookings(), stored.sound(), verdict);
      } finally {
        nodes.forEach(LoadProcess::close);
      }
    }
    return verdict
        .figure("cuts", cuts)
        .figure("outage_ms", outage.toMillis())
        .figure("nodes", plan.nodes());
  }

  private static NodePlace start(
      Playground playground, int count, List<LoadProcess> nodes, ChaosRun run) throws IOException {
    @Nullable NodePlace first = null;
    for (int i = 0; i < count; i++) {
      NodePlace place = playground.configure();
      first = first == null ? place : first;
      LoadProcess node =
          LoadProcess.start(List.of("chaos", "writers", "--config", place.config().toString()));
      nodes.add(node);
      String line = node.line();
      while (!line.equals("ready")) {
        line = node.line();
      }
      run.say(place.name() + " is up");
    }
    return Objects.requireNonNull(first, "a node");
  }

  /** At times that nobody can foresee: among so many bookings some cut falls into a commit. */
  private void cutConnections(PostgresServer server, Random random)
      throws SQLException, InterruptedException {
    String url = ConfigFactory.parseString(server.settings()).getString("frontdesk.journal.url");
    for (int i = 0; i < cuts; i++) {
      pause(200 + random.nextInt(800));
      try (Connection connection = DriverManager.getConnection(url, "postgres", "unused");
          Statement statement = connection.createStatement()) {
        statement.execute(CUT_ALL);
      }
    }
  }

  /** How long each node takes from now until one booking more is promised. */
  private static List<Optional<Duration>> goOn(List<LoadProcess> nodes)
      throws IOException, InterruptedException {
    long from = System.nanoTime();
    List<Integer> before = new ArrayList<>();
    for (LoadProcess node : nodes) {
      before.add(count(node));
    }
    List<Optional<Duration>> after = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Duration> took = Optional.empty();
      while (took.isEmpty() && System.nanoTime() - from < 2 * RECOVERS.toNanos()) {
        if (count(nodes.get(i)) > before.get(i)) {
          took = Optional.of(Duration.ofNanos(System.nanoTime() - from));
        } else {
          pause(LOOK_MS);
        }
      }
      after.add(took);
    }
    return after;
  }

  private static int count(LoadProcess node) throws IOException {
    node.order("count");
    return Integer.parseInt(node.line());
  }

  private static void pause(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }
}
