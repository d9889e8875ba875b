package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.CallerPace;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.NodePlace;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Every node is told to stop, one after the other, and comes back at its place as another build,
 * while people call.
 *
 * @param older the class path of the build that leaves
 * @param newer the class path of the build that comes
 * @param calls that begin before each node's turn, spread over the nodes
 */
record UpgradedCluster(String older, String newer, int calls) implements ClusterScenario {
  private static final long APART_MS = 400;
  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration ANSWERED = Duration.ofMinutes(3);
  private static final Duration ENDED = Duration.ofMinutes(5);
  private static final Duration TALK = Duration.ofSeconds(4);

  /** Calls are to move while they last, and a busy machine may start a node slowly. */
  private static final String SETTINGS =
      """
      frontdesk {
        takeover.drain-patience = 2s
        node.start-timeout = 2m
      }
      """;

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public String promise() {
    return "every node is replaced by one of another build, one after the other, under calls: none"
        + " is dropped.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground = Playground.prepare(plan.withOverrides(SETTINGS + run.settings()));
        Nodes nodes = new Nodes(playground, plan.heap())) {
      for (int i = 0; i < plan.nodes(); i++) {
        nodes.configure();
        nodes.start(i, older);
        run.say(nodes.at(i).place().name() + " is up");
      }
      String olderName = BuiltNode.nameOf(older);
      String newerName = BuiltNode.nameOf(newer);
      run.say("older: " + olderName + ", newer: " + newerName);
      List<OptionalInt> statuses = new ArrayList<>();
      try (CallersProcess callers =
          CallersProcess.start(run.folder(), calls(nodes, run.pace(), random))) {
        callers.listen();
        for (int i = 0; i < plan.nodes(); i++) {
          talk(callers, i);
          statuses.add(nodes.at(i).drain(ENDED));
          run.say(nodes.at(i).place().name() + " has left with " + statuses.get(i));
          nodes.start(i, newer);
          run.say(nodes.at(i).place().name() + " is up, newer");
        }
        List<HeardCall> heard = callers.awaitEnd(ENDED);
        callers.problems().forEach(run::say);
        Path config = nodes.at(0).place().config();
        UpgradeJudge.judge(
            heard,
            callers.problems(),
            StoredCalls.read(config),
            statuses,
            StoredBuilds.read(config),
            !olderName.equals(newerName),
            verdict);
      }
    }
    return verdict.figure("nodes", plan.nodes());
  }

  /** A wave for each node's turn, from that node on over all of them. */
  private CallsPlan calls(Nodes nodes, CallerPace pace, Random random) {
    List<CallsPlan.Call> plan = new ArrayList<>();
    for (int turn = 0; turn < nodes.count(); turn++) {
      for (int i = 0; i < calls; i++) {
        plan.add(
            new CallsPlan.Call(
                nodes.at((turn + i) % nodes.count()).place().uri("harbour"),
                "sip:+44207946%04d@127.0.0.1".formatted(1_000 + plan.size()),
                "127.0.0.1",
                turn,
                APART_MS * i,
                pace.intoWordsMs(random),
                random.nextLong()));
      }
    }
    return new CallsPlan(plan, nodes.at(0).place().config().toString(), false);
  }

  /** Lets this turn's callers call: they talk when it returns. */
  private void talk(CallersProcess callers, int turn)
      throws IOException, InterruptedException, TimeoutException {
    callers.begin(turn);
    callers.awaitAnswered((turn + 1) * calls, ANSWERED.plusMillis(APART_MS * calls));
    new CountDownLatch(1).await(TALK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The nodes, each always at its place. One thread. */
  private static final class Nodes implements AutoCloseable {
    private final Playground playground;
    private final String heap;
    private final List<NodePlace> places = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private final List<BuiltNode> nodes = new ArrayList<>();

    Nodes(Playground playground, String heap) {
      this.playground = playground;
      this.heap = heap;
    }

    void configure() throws IOException {
      NodePlace place = playground.configure();
      places.add(place);
      settings.add(Files.readString(place.config()));
    }

    /** Starts the node of this place, in place of the one that was there, and waits for it. */
    void start(int index, String classPath)
        throws IOException, InterruptedException, TimeoutException {
      NodePlace place = places.get(index);
      List<NodePlace> others =
          nodes.stream().filter(BuiltNode::isAlive).map(BuiltNode::place).toList();
      String seeds =
          (others.isEmpty() ? List.of(place) : others)
              .stream()
                  .map(seed -> '"' + seed.clusterAddress() + '"')
                  .collect(Collectors.joining(", ", "frontdesk.cluster.seed-nodes = [", "]\n"));
      Files.writeString(place.config(), settings.get(index) + seeds);
      BuiltNode node = BuiltNode.start(place, classPath, heap);
      if (index == nodes.size()) {
        nodes.add(node);
      } else {
        nodes.set(index, node);
      }
      node.awaitReady(READY);
    }

    BuiltNode at(int index) {
      return nodes.get(index);
    }

    int count() {
      return nodes.size();
    }

    @Override
    public void close() {
      nodes.forEach(BuiltNode::close);
    }
  }
}
